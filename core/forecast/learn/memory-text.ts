import { own } from '../../base/own.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { emptyMemory, type Memory } from './memory.ts';

// What was learned of a hall as text: JSON, with maps and long lists of numbers under names that say what they are.

const MAP = '#map';
const NUMBERS = '#numbers';
/** A number is kept with so many digits: more are noise. */
const DIGITS = 7;

/** Everything that has been learned, as one line of text. */
export function memoryText(memory: Memory): string {
  return JSON.stringify(memory, (_, value: unknown) => {
    if (value instanceof Map) return { [MAP]: [...value] };
    if (value instanceof Float64Array) return { [NUMBERS]: sparse(value) };
    return typeof value === 'number' ? Number(value.toPrecision(DIGITS)) : value;
  });
}

/** Reads it back; the error says what is wrong with it. Nothing of a broken one is used. */
export function memoryFrom(text: string): Result<Memory, string> {
  let read: unknown;
  try {
    read = JSON.parse(text, (_, value: unknown) => revived(value));
  } catch {
    return err('it is not what was written: not JSON');
  }
  const fault = unlike(read, emptyMemory(), '');
  return fault === undefined ? ok(read as Memory) : err(fault);
}

/** Zeros are left out: [length, place, value, place, value …]. */
function sparse(values: Float64Array): number[] {
  const kept = [values.length];
  values.forEach((value, at) => {
    if (value !== 0) kept.push(at, Number(value.toPrecision(DIGITS)));
  });
  return kept;
}

function revived(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (MAP in value && Array.isArray(value[MAP])) return new Map(value[MAP] as [string, unknown][]);
  if (NUMBERS in value && Array.isArray(value[NUMBERS])) {
    const [length = 0, ...kept] = value[NUMBERS] as number[];
    const values = new Float64Array(Math.min(10_000, Math.max(0, length)));
    for (let at = 0; at + 1 < kept.length; at += 2) values[kept[at] ?? 0] = kept[at + 1] ?? 0;
    return values;
  }
  return value;
}

/** What is another than in a memory that was made here; undefined where nothing is. */
function unlike(read: unknown, made: unknown, where: string): string | undefined {
  if (typeof made === 'number') return Number.isFinite(read) ? undefined : `${where} is no number`;
  if (made instanceof Float64Array)
    return read instanceof Float64Array && read.length === made.length && read.every((each) => Number.isFinite(each))
      ? undefined
      : `${where} is no list of ${String(made.length)} numbers`;
  if (made instanceof Map) return read instanceof Map ? notFinite(read, where) : `${where} is no table`;
  if (Array.isArray(made)) return Array.isArray(read) ? undefined : `${where} is no list`;
  if (typeof made !== 'object' || made === null) return undefined;
  if (typeof read !== 'object' || read === null) return `${where === '' ? 'it' : where} is not there`;
  for (const [name, value] of Object.entries(made)) {
    const fault = unlike(own(read as Record<string, unknown>, name), value, where === '' ? name : `${where}.${name}`);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** A table has no number that is none. */
function notFinite(table: ReadonlyMap<unknown, unknown>, where: string): string | undefined {
  const isWell = (value: unknown): boolean => {
    if (typeof value === 'number') return Number.isFinite(value);
    if (value instanceof Float64Array) return value.every((each) => Number.isFinite(each));
    if (value instanceof Map) return [...value.values()].every(isWell);
    return value !== null && (typeof value !== 'object' || Object.values(value).every(isWell));
  };
  return [...table.values()].every(isWell) ? undefined : `${where} has something that is no number`;
}
