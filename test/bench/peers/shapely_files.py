"""Peer of the benchmarks: shapefile to result with pyogrio and shapely (GEOS), prepared, contains first. Prints JSON.

The result is what ours is: per right the common geometry and four attributes of every parcel it has to do with.
"""
import json
import resource
import sys
import time

import pyogrio
import shapely

folder, rounds = sys.argv[1], int(sys.argv[2])
FIELDS = ["BSM", "DLBM", "DLMC", "TBMJ"]


def polygon(parts):
    shapes = [shapely.Polygon(list(zip(part[0][::2], part[0][1::2])), [list(zip(hole[::2], hole[1::2])) for hole in part[1:]]) for part in parts]
    return shapes[0] if len(shapes) == 1 else shapely.MultiPolygon(shapes)


with open(folder + "/rights.json") as file:
    rights_parts = json.load(file)
times = []
for _ in range(rounds):
    rights = [polygon(parts) for parts in rights_parts]
    started = time.perf_counter()
    worked = time.process_time()
    _, _, wkb, columns = pyogrio.raw.read(folder + "/parcels.shp", columns=FIELDS, encoding="gbk")
    polygons = shapely.from_wkb(wkb)
    read = time.perf_counter()
    tree = shapely.STRtree(polygons)
    indexed = time.perf_counter()
    areas = []
    results = []
    for right in rights:
        shapely.prepare(right)
        found = tree.query(right)
        candidates = polygons[found]
        inside = shapely.contains_properly(right, candidates)
        rest = found[~inside]
        rest = rest[shapely.intersects(right, polygons[rest])]
        cut = shapely.intersection(right, polygons[rest])
        areas.append(float(shapely.area(candidates[inside]).sum() + shapely.area(cut).sum()))
        results.append((candidates[inside], cut, [column[found[inside]] for column in columns], [column[rest] for column in columns]))
    ended = time.perf_counter()
    times.append((ended - started, read - started, indexed - read, ended - indexed, time.process_time() - worked))
times.sort()
total, read, index, overlay, cpu = (1000 * value for value in times[len(times) // 2])
print(json.dumps({
    "version": "shapely " + shapely.__version__ + ", GEOS " + shapely.geos_version_string + ", pyogrio " + pyogrio.__version__ + ", GDAL " + pyogrio.__gdal_version_string__,
    "milliseconds": total, "readMilliseconds": read, "indexMilliseconds": index, "overlayMilliseconds": overlay, "cpuMilliseconds": cpu,
    "peakMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    "areas": areas,
}))
