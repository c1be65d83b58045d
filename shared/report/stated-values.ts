/** Values that registers write in set words (units of capacity, legal forms, land classes), in the report's language. */
import { text, type MessageKey, type Translate } from '../i18n/text.ts';

const KEYS = [
  'report.value.tenThousandTonnes', 'report.value.tonnes', 'report.value.kilograms', 'report.value.tenThousandCubicMetres', 'report.value.cubicMetres',
  'report.value.limitedCompany', 'report.value.shareCompany', 'report.value.stateOwned', 'report.value.collective', 'report.value.private', 'report.value.soleTrader', 'report.value.partnership',
  'report.value.orchard', 'report.value.teaPlantation', 'report.value.otherPlantation', 'report.value.bamboo', 'report.value.naturalPasture', 'report.value.sownPasture', 'report.value.otherGrassland', 'report.value.ruralHomestead', 'report.value.urbanResidential', 'report.value.highway', 'report.value.ruralRoad', 'report.value.railway', 'report.value.river', 'report.value.lake', 'report.value.reservoir', 'report.value.pond', 'report.value.inlandBeach', 'report.value.ditch', 'report.value.hydraulic', 'report.value.farmFacilities', 'report.value.bareSoil', 'report.value.bareRock', 'report.value.vacant', 'report.value.ridge', 'report.value.saline', 'report.value.sandy',
  'figure.symbol.dltb.0101', 'figure.symbol.dltb.0102', 'figure.symbol.dltb.0103', 'figure.symbol.dltb.0301', 'figure.symbol.dltb.0305', 'figure.symbol.dltb.0307', 'figure.symbol.dltb.0601', 'figure.symbol.dltb.0602',
] as const satisfies readonly MessageKey[];

/** By the words of the register, which are Chinese. */
const BY_WORDS = new Map<string, MessageKey>(KEYS.map((key) => [text('zh-CN', key), key]));

/** The value in the report's language where its words are set ones; else as it stands, like a name. */
export function sayValue(value: string, translate: Translate): string {
  const key = BY_WORDS.get(value.trim());
  return key ? translate(key) : value;
}
