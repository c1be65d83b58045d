/** Plan, 3D view and section as pictures, saved or copied. What is on the screen offers its picture while it is there. */
import { assert } from '../../../shared/base/news.ts';
import { periodWords } from '../../../shared/model/period-words.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import { plainFileName } from '../../../shared/report/file-name.ts';
import { translator } from '../../../shared/i18n/text.ts';
import { showToast, useView } from '../view.ts';
import { announceSave, saveOutgoing } from '../work/keep.ts';

export type PictureKind = 'plan' | 'solid' | 'section';

const makers = new Map<PictureKind, () => Promise<Blob>>();

/** Until what it returns is called. */
export function offerPicture(kind: PictureKind, make: () => Promise<Blob>): () => void {
  makers.set(kind, make);
  return () => {
    if (makers.get(kind) === make) makers.delete(kind);
  };
}

export function hasPicture(kind: PictureKind): boolean {
  return makers.has(kind);
}

function pictureOf(kind: PictureKind): Promise<Blob> {
  const make = makers.get(kind);
  assert(make, `nobody offers a picture of the ${kind}`);
  return make();
}

/** PNG through the save dialog, named after mine, half-year and view. */
export async function savePicture(kind: PictureKind, { mineName, period }: SurveyDelivery): Promise<void> {
  const translate = translator(useView.getState().language);
  const bytes = new Uint8Array(await (await pictureOf(kind)).arrayBuffer());
  announceSave(await saveOutgoing([{ name: `${plainFileName(`${mineName} ${periodWords(period, translate)} ${translate(`delivery.picture.${kind}`)}`)}.png`, bytes }]));
}

/** PNG to the clipboard. */
export async function copyPicture(kind: PictureKind): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': pictureOf(kind) })]);
  showToast({ code: 'delivery.picture.copied', params: { picture: { code: `delivery.picture.${kind}` } } });
}
