/**
 * The design variables (`resources/design/tokens.json`, the same file the designers keep) as an Ant Design
 * theme and as CSS variables. Nothing else in the window names a colour.
 */
import { theme as antdAlgorithms, type ThemeConfig } from 'antd';
import tokens from '../../resources/design/tokens.json' with { type: 'json' };

export type Appearance = 'light' | 'dark';

/** The Ant Design theme of one appearance, with the algorithm's name replaced by the algorithm. */
export function antdTheme(appearance: Appearance): ThemeConfig {
  const { algorithm: _name, cssVar: _prefix, ...theme } = tokens.antd[appearance];
  return {
    ...theme,
    cssVar: { prefix: 'kc', key: `kc-${appearance}` },
    // There is one Ant Design in the window: its rules need no mark of their version, and are written faster without.
    hashed: false,
    algorithm: appearance === 'dark' ? antdAlgorithms.darkAlgorithm : antdAlgorithms.defaultAlgorithm,
  } as ThemeConfig;
}

/** All CSS variables of one appearance: interface colours as `--panel`, map colours as `--m-paper`. */
export function cssVariables(appearance: Appearance): Readonly<Record<string, string>> {
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(tokens.colour[appearance])) variables[`--${name}`] = value;
  for (const [name, value] of Object.entries(tokens.map[appearance])) variables[`--m-${name}`] = value;
  variables['--font-ui'] = tokens.font.ui;
  variables['--font-mono'] = tokens.font.mono;
  return variables;
}

/** From this window width on the panels are wide and the extra columns appear (DESIGN §2.4). */
export const WIDE_WINDOW_PIXELS = 1600;
/** Below this width bar labels become icons and secondary panes fold; screens of 1360 and 1366 points, with or without a border, are not. */
export const NARROW_WINDOW_PIXELS = 1350;
/** Work shorter than this shows no progress, so that nothing flashes. */
export const SHOW_PROGRESS_AFTER_MILLISECONDS = tokens.motion.showProgressAfterMs;
