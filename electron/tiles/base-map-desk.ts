/** What a person decides about base maps, in boxes of the system's: which file, which folder, which server. */
import { type BrowserWindow, dialog } from 'electron';
import type { Translate } from '../../shared/i18n/text.ts';
import type { BaseMapFile } from '../../shared/ipc.ts';
import { originOf } from '../../shared/raster/tile-requests.ts';
import { type BaseMapFiles, PACKAGE_EXTENSIONS, PICTURE_EXTENSIONS } from './base-map-files.ts';
import type { MapServerDesk } from './map-servers.ts';

export interface BaseMapDesk {
  readonly files: BaseMapFiles;
  readonly servers: MapServerDesk;
  choose(window: BrowserWindow, kind: 'picture' | 'package' | 'folder'): Promise<BaseMapFile | 'unusable' | null>;
  adopt(path: string): Promise<BaseMapFile | 'unusable' | null>;
  /** True at once when the server was allowed before. */
  allow(window: BrowserWindow, address: string): Promise<boolean>;
}

export function openBaseMapDesk(files: BaseMapFiles, servers: MapServerDesk, translate: () => Translate): BaseMapDesk {
  const adopt = async (path: string): Promise<BaseMapFile | 'unusable' | null> => {
    const found = await files.register(path);
    return found === null || (found.kind === 'folder' && found.levels.length === 0) ? 'unusable' : found;
  };
  return {
    files,
    servers,
    adopt: async (path) => (path === '' ? null : adopt(path)),
    async choose(window, kind) {
      const say = translate();
      const filters = kind === 'folder' ? [] : [{ name: say(kind === 'picture' ? 'basemap.dialog.pictures' : 'basemap.dialog.packages'), extensions: [...(kind === 'picture' ? PICTURE_EXTENSIONS : PACKAGE_EXTENSIONS)] }];
      const chosen = await dialog.showOpenDialog(window, { title: say(`basemap.dialog.choose-${kind}`), filters, properties: [kind === 'folder' ? 'openDirectory' : 'openFile'] });
      const path = chosen.filePaths[0];
      return chosen.canceled || path === undefined ? null : adopt(path);
    },
    async allow(window, address) {
      const origin = originOf(address.replaceAll(/[{}]/g, ''));
      if (origin === null) return false;
      if (servers.isAllowed(origin)) return true;
      const say = translate();
      const { response } = await dialog.showMessageBox(window, {
        type: 'question',
        message: say('basemap.dialog.allow', { origin }),
        detail: say('basemap.dialog.allow-note'),
        buttons: [say('base.files.cancel'), say('basemap.dialog.allow-yes')],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      });
      if (response === 1) await servers.allow(origin);
      return response === 1;
    },
  };
}
