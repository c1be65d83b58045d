/** English sentences about files that are not read as layers. Keys are `refusal.…`; placeholders are `{name}`. */
export const refusal = {
  'refusal.text': 'No coordinates were recognised in {file}; passed over. A coordinate file has one point per line: number,X (north),Y (east, with zone), such as J1,3874412.86,38512326.44.',
  'refusal.table-without-position': '{file} is a table (columns: {columns}) without two columns of coordinates; passed over. Add X (north) and Y (east), or longitude and latitude; a line looks like J1,3874412.86,38512326.44. A table without coordinates can be joined once it is saved as CSV or Excel.',
  'refusal.table-without-east': '{file} is a table (columns: {columns}) without Y (east) or longitude; passed over. A line looks like J1,3874412.86,38512326.44.',
  'refusal.table-without-north': '{file} is a table (columns: {columns}) without X (north) or latitude; passed over. A line looks like J1,3874412.86,38512326.44.',
  'refusal.document': '{file} is a document and cannot be read as a layer; passed over. Readable are shp, gdb, gpkg, kml, dxf, coordinate txt, CSV, Excel and others; copy a table of coordinates from the document into Excel or a coordinate txt.',
} as const;
