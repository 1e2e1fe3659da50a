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
 * The text without its sum. Throws, with the name of the file, where it is another one than was written; one that has
 * none is taken as it is where it is JSON.
 */
export function unsummed(path: string, text: string): string {
  const at = text.lastIndexOf(MARK);
  if (at === -1) return isJson(path, text);
  const head = text.slice(0, at);
  if (text.slice(at).trimEnd() !== `${MARK}${sumOf(path, head)}"}`)
    throw new Error(`${basename(path)} is not as it was written: its sum does not fit`);
  return `${head.replace(/,$/, '')}}`;
}

function isJson(path: string, text: string): string {
  try {
    JSON.parse(text);
    return text;
  } catch (fault) {
    throw new Error(`${basename(path)} is not as it was written: ${faultText(fault)}`, { cause: fault });
  }
}

function sumOf(path: string, head: string): string {
  return hash('sha256', `${basename(path)}\n${head}`, 'base64url').slice(0, LETTERS);
}
