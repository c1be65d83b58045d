/** A small stored layer with attributes in GBK, as an import leaves it. */
import { encodeGbk } from '../../shared/base/gbk.ts';
import { FixedWidthTable } from '../../shared/formats/fixed-width-table.ts';
import { GeometryBuilder } from '../../shared/geometry/columns.ts';
import { symbolClassesOf, type StoredLayer } from '../../shared/project/layer-files.ts';

/** Squares of 10 m side by side in CGCS2000 zone 38; `names` gives one row each, in a field MC of 20 bytes. */
export function storedSquares(names: readonly string[]): StoredLayer {
  const builder = new GeometryBuilder('polygon');
  names.forEach((_, index) => {
    const [east, north] = [38_510_000 + index * 10, 3_870_000];
    builder.path([east, north, east, north + 10, east + 10, north + 10, east + 10, north]);
    builder.endPart();
    builder.endFeature();
  });
  const width = 20;
  const bytes = new Uint8Array(names.length * width).fill(0x20);
  names.forEach((name, index) => {
    const encoded = encodeGbk(name);
    if ('missing' in encoded) throw new Error(`GBK has no ${encoded.missing}`);
    bytes.set(encoded.bytes, index * width);
  });
  const attributes = new FixedWidthTable(
    { rowCount: names.length, recordBytes: width, encoding: 'gb18030', columns: [{ field: { name: 'MC', type: 'text', width, decimals: 0 }, offset: 0, storage: 'characters' }] },
    bytes,
  );
  return { columns: { geometry: builder.finish(), attributes }, symbols: symbolClassesOf(attributes, names.length, 'MC') };
}
