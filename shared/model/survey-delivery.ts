/** What a mine hands in for a half-year: a drawing with all that is needed to trust or doubt its numbers (DOMAIN §9, §1.6). */
import type { CalendarDate } from '../base/calendar-date.ts';
import type { DrawingRole } from './drawing-role.ts';
import type { CoordinateSystem } from './coordinate-system.ts';
import type { ElevationDatum } from './elevation-datum.ts';
import type { GroundSurface } from './ground-surface.ts';
import type { Period } from './period.ts';
import { lastDayOf } from './period.ts';
import type { WorkingsSource } from './workings-source.ts';
import { daysBetween } from '../base/calendar-date.ts';

/** 井上井下工程对照图, 采掘工程平面图, 专项勘测, 无人机航测, 露天坑点云或高程栅格, 储量年报, others. */
export const DELIVERY_KINDS = ['surface-underground', 'workings-plan', 'special-survey', 'drone-survey', 'pit-surface', 'reserve-report', 'other'] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/** The two that every producing mine owes each half-year (in Jilin 吉国土资发〔2010〕6号, DOMAIN 000-05; other provinces have rules of their own). */
export const OWED_KINDS = ['surface-underground', 'workings-plan'] as const satisfies readonly DeliveryKind[];

/** 已收, 已比对, 退回补正. */
export const DELIVERY_STATUSES = ['received', 'checked', 'returned'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** 退回补正: when a drawing went back to who handed it in, and what is to be put right. */
export interface SentBack {
  readonly on: CalendarDate;
  readonly reason: string;
}

/** As the survey states it, ± metres; null where it says nothing. */
export interface SurveyAccuracy {
  readonly planMetres: number | null;
  readonly heightMetres: number | null;
}

/** Who says which plane the drawing's numbers are in, and why that is believed. */
export interface DeliverySystem {
  readonly system: CoordinateSystem;
  /** `numbers`: only the zone prefix speaks for it; the datum is then the person's or the rights' own. */
  readonly declaredBy: 'file' | 'person' | 'numbers' | 'fit';
  /** The reason in one line: a message and its values. */
  readonly reason: import('../base/news.ts').Note;
  /** The numbers stood as (north, east) and were exchanged. */
  readonly axesSwapped: boolean;
}

export interface SurveyDelivery {
  readonly id: string;
  /** The mine: id of its right. */
  readonly rightId: string;
  readonly mineName: string;
  readonly period: Period;
  readonly kind: DeliveryKind;
  readonly fileName: string;
  readonly fileBytes: number;
  /** SHA-256 of the file, hex. */
  readonly sha256: string;
  readonly encoding: string | null;
  readonly surveyedOn: CalendarDate | null;
  /** 测量单位 and 测量员; '' when unknown. */
  readonly surveyingFirm: string;
  readonly surveyor: string;
  readonly accuracy: SurveyAccuracy;
  readonly elevationDatum: ElevationDatum | null;
  /** null: not declared; kept and shown apart, never compared. */
  readonly system: DeliverySystem | null;
  /** Layer → role as a person confirmed it. */
  readonly layerRoles: Readonly<Record<string, DrawingRole>>;
  /** Widest gap that outlines were closed over. */
  readonly gapMetres: number;
  /** A surface of the ground instead of a drawing; absent for drawings. */
  readonly surface?: GroundSurface;
  /** Of a drawing: the delivery whose surface its sections take as terrain; absent or null: its own contours and spot heights. */
  readonly terrainId?: string | null;
  readonly receivedOn: CalendarDate;
  readonly status: DeliveryStatus;
  /** Of a returned drawing; absent and null for every other one. */
  readonly sentBack?: SentBack | null;
  /** Fictional sample data. */
  readonly sample: boolean;
}

/** What a check of the delivery speaks for. */
export function sourceOf({ surface }: Pick<SurveyDelivery, 'surface'>): WorkingsSource {
  return surface ? 'pit-survey' : 'drawing';
}

/** 按期, 迟交, 缺, 未到期. */
export type Punctuality = { readonly kind: 'on-time' | 'late' | 'missing' | 'not-due'; readonly days: number };

/**
 * How one owed drawing stands on a day. The due day is the last of the half-year unless the office sets another
 * (DOMAIN §1.6); `days` is how late it came, or has been missing.
 */
export function punctualityOf(delivery: Pick<SurveyDelivery, 'receivedOn'> | null, period: Period, asOf: CalendarDate, dueOn: CalendarDate = lastDayOf(period)): Punctuality {
  const late = daysBetween(dueOn, delivery?.receivedOn ?? asOf);
  if (delivery) return late > 0 ? { kind: 'late', days: late } : { kind: 'on-time', days: 0 };
  return late > 0 ? { kind: 'missing', days: late } : { kind: 'not-due', days: 0 };
}
