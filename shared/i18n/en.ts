/** English, complete; the compiler checks that it has exactly the keys of the master. */
import type { MessageKey } from './keys.ts';
import { base } from './en/base.ts';
import { batch } from './en/batch.ts';
import { crs } from './en/crs.ts';
import { tiny } from './en/tiny.ts';
import { blanks } from './en/blanks.ts';
import { vintage } from './en/vintage.ts';
import { classes } from './en/classes.ts';
import { columns } from './en/columns.ts';
import { transformation } from './en/transformation.ts';
import { transformationTyped } from './en/transformation-typed.ts';
import { elevation } from './en/elevation.ts';
import { licence } from './en/licence.ts';
import { balance } from './en/balance.ts';
import { callout } from './en/callout.ts';
import { total } from './en/total.ts';
import { difference } from './en/difference.ts';
import { naming } from './en/naming.ts';
import { reporting } from './en/reporting.ts';
import { roundtrip } from './en/roundtrip.ts';
import { faults } from './en/faults.ts';
import { flow } from './en/flow.ts';
import { formats } from './en/formats.ts';
import { exchange } from './en/exchange.ts';
import { geometry } from './en/geometry.ts';
import { overlay } from './en/overlay.ts';
import { analysis } from './en/analysis.ts';
import { distance } from './en/distance.ts';
import { law } from './en/law.ts';
import { figure } from './en/figure.ts';
import { rectification } from './en/rectification.ts';
import { report } from './en/report.ts';
import { reportValues } from './en/report-values.ts';
import { project } from './en/project.ts';
import { body } from './en/body.ts';
import { groundShares } from './en/ground-shares.ts';
import { leaving } from './en/leaving.ts';
import { sampleCounty } from './en/sample-county.ts';
import { drawing } from './en/drawing.ts';
import { delivery } from './en/delivery.ts';
import { misdrawn } from './en/misdrawn.ts';
import { stated } from './en/stated.ts';
import { exporting } from './en/exporting.ts';
import { join } from './en/join.ts';
import { basemap } from './en/basemap.ts';
import { compare } from './en/compare.ts';
import { sheet } from './en/sheet.ts';
import { sheetBase } from './en/sheet-base.ts';
import { caption } from './en/caption.ts';
import { cli } from './en/cli.ts';
import { reportWorkings } from './en/report-workings.ts';
import { surface } from './en/surface.ts';
import { photos } from './en/photos.ts';
import { readers } from './en/readers.ts';
import { relief } from './en/relief.ts';
import { verdict } from './en/verdict.ts';
import { workings } from './en/workings.ts';
import { selection } from './en/selection.ts';
import { editing } from './en/editing.ts';
import { tree } from './en/tree.ts';
import { draw } from './en/draw.ts';
import { redraw } from './en/redraw.ts';
import { desk } from './en/desk.ts';
import { handing } from './en/handing.ts';
import { exported } from './en/exported.ts';
import { issue } from './en/issue.ts';
import { meaning } from './en/meaning.ts';
import { basis } from './en/basis.ts';
import { route } from './en/route.ts';
import { searchWords } from './en/search-words.ts';
import { wording } from './en/wording.ts';
import { figures } from './en/figures.ts';
import { scaling } from './en/scaling.ts';
import { tables } from './en/tables.ts';
import { refusal } from './en/refusal.ts';
import { shell } from './en/shell.ts';
import { trouble } from './en/trouble.ts';
import { office } from './en/office.ts';
import { window } from './en/window.ts';

export const en: Record<MessageKey, string> = {
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
};
