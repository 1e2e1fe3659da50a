import type { Column } from '../../../core/hall-file/columns/column.ts';
import type { Shown } from './number-format.ts';

const DAY_MINUTES = 1440;
const DAY_MS = 86_400_000;
/** Serial numbers of days count from here; the first of March 1900 and later. */
const FIRST_DAY = Date.UTC(1899, 11, 30);
/** A number keeps 15 digits in a workbook; what is longer has lost its end. */
const DIGITS = 15;
const TOO_LONG = 1e15;

/** The text that a number in a workbook is meant as: as the spreadsheet shows it, in the spelling of the tables. */
export function numberText(value: number, shown: Shown, column: Column | undefined, since1904: boolean): string {
  if (shown.as === 'number' || !Number.isFinite(value))
    return plainText(value, shown.as === 'number' ? shown.digits : 0);
  if (shown.as === 'percent') return plainText(column?.type === 'percent' ? value * 100 : value, 0);
  if (value < 0) return plainText(value, 0);
  const days = Math.floor(value + 1e-9);
  if (shown.as === 'date') return dateText(days, since1904);
  if (shown.as === 'time') return timeText(value);
  return `${dateText(days, since1904)} ${timeText(Math.max(0, value - days))}`;
}

function plainText(value: number, digits: number): string {
  if (Math.abs(value) >= TOO_LONG) return value.toExponential(5).toUpperCase();
  const rounded = Number(value.toPrecision(DIGITS));
  const text = String(rounded);
  if (text.includes('e')) return rounded.toFixed(20).replace(/0+$/, '').replace(/\.$/, '');
  return Number.isInteger(rounded) && rounded >= 0 ? text.padStart(digits, '0') : text;
}

function dateText(days: number, since1904: boolean): string {
  const at = new Date(FIRST_DAY + (days + (since1904 ? 1462 : 0)) * DAY_MS);
  return Number.isNaN(at.getTime()) ? String(days) : at.toISOString().slice(0, 10);
}

/** 24:00 is the end of a day, in a workbook a whole one. */
function timeText(value: number): string {
  const seconds = Math.round(value * DAY_MINUTES * 60);
  const two = (n: number): string => String(n).padStart(2, '0');
  const text = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? text : `${text}:${two(seconds % 60)}`;
}
