import { hash } from 'node:crypto';
import { basename } from 'node:path';
import { faultText } from '../core/base/fault-text.ts';

const MARK = '"sum":"';
const LETTERS = 22;

/**
 * The text of a JSON object with a last member `sum`, by which a flipped bit, a cut or another file under this name is
 * found. It keeps no secret: whoever changes the file on purpose can make it anew.
 */
export function summed(path: string, text: string): string {
  const open = text.trimEnd().slice(0, -1);
  const head = `${open}${open.trimEnd().endsWith('{') ? '' : ','}`;
  return `${head}${MARK}${sumOf(path, head)}"}${text.endsWith('\n') ? '\n' : ''}`;
}

/**
 * The text without its sum. Throws, with the name of the file, where it says something else than was written; one that
 * has none is taken as it is where it is JSON, and so is one that an editor has only laid out otherwise.
 */
export function unsummed(path: string, text: string): string {
  const at = text.lastIndexOf(MARK);
  const head = text.slice(0, at);
  if (at !== -1 && text.slice(at).trimEnd() === `${MARK}${sumOf(path, head)}"}`) return `${head.replace(/,$/, '')}}`;
  const value = parsedJson(path, text);
  const { sum, ...rest } = isObject(value) ? value : {};
  if (typeof sum !== 'string') return text;
  if (INDENTS.some((indent) => summed(path, JSON.stringify(rest, undefined, indent)).endsWith(`${MARK}${sum}"}`)))
    return JSON.stringify(rest);
  throw new NotAsWritten(
    path,
    'its sum does not fit; if you changed or renamed it yourself, take its last member `sum` out',
  );
}

/** A file says something else than was written. `why`: without its name, for whoever tells that already. */
export class NotAsWritten extends Error {
  override readonly name = 'NotAsWritten';
  readonly why: string;

  constructor(path: string, why: string, cause?: unknown) {
    super(`${basename(path)} is not as it was written: ${why}`, { cause });
    this.why = why;
  }
}

/** As those who write such files lay them out. */
const INDENTS = [undefined, 1, 2] as const;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a file says. Throws with its name where it is no JSON. */
export function parsedJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    throw new NotAsWritten(path, faultText(fault), fault);
  }
}

function sumOf(path: string, head: string): string {
  return hash('sha256', `${basename(path)}\n${head}`, 'base64url').slice(0, LETTERS);
}
