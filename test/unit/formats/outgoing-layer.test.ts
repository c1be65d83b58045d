import { expect, test } from 'vitest';
import { ProblemError } from '../../../shared/base/news.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { outgoingLayer } from '../../../shared/formats/outgoing-layer.ts';
import { writerFor } from '../../../shared/formats/writers.ts';
import { featureSet } from '../../../shared/model/feature-set.ts';
import { storedSquares } from '../../helpers/stored-layer.ts';

const layer = { name: '图斑', columns: storedSquares(['水田', '旱地', '果园']).columns, system: systemById('EPSG:4526') };
const all = { fields: null, features: null, target: null };
const shapefile = writerFor('shp', { encoding: 'gbk', producedOn: '' })!;
const kml = writerFor('kml', { encoding: 'utf-8', producedOn: '' })!;

test('everything as it is: the very columns, nothing copied', () => {
  const { layer: out, notes } = outgoingLayer(layer, all, shapefile);
  expect(out.columns.geometry).toBe(layer.columns.geometry);
  expect(out.columns.attributes).toBe(layer.columns.attributes);
  expect(notes).toEqual([]);
});

test('only the chosen features and fields, rows still beside their shapes', () => {
  const { layer: out } = outgoingLayer(layer, { ...all, features: featureSet([2, 0]), fields: ['MC', '没有的'] }, shapefile);
  expect(out.columns.geometry.featureCount).toBe(2);
  expect([0, 1].map((row) => out.columns.attributes.text(row, 0))).toEqual(['水田', '果园']);
  expect([...out.columns.geometry.bounds.slice(4, 5)]).toEqual([38_510_020]);
  expect(outgoingLayer(layer, { ...all, fields: [] }, shapefile).layer.columns.attributes.fields).toEqual([]);
});

test('degrees of the same datum for a format that takes nothing else, another zone when chosen; both are said', () => {
  const degrees = outgoingLayer(layer, all, kml);
  expect(degrees.layer.system?.id).toBe('EPSG:4490');
  expect(degrees.notes.map(({ code }) => code)).toEqual(['export.converted-to-degrees']);
  const zone = outgoingLayer(layer, { ...all, target: systemById('EPSG:4525') }, shapefile);
  expect(Math.floor(zone.layer.columns.geometry.coordinates[0]! / 1e6)).toBe(37);
  expect(zone.notes.map(({ code }) => code)).toEqual(['export.converted-to-zone']);
});

test('another datum stops, and so does degrees of a layer whose system nobody knows', () => {
  expect(() => outgoingLayer(layer, { ...all, target: systemById('EPSG:2362') }, shapefile)).toThrow(ProblemError);
  expect(() => outgoingLayer({ ...layer, system: null }, { ...all, target: systemById('EPSG:4490') }, shapefile)).toThrow(ProblemError);
});
