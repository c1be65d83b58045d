/** English texts of the area "base"; the same keys as zh-CN/base.ts. */
import type { base as master } from '../zh-CN/base.ts';

export const base: Record<keyof typeof master, string> = {
  'base.files.kind-docx': 'Word document',
  'base.files.kind-png': 'PNG picture',
  'base.files.kind-pdf': 'PDF document',
  'base.files.kind-xlsx': 'Excel workbook',
  'base.files.kind-backup': 'Kuangce workspace backup',
  'base.files.kind-zip': 'Zip archive',
  'base.files.already-there': '“{folder}” already holds {count} files of these names. What they hold now cannot be brought back once replaced.',
  'base.files.replace': 'Replace {count} files',
  'base.files.cancel': 'Cancel',
  'base.files.choose-folder': 'Choose the folder for {count} files',
  'base.files.save-here': 'Save in this folder',
  'base.menu.cut': 'Cut',
  'base.menu.copy': 'Copy',
  'base.menu.paste': 'Paste',
  'base.menu.select-all': 'Select all',
  'base.crash.window-gone': 'The window stopped unexpectedly. Everything saved is still there; reopen it to go on from the last step. The reason is in the log.',
  'base.crash.window-gone-again': 'The window keeps stopping. Everything saved is still there; open the log folder and hand kuangce.log to whoever maintains this program.',
  'base.crash.unresponsive': 'The window has not answered for a while. Wait for it or reopen it; everything saved is still there.',
  'base.crash.machine-fault': 'An internal error occurred and was written to the log. Everything saved is still there.',
  'base.crash.reopen': 'Reopen',
  'base.crash.wait': 'Wait',
  'base.crash.open-log': 'Open the log folder',
  'base.crash.continue': 'Continue',
  'base.crash.quit': 'Quit',
};
