import type { Command } from './command.ts';
import { readDle, readEsc, readFs } from './parse-esc.ts';
import { readGs } from './parse-gs.ts';
import { readText } from './parse-text.ts';
import type { More, Read } from './read.ts';

/** What was read, and how many of the bytes that took; the rest waits for more. */
export type Parsed = { readonly commands: readonly Command[]; readonly used: number };

const DLE = 0x10;
const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;
const LF = 0x0a;

/**
 * Reads ESC/POS bytes into commands; knows nothing of the renderer. `last` says that no more bytes will come: a command
 * that is cut off is then listed as unknown, else it is left unread. `chinese` is the mode at the first byte.
 */
export function parseCommands(bytes: Uint8Array, last = true, chinese = false): Parsed {
  const commands: Command[] = [];
  let mode = chinese;
  let at = 0;
  while (at < bytes.length) {
    const rest = bytes.subarray(at);
    const read = readOne(rest, mode, last);
    if (read === 'more' && !last) break;
    const { length, body } = read === 'more' ? cutOff(rest) : read;
    commands.push({ at, ...body });
    if (body.kind === 'chinese') mode = body.on;
    if (body.kind === 'init') mode = false;
    at += length;
  }
  return { commands, used: at };
}

function readOne(bytes: Uint8Array, chinese: boolean, last: boolean): Read | More {
  switch (bytes[0]) {
    case LF:
      return { length: 1, body: { kind: 'line-feed' } };
    case ESC:
      return readEsc(bytes);
    case GS:
      return readGs(bytes);
    case FS:
      return readFs(bytes);
    case DLE:
      return readDle(bytes);
    default:
      return readText(bytes, chinese, last);
  }
}

function cutOff(rest: Uint8Array): Read {
  return { length: rest.length, body: { kind: 'unknown', bytes: rest.slice(), why: 'cut off by the end of the job' } };
}
