/** Where the layer would lie under the chosen system, on the county's outline when there is one (mock b, upper right). */
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { convertCoordinates, conversionBetween } from '../../../shared/crs/transform.ts';
import type { ImportChoices, ImportPreview } from '../../../shared/formats/contract.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import { isEmptyExtent, joinExtents, type Extent } from '../../../shared/model/extent.ts';
import { callEngine } from '../../engine/client.ts';
import { displaySystem } from '../../state/display-system.ts';
import { reportFault } from '../../state/faults.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { useText } from '../../ui/text.ts';

type Paths = readonly (readonly number[])[];

/** Outline of the workspace's county in the display system; empty when there is none. */
function useCountyOutline(system: CoordinateSystem | null): Paths {
  const county = useWorkspace((state) => state.layers.find((layer) => layer.role === 'county' && layer.system !== null) ?? null);
  const [paths, setPaths] = useState<Paths>([]);
  useEffect(() => {
    if (county === null || system === null) return;
    let gone = false;
    callEngine('mapGeometry', [county.id, null, system]).then((geometry) => {
      if (gone) return;
      setPaths(
        Array.from({ length: geometry.pathStart.length - 1 }, (_unused, path) =>
          Array.from(geometry.coordinates.subarray(geometry.pathStart[path]! * 2, geometry.pathStart[path + 1]! * 2)),
        ),
      );
    }, reportFault);
    return () => {
      gone = true;
    };
  }, [county, system]);
  return paths;
}

function extentOf(paths: Paths): Extent {
  let extent: Extent = [Infinity, Infinity, -Infinity, -Infinity];
  for (const path of paths)
    for (let i = 0; i + 1 < path.length; i += 2) extent = joinExtents(extent, [path[i]!, path[i + 1]!, path[i]!, path[i + 1]!]);
  return extent;
}

function svgPath(paths: Paths, closed: boolean): string {
  return paths
    .map((path) => {
      let d = '';
      for (let i = 0; i + 1 < path.length; i += 2) d += `${i === 0 ? 'M' : 'L'}${path[i]!.toFixed(6)} ${(-path[i + 1]!).toFixed(6)}`;
      return closed ? `${d}Z` : d;
    })
    .join('');
}

export function MiniMap({ preview, choices }: { preview: ImportPreview; choices: ImportChoices }): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  const shown = useMemo(() => displaySystem(workspace, null), [workspace]);
  const county = useCountyOutline(shown);
  const { system } = choices;
  const placed = useMemo(() => {
    if (system === null || shown === null) return null;
    const conversion = conversionBetween(system, shown);
    if (!conversion.possible) return null;
    try {
      return preview.sketch.map((path) => Array.from(convertCoordinates(Float64Array.from(path), system, shown)));
    } catch {
      // Numbers outside what the projection can take: drawn in their own numbers, apart from the county.
      return null;
    }
  }, [preview.sketch, system, shown]);
  const onCounty = placed !== null && county.length > 0;
  const sketch = placed ?? preview.sketch;
  const extent = onCounty ? joinExtents(extentOf(county), extentOf(sketch)) : extentOf(sketch);
  const words =
    system === null
      ? 'window.minimap.undeclared'
      : onCounty
        ? 'window.minimap.placed'
        : placed === null && shown !== null
          ? 'window.minimap.apart'
          : 'window.minimap.alone';
  const [west, south, east, north] = preview.extent;
  const degrees = system?.kind === 'geographic' || Math.abs(east) <= 360;
  const decimals = degrees ? 6 : 2;
  return (
    <>
      <div className="mini-map">
        {!isEmptyExtent(extent) && (
          <Drawing
            extent={extent}
            county={onCounty ? county : []}
            sketch={sketch}
            kind={preview.geometryKind}
            label={translate('window.minimap.label', { name: choices.name })}
          />
        )}
        <span className="mini-map-words small">{translate(words)}</span>
      </div>
      <dl className="facts mini-map-extent">
        <dt>{translate(degrees ? 'window.minimap.latitude' : 'window.minimap.north')}</dt>
        <dd className="mono">
          {isEmptyExtent(preview.extent) ? '—' : `${formatNumber(south, decimals)} ~ ${formatNumber(north, decimals)}`}
        </dd>
        <dt>{translate(degrees ? 'window.minimap.longitude' : 'window.minimap.east')}</dt>
        <dd className="mono">
          {isEmptyExtent(preview.extent) ? '—' : `${formatNumber(west, decimals)} ~ ${formatNumber(east, decimals)}`}
        </dd>
      </dl>
    </>
  );
}

function Drawing({
  extent,
  county,
  sketch,
  kind,
  label,
}: {
  extent: Extent;
  county: Paths;
  sketch: Paths;
  kind: ImportPreview['geometryKind'];
  label: string;
}): ReactNode {
  const [west, south, east, north] = extent;
  const size = Math.max(east - west, north - south, 1e-9);
  const air = size * 0.06;
  // Moved to the origin first: SVG keeps only single precision.
  const moved = (paths: Paths): Paths => paths.map((path) => path.map((value, index) => (index % 2 === 0 ? value - west : value - south)));
  const pen = { vectorEffect: 'non-scaling-stroke' as const, strokeLinejoin: 'round' as const };
  return (
    <svg
      viewBox={`${-air} ${-(north - south) - air} ${east - west + 2 * air} ${north - south + 2 * air}`}
      role="img"
      aria-label={label}
      preserveAspectRatio="xMidYMid meet"
    >
      <path d={svgPath(moved(county), true)} fill="var(--m-l0103)" stroke="var(--m-ink2)" strokeWidth="1.2" {...pen} />
      {kind === 'point' ? (
        <path
          d={moved(sketch)
            .map((path) => `M${path[0]} ${-path[1]!}h0`)
            .join('')}
          stroke="var(--m-right)"
          strokeWidth="5"
          strokeLinecap="round"
          {...pen}
        />
      ) : (
        <path
          d={svgPath(moved(sketch), kind === 'polygon')}
          fill={kind === 'polygon' ? 'var(--m-rightTint)' : 'none'}
          fillOpacity="0.25"
          stroke="var(--m-right)"
          strokeWidth="1.3"
          {...pen}
        />
      )}
    </svg>
  );
}
