/** shpjs ships no types; tests use it as an independent reader. */
declare module 'shpjs' {
  export default function shp(files: { readonly shp: ArrayBuffer; readonly dbf: ArrayBuffer }): Promise<GeoJSON.FeatureCollection | GeoJSON.FeatureCollection[]>;
}
