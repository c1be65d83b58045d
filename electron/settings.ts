/** Settings in a small file outside the workspace, so that language and theme are right before anything opens. */
import { readFileSync } from 'node:fs';
import type { Settings } from '../shared/ipc.ts';
import { writeFileAtomically } from './atomic-write.ts';

/** Of a first start, and of every field that a damaged file lost. */
export const DEFAULT_SETTINGS: Settings = { language: 'zh-CN', theme: 'system' };

const LANGUAGES: readonly Settings['language'][] = ['zh-CN', 'en'];
const THEMES: readonly Settings['theme'][] = ['light', 'dark', 'system'];

export interface SettingsFile {
  current(): Settings;
  write(settings: Settings): Promise<void>;
}

/** Opens the settings file; a missing or damaged one gives the defaults, field by field. */
export function openSettings(path: string): SettingsFile {
  let settings = readSettings(path);
  return {
    current: () => settings,
    async write(next) {
      await writeFileAtomically(path, new TextEncoder().encode(`${JSON.stringify(next, null, 2)}\n`));
      settings = next;
    },
  };
}

/** Reads once, at start and before any window: waiting here is shorter than any other way. */
function readSettings(path: string): Settings {
  let stored: Partial<Record<keyof Settings, unknown>> = {};
  try {
    stored = Object(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // The first start, or a damaged file: the defaults are always good.
  }
  return {
    language: LANGUAGES.find((language) => language === stored.language) ?? DEFAULT_SETTINGS.language,
    theme: THEMES.find((theme) => theme === stored.theme) ?? DEFAULT_SETTINGS.theme,
  };
}
