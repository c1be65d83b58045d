/**
 * What `ogrinfo --config DXF_INLINE_BLOCKS FALSE -al <file> entities` of GDAL 3.6.2 counts in the real files, by layer and
 * type: AcDbBlockReference is INSERT here, AcDbCircle:AcDbArc ARC, AcDbPolyline LWPOLYLINE, AcDbTrace SOLID.
 */
export const OGRINFO_COUNTS: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>> = {
  '3_us_main.dxf': { '0': { TEXT: 1 }, LAYER_1: { LINE: 10_052 } },
  'Graz_10km_3m.dxf': {},
  'sheet_0.dxf': { PARTS: { CIRCLE: 396, ARC: 437, LINE: 11_021 }, PLATE: { LINE: 4 } },
  'aci7-bylayer-background.dxf': { '0': { LINE: 3 }, RED: { LINE: 1 } },
  'nested-insert-layers.dxf': { Wall: { INSERT: 1 } },
  'visible-lwpolylines-in-block.dxf': { '0': { INSERT: 1 } },
  'invisible-lwpolylines-in-block.dxf': { '0': { INSERT: 1 } },
  'api-cw750-details.dxf': {
    '0': { INSERT: 1 },
    Defpoints: { POINT: 844 },
    'FG-Dim': { INSERT: 30, ARC: 4, LINE: 1_258, MTEXT: 159 },
    'FG-Dtl-Dim': { INSERT: 28, CIRCLE: 24, ARC: 28, HATCH: 5, LEADER: 11, LINE: 1_427, MULTILEADER: 172, MTEXT: 163, LWPOLYLINE: 5, SOLID: 42 },
    'FG-Dtl-Fastener': { INSERT: 27, CIRCLE: 6, ARC: 30, LINE: 109 },
    'FG-Dtl-Glass': { LINE: 35, LWPOLYLINE: 13 },
    'FG-Dtl-Hatch': { INSERT: 4, HATCH: 36, LINE: 77 },
    'FG-Dtl-Hidden': { LINE: 12 },
    'FG-Frame': { LINE: 30, LWPOLYLINE: 5 },
    'FG-Note': { LINE: 3, MTEXT: 1, LWPOLYLINE: 1, TEXT: 1 },
    'FG-Rough Opening': { LWPOLYLINE: 1 },
    'FG-Title': { INSERT: 13, CIRCLE: 3, LINE: 1, LWPOLYLINE: 2, TEXT: 1 },
    'Fg-Dtl-Substrate': { INSERT: 29, CIRCLE: 6, ARC: 13, HATCH: 24, LINE: 197, LWPOLYLINE: 48 },
    'R-SWTS-DET2': { LINE: 4 },
    SHAPE: { LINE: 11, LWPOLYLINE: 72 },
  },
};
