/** Finds font files with Chinese characters for figures in Word files; the rasteriser knows no fonts of its own. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

const WINDOWS_FONTS = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'Fonts');

/**
 * Regular faces, one family after another; the first family found is enough. Where the families live is convention:
 * Debian, Fedora, UOS/Kylin (Source Han under another name), macOS, Windows.
 */
const FAMILIES: readonly (readonly string[])[] = [
  ['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', '/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc', '/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc'],
  ['/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc', '/usr/share/fonts/google-noto-cjk/NotoSansCJK-Bold.ttc'],
  ['/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc', '/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc'],
  ['/usr/share/fonts/truetype/noto/NotoSansCJK-Regular.ttc'],
  ['/usr/share/fonts/adobe-source-han-sans/SourceHanSansCN-Regular.otf', '/usr/share/fonts/adobe-source-han-sans/SourceHanSansCN-Bold.otf'],
  ['/usr/share/fonts/truetype/wqy/wqy-microhei.ttc'],
  ['/usr/share/fonts/wqy-microhei/wqy-microhei.ttc'],
  ['/usr/share/fonts/truetype/arphic/uming.ttc'],
  ['/System/Library/Fonts/PingFang.ttc'],
  ['/System/Library/Fonts/Hiragino Sans GB.ttc'],
  [join(WINDOWS_FONTS, 'msyh.ttc'), join(WINDOWS_FONTS, 'msyhbd.ttc'), join(WINDOWS_FONTS, 'simsun.ttc')],
  [join(WINDOWS_FONTS, 'simhei.ttf'), join(WINDOWS_FONTS, 'simsun.ttc')],
  [join(homedir(), '.local/share/fonts/NotoSansCJK-Regular.ttc')],
];

/** Bytes of the faces of the first family that is there; empty when none is, and Chinese in figures would be blank. */
export async function findChineseFonts(): Promise<Uint8Array[]> {
  const family = FAMILIES.find(([regular]) => existsSync(regular!));
  return Promise.all((family ?? []).filter((file) => existsSync(file)).map(async (file) => new Uint8Array(await readFile(file))));
}
