import type { Column } from './columns/column.ts';
import { NO, YES } from './read-row.ts';

/**
 * A field as the program writes it: `8:30` is `08:30`, `25%` is `0.25`, `是` is `yes`. It is read as before. What is not
 * understood stays as it is, so that whoever reads the file is told of it.
 */
export function normalCell(column: Column | undefined, written: string): string {
  const value = written.trim();
  if (value === '' || column === undefined) return value;
  switch (column.type) {
    case 'text':
    case 'note':
    case 'id':
    case 'id-of':
    case 'hours':
      return value;
    case 'ids-of':
    case 'list':
      return parts(value).join(';');
    case 'levels':
      return parts(value)
        .map((part) => part.replace('：', ':'))
        .join(';');
    case 'word':
      return column.words?.find((word) => word.toLowerCase() === value.toLowerCase()) ?? value;
    case 'integer':
      return /^\d+$/.test(value) ? plain(Number(value), value) : value;
    case 'percent':
      return value.replace(/\s*[%％]$/, '');
    case 'number':
    case 'minutes':
      return decimal(value);
    case 'time':
      return value.replace(
        /^(\d{1,2})[:：](\d{2})(?::00)?$/,
        (_, hour: string, minute: string) => `${two(hour)}:${minute}`,
      );
    case 'date':
      return value.replace(
        /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/,
        (_, year: string, month: string, day: string) => `${year}-${two(month)}-${two(day)}`,
      );
    case 'weekday':
      return value.toLowerCase();
    case 'yes-no':
      return YES.includes(value.toLowerCase()) ? 'yes' : NO.includes(value.toLowerCase()) ? 'no' : value;
  }
}

function parts(value: string): readonly string[] {
  return value
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function decimal(value: string): string {
  const [, digits, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(value) ?? [];
  return digits === undefined ? value : plain(Number(digits) / (percent === '%' ? 100 : 1), value);
}

/** A number too small or too large to be written without an exponent stays as it was. */
function plain(number: number, otherwise: string): string {
  const text = String(number);
  return text.includes('e') ? otherwise : text;
}

function two(digits: string): string {
  return digits.padStart(2, '0');
}
