/** The master catalogue. One file per area, so that a new format or rule adds lines in one place only. */
import { base } from './zh-CN/base.ts';
import { batch } from './zh-CN/batch.ts';
import { crs } from './zh-CN/crs.ts';
import { tiny } from './zh-CN/tiny.ts';
import { blanks } from './zh-CN/blanks.ts';
import { vintage } from './zh-CN/vintage.ts';
import { classes } from './zh-CN/classes.ts';
import { columns } from './zh-CN/columns.ts';
import { transformation } from './zh-CN/transformation.ts';
import { transformationTyped } from './zh-CN/transformation-typed.ts';
import { elevation } from './zh-CN/elevation.ts';
import { licence } from './zh-CN/licence.ts';
import { balance } from './zh-CN/balance.ts';
import { callout } from './zh-CN/callout.ts';
import { total } from './zh-CN/total.ts';
import { difference } from './zh-CN/difference.ts';
import { naming } from './zh-CN/naming.ts';
import { reporting } from './zh-CN/reporting.ts';
import { roundtrip } from './zh-CN/roundtrip.ts';
import { faults } from './zh-CN/faults.ts';
import { flow } from './zh-CN/flow.ts';
import { formats } from './zh-CN/formats.ts';
import { exchange } from './zh-CN/exchange.ts';
import { geometry } from './zh-CN/geometry.ts';
import { overlay } from './zh-CN/overlay.ts';
import { analysis } from './zh-CN/analysis.ts';
import { distance } from './zh-CN/distance.ts';
import { law } from './zh-CN/law.ts';
import { figure } from './zh-CN/figure.ts';
import { rectification } from './zh-CN/rectification.ts';
import { report } from './zh-CN/report.ts';
import { reportValues } from './zh-CN/report-values.ts';
import { project } from './zh-CN/project.ts';
import { body } from './zh-CN/body.ts';
import { groundShares } from './zh-CN/ground-shares.ts';
import { leaving } from './zh-CN/leaving.ts';
import { sampleCounty } from './zh-CN/sample-county.ts';
import { drawing } from './zh-CN/drawing.ts';
import { delivery } from './zh-CN/delivery.ts';
import { misdrawn } from './zh-CN/misdrawn.ts';
import { stated } from './zh-CN/stated.ts';
import { exporting } from './zh-CN/exporting.ts';
import { join } from './zh-CN/join.ts';
import { basemap } from './zh-CN/basemap.ts';
import { compare } from './zh-CN/compare.ts';
import { sheet } from './zh-CN/sheet.ts';
import { sheetBase } from './zh-CN/sheet-base.ts';
import { caption } from './zh-CN/caption.ts';
import { cli } from './zh-CN/cli.ts';
import { reportWorkings } from './zh-CN/report-workings.ts';
import { surface } from './zh-CN/surface.ts';
import { photos } from './zh-CN/photos.ts';
import { readers } from './zh-CN/readers.ts';
import { relief } from './zh-CN/relief.ts';
import { verdict } from './zh-CN/verdict.ts';
import { workings } from './zh-CN/workings.ts';
import { selection } from './zh-CN/selection.ts';
import { editing } from './zh-CN/editing.ts';
import { tree } from './zh-CN/tree.ts';
import { draw } from './zh-CN/draw.ts';
import { redraw } from './zh-CN/redraw.ts';
import { desk } from './zh-CN/desk.ts';
import { handing } from './zh-CN/handing.ts';
import { exported } from './zh-CN/exported.ts';
import { issue } from './zh-CN/issue.ts';
import { meaning } from './zh-CN/meaning.ts';
import { basis } from './zh-CN/basis.ts';
import { route } from './zh-CN/route.ts';
import { searchWords } from './zh-CN/search-words.ts';
import { wording } from './zh-CN/wording.ts';
import { figures } from './zh-CN/figures.ts';
import { scaling } from './zh-CN/scaling.ts';
import { tables } from './zh-CN/tables.ts';
import { refusal } from './zh-CN/refusal.ts';
import { shell } from './zh-CN/shell.ts';
import { trouble } from './zh-CN/trouble.ts';
import { office } from './zh-CN/office.ts';
import { window } from './zh-CN/window.ts';

export const zhCN = {
  ...base,
  ...batch,
  ...crs,
  ...tiny,
  ...blanks,
  ...vintage,
  ...classes,
  ...columns,
  ...transformation,
  ...transformationTyped,
  ...elevation,
  ...licence,
  ...balance,
  ...callout,
  ...total,
  ...difference,
  ...naming,
  ...reporting,
  ...roundtrip,
  ...faults,
  ...flow,
  ...formats,
  ...exchange,
  ...geometry,
  ...overlay,
  ...analysis,
  ...distance,
  ...law,
  ...figure,
  ...rectification,
  ...report,
  ...reportValues,
  ...project,
  ...body,
  ...groundShares,
  ...leaving,
  ...sampleCounty,
  ...drawing,
  ...delivery,
  ...misdrawn,
  ...stated,
  ...basemap,
  ...compare,
  ...join,
  ...exporting,
  ...sheet,
  ...sheetBase,
  ...caption,
  ...cli,
  ...reportWorkings,
  ...surface,
  ...photos,
  ...readers,
  ...relief,
  ...verdict,
  ...workings,
  ...selection,
  ...editing,
  ...tree,
  ...draw,
  ...redraw,
  ...desk,
  ...handing,
  ...exported,
  ...issue,
  ...meaning,
  ...basis,
  ...route,
  ...searchWords,
  ...wording,
  ...figures,
  ...scaling,
  ...tables,
  ...refusal,
  ...shell,
  ...trouble,
  ...office,
  ...window,
} as const;
