/** What a drawing's attributes say about how its features look, read once so that drawing never asks for them again. */
import type { Inscription } from '../figure/map-layers.ts';
import type { AttributeTable } from '../geometry/columns.ts';
import { drawnClass, drawnInscription } from './drawn-features.ts';

/** More looks than a class number can tell apart. */
const MOST_CLASSES = 0xffff;

/** The class of every feature from layer and colour; all in the one class '' when there are too many looks to be told apart. */
export function drawnClasses(attributes: AttributeTable): { readonly index: Uint16Array; readonly classes: readonly string[] } {
  const [layer, colour] = ['layer', 'colour'].map((name) => attributes.fields.findIndex((field) => field.name === name)) as [number, number];
  const index = new Uint16Array(attributes.rowCount);
  const classes: string[] = [];
  // By layer, then by colour: no text is put together for every one of half a million rows.
  const numbers = new Map<string, Map<string, number>>();
  for (let row = 0; row < attributes.rowCount; row++) {
    const [ofLayer, ofColour] = [attributes.text(row, layer), attributes.text(row, colour)];
    let colours = numbers.get(ofLayer);
    if (!colours) numbers.set(ofLayer, (colours = new Map()));
    let number = colours.get(ofColour);
    if (number === undefined) {
      if (classes.length === MOST_CLASSES) return { index: new Uint16Array(attributes.rowCount), classes: [''] };
      number = classes.push(drawnClass(ofLayer, ofColour)) - 1;
      colours.set(ofColour, number);
    }
    index[row] = number;
  }
  return { index, classes: classes.length === 0 ? [''] : classes };
}

/** Texts of a drawing by the feature that they stand at. */
export function drawnInscriptions(attributes: AttributeTable): ReadonlyMap<number, Inscription> {
  const found = new Map<number, Inscription>();
  const places = new Map(attributes.fields.map(({ name }, field) => [name, field]));
  for (let row = 0; row < attributes.rowCount; row++) {
    const words = drawnInscription((name) => attributes.text(row, places.get(name)!).trim());
    if (words) found.set(row, words);
  }
  return found;
}
