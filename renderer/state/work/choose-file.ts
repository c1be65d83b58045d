/** The system's dialog for choosing files; the window learns nothing but the files themselves. */

export interface FileWish {
  /** Endings with their dot, comma between: `.shp,.zip`. */
  readonly accept?: string;
  readonly several?: boolean;
  readonly folder?: boolean;
}

/** What the user chose; empty when the dialog was left. */
export async function chooseWithDialog({ accept, several = false, folder = false }: FileWish): Promise<readonly File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = several;
  input.hidden = true;
  if (folder) input.webkitdirectory = true;
  else if (accept !== undefined) input.accept = accept;
  // In the page while the dialog is open: an input that nobody holds may be collected, and its dialog with it.
  document.body.append(input);
  try {
    return await new Promise<readonly File[]>((resolve) => {
      input.addEventListener('change', () => resolve([...(input.files ?? [])]), { once: true });
      input.addEventListener('cancel', () => resolve([]), { once: true });
      input.click();
    });
  } finally {
    input.remove();
  }
}
