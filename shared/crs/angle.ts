/** Angles as people write them: decimal degrees, or degrees, minutes and seconds (度分秒). */

const MARKS = '[°度º]';
const MINUTE = "[′'’分]";
const SECOND = '[″"”秒]';
const DMS = new RegExp(String.raw`^(\d{1,3})\s*(?:${MARKS}|:|\s)\s*(\d{1,2})\s*(?:${MINUTE}|:|\s)\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:${SECOND}|′′|'')?)?$`);
const DEGREES_MINUTES = new RegExp(String.raw`^(\d{1,3})\s*${MARKS}\s*(\d{1,2}(?:\.\d+)?)\s*${MINUTE}$`);
const DECIMAL = new RegExp(String.raw`^(\d{1,3}(?:\.\d+)?)\s*${MARKS}?$`);

/**
 * Degrees of `113.75`, `113.75°`, `113°45′`, `113°45′30.125″`, `113度45分30秒`, `113:45:30` or `113 45 30`; null for
 * anything else, for minutes or seconds from 60 on, and for run-together digits (1134530.1), which nobody can tell apart.
 */
export function readAngle(text: string): number | null {
  const plain = text.trim();
  const decimal = DECIMAL.exec(plain);
  if (decimal) return Number(decimal[1]);
  const short = DEGREES_MINUTES.exec(plain);
  const [, degrees, minutes, seconds = '0'] = short ?? DMS.exec(plain) ?? [];
  if (degrees === undefined || minutes === undefined) return null;
  if (!(Number(minutes) < 60 && Number(seconds) < 60)) return null;
  return Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
}

/** `113°45′30.125″`, seconds with 3 decimals as the notice of 2022 wants them (DOMAIN §2.4); `—` for what is no number. */
export function formatAngle(degrees: number, secondDecimals = 3): string {
  if (!Number.isFinite(degrees)) return '—';
  // Rounded once and then taken apart, so that 59.9996″ becomes the next minute.
  const units = 10 ** secondDecimals;
  const total = Math.round(Math.abs(degrees) * 3600 * units);
  const whole = Math.floor(total / (3600 * units));
  const minutes = Math.floor(total / (60 * units)) % 60;
  const seconds = (total % (60 * units)) / units;
  const pad = (value: number, decimals: number): string => value.toFixed(decimals).padStart(decimals > 0 ? decimals + 3 : 2, '0');
  return `${degrees < 0 && total > 0 ? '-' : ''}${whole}°${pad(minutes, 0)}′${pad(seconds, secondDecimals)}″`;
}
