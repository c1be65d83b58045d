/** What `ogrinfo -so -al` of GDAL 3.6.2 says of the real files in the shared data. */
export const REAL_FILES: Readonly<Record<string, readonly { readonly name: string; readonly features: number; readonly extent: readonly number[] | null; readonly fields: readonly string[] }[]>> = {
  'shapefile/blockgroups.shp': [
    { name: 'blockgroups', features: 663, extent: [-122.515048, 37.652916, -122.327622, 37.863433], fields: ['AREA number', 'BKG_KEY text', 'POP1990 number', 'POP90_SQMI number', 'HOUSEHOLDS number', 'MALES number', 'FEMALES number', 'WHITE number', 'BLACK number', 'AMERI_ES number', 'ASIAN_PI number', 'OTHER number', 'HISPANIC number', 'AGE_UNDER5 number', 'AGE_5_17 number', 'AGE_18_29 number', 'AGE_30_49 number', 'AGE_50_64 number', 'AGE_65_UP number', 'NEVERMARRY number', 'MARRIED number', 'SEPARATED number', 'WIDOWED number', 'DIVORCED number', 'HSEHLD_1_M number', 'HSEHLD_1_F number', 'MARHH_CHD number', 'MARHH_NO_C number', 'MHH_CHILD number', 'FHH_CHILD number', 'HSE_UNITS number', 'VACANT number', 'OWNER_OCC number', 'RENTER_OCC number', 'MEDIAN_VAL number', 'MEDIANRENT number', 'UNITS_1DET number', 'UNITS_1ATT number', 'UNITS2 number', 'UNITS3_9 number', 'UNITS10_49 number', 'UNITS50_UP number', 'MOBILEHOME number'] },
  ],
  'shapefile/corrupt_too_long.shp': [
    { name: 'corrupt_too_long', features: 10, extent: [1, 1, 2, 2], fields: ['test text'] },
  ],
  'shapefile/edit.shp': [
    { name: 'edit', features: 663, extent: [-122.515048, 37.652916, -122.327622, 37.863433], fields: ['BKG_KEY text', 'MEDIANRENT number'] },
  ],
  'shapefile/blockgroups.zip': [
    { name: 'blockgroups', features: 663, extent: [-122.515048, 37.652916, -122.327622, 37.863433], fields: ['AREA number', 'BKG_KEY text', 'POP1990 number', 'POP90_SQMI number', 'HOUSEHOLDS number', 'MALES number', 'FEMALES number', 'WHITE number', 'BLACK number', 'AMERI_ES number', 'ASIAN_PI number', 'OTHER number', 'HISPANIC number', 'AGE_UNDER5 number', 'AGE_5_17 number', 'AGE_18_29 number', 'AGE_30_49 number', 'AGE_50_64 number', 'AGE_65_UP number', 'NEVERMARRY number', 'MARRIED number', 'SEPARATED number', 'WIDOWED number', 'DIVORCED number', 'HSEHLD_1_M number', 'HSEHLD_1_F number', 'MARHH_CHD number', 'MARHH_NO_C number', 'MHH_CHILD number', 'FHH_CHILD number', 'HSE_UNITS number', 'VACANT number', 'OWNER_OCC number', 'RENTER_OCC number', 'MEDIAN_VAL number', 'MEDIANRENT number', 'UNITS_1DET number', 'UNITS_1ATT number', 'UNITS2 number', 'UNITS3_9 number', 'UNITS10_49 number', 'UNITS50_UP number', 'MOBILEHOME number'] },
  ],
  'shapefile/blockgroups_multishapefile.zip': [
    { name: 'blockgroups', features: 663, extent: [-122.515048, 37.652916, -122.327622, 37.863433], fields: ['AREA number', 'BKG_KEY text', 'POP1990 number', 'POP90_SQMI number', 'HOUSEHOLDS number', 'MALES number', 'FEMALES number', 'WHITE number', 'BLACK number', 'AMERI_ES number', 'ASIAN_PI number', 'OTHER number', 'HISPANIC number', 'AGE_UNDER5 number', 'AGE_5_17 number', 'AGE_18_29 number', 'AGE_30_49 number', 'AGE_50_64 number', 'AGE_65_UP number', 'NEVERMARRY number', 'MARRIED number', 'SEPARATED number', 'WIDOWED number', 'DIVORCED number', 'HSEHLD_1_M number', 'HSEHLD_1_F number', 'MARHH_CHD number', 'MARHH_NO_C number', 'MHH_CHILD number', 'FHH_CHILD number', 'HSE_UNITS number', 'VACANT number', 'OWNER_OCC number', 'RENTER_OCC number', 'MEDIAN_VAL number', 'MEDIANRENT number', 'UNITS_1DET number', 'UNITS_1ATT number', 'UNITS2 number', 'UNITS3_9 number', 'UNITS10_49 number', 'UNITS50_UP number', 'MOBILEHOME number'] },
    { name: 'blockgroups2', features: 663, extent: [-122.515048, 37.652916, -122.327622, 37.863433], fields: ['AREA number', 'BKG_KEY text', 'POP1990 number', 'POP90_SQMI number', 'HOUSEHOLDS number', 'MALES number', 'FEMALES number', 'WHITE number', 'BLACK number', 'AMERI_ES number', 'ASIAN_PI number', 'OTHER number', 'HISPANIC number', 'AGE_UNDER5 number', 'AGE_5_17 number', 'AGE_18_29 number', 'AGE_30_49 number', 'AGE_50_64 number', 'AGE_65_UP number', 'NEVERMARRY number', 'MARRIED number', 'SEPARATED number', 'WIDOWED number', 'DIVORCED number', 'HSEHLD_1_M number', 'HSEHLD_1_F number', 'MARHH_CHD number', 'MARHH_NO_C number', 'MHH_CHILD number', 'FHH_CHILD number', 'HSE_UNITS number', 'VACANT number', 'OWNER_OCC number', 'RENTER_OCC number', 'MEDIAN_VAL number', 'MEDIANRENT number', 'UNITS_1DET number', 'UNITS_1ATT number', 'UNITS2 number', 'UNITS3_9 number', 'UNITS10_49 number', 'UNITS50_UP number', 'MOBILEHOME number'] },
  ],
  'shapefile/REL.zip': [
    { name: 'releaseArea20090407', features: 1, extent: [319218.6384, 337397.4869, 319382.8623, 337495.4527], fields: ['Id number', 'ci95 number', 'thickness number', 'Name text'] },
  ],
  'dbf-encodings/cpg/big5.shp': [
    { name: 'big5', features: 1, extent: [-248.715789, 625.610526, -248.715789, 625.610526], fields: ['NAME text'] },
  ],
  'dbf-encodings/ldid/chinese.shp': [
    { name: 'chinese', features: 1, extent: [-248.715789, 625.610526, -248.715789, 625.610526], fields: ['NAME text'] },
  ],
  'dbf-encodings/latin1.dbf': [
    { name: 'latin1', features: 1, extent: null, fields: ['NAME text'] },
  ],
  'dbf-encodings/utf8.dbf': [
    { name: 'utf8', features: 1, extent: null, fields: ['NAME text'] },
  ],
  'dbf-encodings/shiftjis.dbf': [
    { name: 'shiftjis', features: 2, extent: null, fields: ['NAME text'] },
  ],
  'dbf-encodings/big5.dbf': [
    { name: 'big5', features: 1, extent: null, fields: ['NAME text'] },
  ],
  'dbf-encodings/gbk.dbf': [
    { name: 'gbk', features: 1, extent: null, fields: ['NAME text'] },
  ],
  'dbf-encodings/gb2312.dbf': [
    { name: 'gb2312', features: 1, extent: null, fields: ['NAME text'] },
  ],
  'dbf-encodings/eucjp.dbf': [
    { name: 'eucjp', features: 2, extent: null, fields: ['NAME text'] },
  ],
};
