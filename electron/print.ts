/** HTML to PDF with Electron's own printing, in a hidden window that can run no script and reach nothing. */
import { randomUUID } from 'node:crypto';
import { BrowserWindow, session } from 'electron';
import { ORIGIN, SCHEME } from './origin.ts';

/** Everything a report needs is inside its page: styles, inline SVG, images and fonts as data. */
const PRINT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

let last: Promise<unknown> = Promise.resolve();

/** PDF bytes of a self-contained page, A4 unless its own `@page` rule says otherwise. One at a time: a page takes memory. */
export function printToPdf(html: string): Promise<Uint8Array> {
  const printed = last.then(() => printOne(html));
  last = printed.catch(() => {});
  return printed;
}

async function printOne(html: string): Promise<Uint8Array> {
  // A session of its own in memory: no storage, no permission, no other page.
  const partition = `print-${randomUUID()}`;
  const printing = session.fromPartition(partition, { cache: false });
  const url = `${ORIGIN}/print`;
  printing.protocol.handle(SCHEME, (request) =>
    request.url === url
      ? new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PRINT_POLICY } })
      : new Response(null, { status: 404 }),
  );
  printing.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  printing.setPermissionCheckHandler(() => false);
  printing.webRequest.onBeforeRequest((details, answer) => answer({ cancel: details.url !== url && !details.url.startsWith('data:') }));
  const window = new BrowserWindow({
    show: false,
    webPreferences: { partition, javascript: false, sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false },
  });
  try {
    await window.loadURL(url);
    return await window.webContents.printToPDF({
      pageSize: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
  } finally {
    window.destroy();
    printing.protocol.unhandle(SCHEME);
  }
}
