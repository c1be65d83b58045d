/** 分矿体采动量: of a licence with several bodies, what each has lost, with the thickness and density it was computed with. */
import { formatNumber, formatSquareMetres } from '../../base/units.ts';
import type { Translate } from '../../i18n/text.ts';
import type { BodyQuantities, MineWorkings } from '../../model/workings.ts';
import type { Block, Text } from '../document.ts';

/** Nothing for a licence with one body, whose figures are the mine's. */
export function bodyBlocks({ bodies = [] }: MineWorkings, translate: Translate): Block[] {
  if (bodies.length === 0) return [];
  const none = translate('report.none');
  const known = (value: number | null, decimals: number): string => (value === null ? none : formatNumber(value, decimals));
  const row = ({ bodyNames, bodies: positions, thicknessMetres, densityTonnesPerCubicMetre, areaEllipsoidalSquareMetres, volumeCubicMetres, tonnes, excess }: BodyQuantities): Text[] => [
    bodyNames.length > 0 ? bodyNames.join(translate('report.listSeparator')) : translate('body.unnamed', { number: positions.map((position) => position + 1).join(translate('report.listSeparator')) }),
    known(thicknessMetres, 2), known(densityTonnesPerCubicMetre, 2), formatSquareMetres(areaEllipsoidalSquareMetres), known(volumeCubicMetres, 1), known(tonnes, 1), known(excess.volumeCubicMetres, 1), known(excess.tonnes, 1),
  ];
  return [
    { kind: 'heading', level: 2, text: translate('body.title') },
    {
      kind: 'table',
      columns: ([['body.head.body', 0.2], ['body.head.thickness', 0.09], ['body.head.density', 0.1], ['body.head.area', 0.15], ['body.head.volume', 0.13], ['body.head.tonnes', 0.12], ['body.head.excess-volume', 0.11], ['body.head.excess-tonnes', 0.1]] as const).map(([head, share], i) => ({ head: translate(head), share, align: i === 0 ? ('left' as const) : ('right' as const) })),
      rows: bodies.map(row),
      note: translate('body.note'),
    },
  ];
}
