/** The section as it stands in reports, with its scales and what it was made from, as a PNG. */
import { partsOf } from '../../../shared/model/period.ts';
import { periodWords } from '../../../shared/model/period-words.ts';
import type { Section } from '../../../shared/model/section.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import { sectionFigure } from '../../../shared/figure/section-figure.ts';
import { translator, type Language } from '../../../shared/i18n/text.ts';
import { canvasRasteriser } from '../../engine/rasterise-canvas.ts';

const WIDTH_MILLIMETRES = 250;
const HEIGHT_MILLIMETRES = 160;
const DOTS_PER_INCH = 200;

export async function sectionPicture(section: Section, { rightId, mineName, period, fileName, elevationDatum }: SurveyDelivery, language: Language): Promise<Blob> {
  const translate = translator(language);
  const datum = translate(elevationDatum === null ? 'drawing.section.datumUnknown' : `drawing.datum.${elevationDatum}`);
  const statement = translate('delivery.picture.statement', { mine: mineName, period: periodWords(period, translate), file: fileName, datum });
  const { picture } = sectionFigure({ language, section, rightId, year: partsOf(period).year, widthMillimetres: WIDTH_MILLIMETRES, heightMillimetres: HEIGHT_MILLIMETRES, letter: 'A', statement, signatures: [] });
  const png = await canvasRasteriser.png(picture, DOTS_PER_INCH);
  return new Blob([png as Uint8Array<ArrayBuffer>], { type: 'image/png' });
}
