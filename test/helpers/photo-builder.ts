/** JPEGs for tests that are nothing but their Exif tags. */

export interface PhotoLook {
  readonly position?: { readonly latitude: readonly [number, number, number]; readonly north: boolean; readonly longitude: readonly [number, number, number]; readonly east: boolean };
  readonly altitude?: number;
  readonly belowSea?: boolean;
  /** Of the GPS tags; absent: none is written. */
  readonly version?: readonly [number, number, number, number];
  /** Number of the altitude's reference, in place of `belowSea`. */
  readonly altitudeReference?: number;
  readonly direction?: number;
  readonly datum?: string;
  readonly takenAt?: string;
  readonly bigEndian?: boolean;
}

type Entry = readonly [tag: number, type: 1 | 2 | 3 | 4 | 5, values: readonly number[] | string];

export function buildPhoto({ position, altitude, belowSea = false, version, altitudeReference, direction, datum, takenAt, bigEndian = false }: PhotoLook): Uint8Array {
  const little = !bigEndian;
  const rational = (value: number): number[] => [Math.round(value * 10_000), 10_000];
  const gps: Entry[] = [
    ...(version === undefined ? [] : ([[0, 1, version]] as const)),
    ...(position ? ([[1, 2, position.north ? 'N' : 'S'], [2, 5, position.latitude.flatMap(rational)], [3, 2, position.east ? 'E' : 'W'], [4, 5, position.longitude.flatMap(rational)]] as const) : []),
    ...(altitude === undefined ? [] : ([[5, 1, [altitudeReference ?? (belowSea ? 1 : 0)]], [6, 5, rational(altitude)]] as const)),
    ...(direction === undefined ? [] : ([[16, 2, 'T'], [17, 5, rational(direction)]] as const)),
    ...(datum === undefined ? [] : ([[18, 2, datum]] as const)),
  ];
  const bytes = new Uint8Array(4096);
  const view = new DataView(bytes.buffer);
  const base = 12;
  let free = 8;
  const directory = (entries: readonly Entry[]): number => {
    const at = free;
    free += 2 + 12 * entries.length + 4;
    view.setUint16(base + at, entries.length, little);
    entries.forEach(([tag, type, values], i) => {
      const to = base + at + 2 + 12 * i;
      const size = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 4 }[type];
      const list = typeof values === 'string' ? [...values].map((letter) => letter.charCodeAt(0)).concat(0) : values;
      view.setUint16(to, tag, little);
      view.setUint16(to + 2, type, little);
      view.setUint32(to + 4, type === 5 ? list.length / 2 : list.length, little);
      let where = to + 8;
      if (list.length * size > 4) {
        view.setUint32(to + 8, free, little);
        where = base + free;
        free += list.length * size + ((list.length * size) % 2);
      }
      list.forEach((value, j) => (size === 1 ? view.setUint8(where + j, value) : size === 2 ? view.setUint16(where + 2 * j, value, little) : view.setUint32(where + 4 * j, value, little)));
    });
    return at;
  };
  bytes.set(little ? [0x49, 0x49] : [0x4d, 0x4d], base);
  view.setUint16(base + 2, 42, little);
  free = 8 + 2 + 12 * 3 + 4;
  const exifAt = directory(takenAt === undefined ? [] : [[0x9003, 2, takenAt], [0x9011, 2, '+08:00']]);
  const gpsAt = directory(gps);
  const after = free;
  free = 8;
  view.setUint32(base + 4, 8, little);
  directory([[0x010f, 2, 'QS'], [0x8769, 4, [exifAt]], [0x8825, 4, [gpsAt]]]);
  bytes.set([0xff, 0xd8, 0xff, 0xe1], 0);
  view.setUint16(4, after + 8);
  bytes.set([0x45, 0x78, 0x69, 0x66, 0, 0], 6);
  const end = base + after;
  bytes.set([0xff, 0xda, 0, 2, 0xff, 0xd9], end);
  return bytes.slice(0, end + 6);
}
