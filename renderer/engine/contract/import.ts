/** Calls and shapes of looking at dropped files and taking them in. */
import type { DroppedDrawing } from '../drawing-contract.ts';
import type { FileSetListing, ImportChoices, ImportPreview } from '../../../shared/formats/contract.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';

/** A dropped or chosen file with its path inside the drop. */
export interface DroppedFile {
  readonly path: string;
  readonly file: File;
}

export interface DropListing {
  readonly dropId: string;
  readonly listing: Pick<FileSetListing, 'passedOver'> & { readonly names: readonly string[] };
  /** Mine drawings among them, each once. */
  readonly drawings: readonly DroppedDrawing[];
}

export interface ImportCalls {
  listDrop(files: readonly DroppedFile[]): DropListing;
  preview(dropId: string, index: number, overrides: Partial<Pick<ImportChoices, 'encoding' | 'swapAxes'>>): ImportPreview;
  /** Writes the columns; the caller stores the record only after this succeeded. */
  importLayer(dropId: string, index: number, choices: ImportChoices, layerId: string, sample: boolean): LayerRecord;
  releaseDrop(dropId: string): void;
  /** Columns on disk without a record (an import that died) are removed. */
  sweep(knownLayerIds: readonly string[]): readonly string[];
  /** Removes the columns of an import that is not kept. */
  dropColumns(layerId: string): void;
}
