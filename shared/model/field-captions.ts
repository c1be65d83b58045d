/**
 * What standard field names stand for beyond the meanings that the analysis uses: registration (DOMAIN §2.5), land survey
 * (§2.10), forest (§2.11). Names without a word there (TBYBH, QSDWDM, KCDLBM, KCMJ, SHENG, XIAN) stay as they are.
 */
import type { MessageKey } from '../i18n/keys.ts';
import type { LayerRole } from './layer.ts';

const RIGHTS = ['BSM', 'YSDM', 'SQXH', 'XMDAH', 'FZJGBM', 'QFSJ', 'XMMC', 'XMLX', 'FDDBR', 'BGLX', 'BGNR', 'YXKZH', 'ZBXT'] as const;
const LAND = ['BSM', 'YSDM', 'DLBM', 'DLMC', 'QSXZ', 'ZLDWDM', 'ZLDWMC', 'TBMJ', 'TBDLMJ', 'KCXS', 'GDLX', 'GDPDJB', 'GDDB', 'ZZSXMC', 'TBXHMC', 'FRDBS', 'CZCSXM'] as const;
const FARMLAND = [...LAND, 'YJJBNTMJ', 'JBNTMJ'] as const;
const FOREST = ['LIN_BAN', 'XIAO_BAN', 'DI_LEI', 'YU_BI_DU', 'YOU_SHI_SZ', 'QI_YUAN', 'LING_ZU', 'LIN_ZHONG', 'SHI_QUAN_D', 'GYL_BHLX', 'LDGL_LX', 'BH_DJ', 'ZL_DJ', 'SD_DJ'] as const;
const REDLINE = ['STHJWT', 'GKCS'] as const;

const CAPTIONED: Partial<Record<LayerRole, readonly ((typeof RIGHTS | typeof FARMLAND | typeof FOREST | typeof REDLINE)[number])[]>> = { rights: RIGHTS, dltb: LAND, farmland: FARMLAND, forest: FOREST, redline: REDLINE };

/** The word for a field of a layer of that role, or null where its name is no standard one. Names are compared without case. */
export function captionOf(role: LayerRole, field: string): MessageKey | null {
  const name = CAPTIONED[role]?.find((each) => each === field.toUpperCase());
  return name === undefined ? null : `caption.${name}`;
}

/** Roles whose class is a kind of land (DOMAIN §2.10). */
const LAND_ROLES: readonly LayerRole[] = ['dltb', 'farmland'];

/** Roles whose features have names of their own rather than classes. */
const NAMED_ROLES: readonly LayerRole[] = ['reserve', 'redline', 'watersource', 'riverzone', 'road', 'railway', 'powerline', 'pipeline', 'river', 'county', 'township', 'village'];

/** The word for a meaning in a layer of that role: what is a class elsewhere is a kind of land in the land survey and a grade of protection in the forest's. */
export function meaningKey(role: LayerRole, meaning: string): MessageKey {
  if (LAND_ROLES.includes(role) && (meaning === 'class' || meaning === 'className')) return meaning === 'class' ? 'caption.DLBM' : 'caption.DLMC';
  if (NAMED_ROLES.includes(role) && meaning === 'className') return 'caption.name';
  if (role === 'forest' && meaning === 'class') return 'caption.BH_DJ';
  return `window.meaning.${meaning}` as MessageKey;
}
