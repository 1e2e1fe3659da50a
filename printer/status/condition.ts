import type { Reply } from './replies.ts';

/** What is known of a printer. */
export type Condition = {
  /** Undefined: it has not said. */
  readonly online: boolean | undefined;
  readonly coverOpen: boolean;
  /** `unknown` also while the cover is open: the sensor then sees no paper or thinks so. */
  readonly paper: 'ok' | 'low' | 'out' | 'unknown';
  /** Any of those below, or one it does not name. */
  readonly error: boolean;
  readonly cutterError: boolean;
  /** The head is hot; goes by itself. */
  readonly overheated: boolean;
  /** A mechanical error that a person can mend. */
  readonly recoverable: boolean;
  readonly unrecoverable: boolean;
};

/** Why a printer would not print now. */
export type Trouble = 'cover-open' | 'paper-out' | 'cutter' | 'overheated' | 'error' | 'offline';

/** Nothing has been heard of it. */
export const UNHEARD: Condition = {
  online: undefined,
  coverOpen: false,
  paper: 'unknown',
  error: false,
  cutterError: false,
  overheated: false,
  recoverable: false,
  unrecoverable: false,
};

/**
 * With the answer to DLE EOT n: 1 printer, 2 why offline, 3 which error, 4 paper. The byte does not say which; who
 * asked knows.
 */
export function withRealTime(condition: Condition, n: number, byte: number): Condition {
  switch (n) {
    case 1:
      return { ...condition, online: !has(byte, 0x08) };
    case 2: {
      const coverOpen = has(byte, 0x04);
      const paper = has(byte, 0x20) ? 'out' : condition.paper;
      const error = has(byte, 0x40);
      return { ...condition, coverOpen, paper: paperUnder(coverOpen, paper), error, ...(error ? {} : NO_ERRORS) };
    }
    case 3:
      return { ...condition, ...errorsOf(byte, condition.error) };
    case 4:
      return { ...condition, paper: paperUnder(condition.coverOpen, paperOf(has(byte, 0x0c), has(byte, 0x60))) };
    default:
      return condition;
  }
}

/** With a reply that says by itself what it is about. */
export function withReply(condition: Condition, reply: Reply): Condition {
  switch (reply.kind) {
    case 'automatic': {
      const [printer, errors, paper] = reply.block;
      const coverOpen = has(printer, 0x20);
      return {
        online: !has(printer, 0x08),
        coverOpen,
        paper: paperUnder(coverOpen, paperOf(has(paper, 0x03), has(paper, 0x0c))),
        ...errorsOf(errors, false),
      };
    }
    case 'paper':
      if (!isPaperStatus(reply.byte)) return condition;
      return {
        ...condition,
        paper: paperUnder(condition.coverOpen, paperOf(has(reply.byte, 0x03), has(reply.byte, 0x0c))),
      };
    case 'power-on':
      return UNHEARD;
    case 'real-time':
    case 'process-id':
    case 'text':
      return condition;
  }
}

/** An answer to GS r 1 sets its bits in pairs; a byte that does not is somebody else's. */
export function isPaperStatus(byte: number): boolean {
  const near = byte & 0x03;
  const end = byte & 0x0c;
  return (byte & 0x90) === 0 && (near === 0 || near === 0x03) && (end === 0 || end === 0x0c);
}

/**
 * Why it would not print; undefined when nothing speaks against it. An open cover outranks paper, paper outranks the
 * rest.
 */
export function troubleOf(condition: Condition): Trouble | undefined {
  if (condition.coverOpen) return 'cover-open';
  if (condition.paper === 'out') return 'paper-out';
  if (condition.cutterError) return 'cutter';
  if (condition.overheated) return 'overheated';
  if (condition.error) return 'error';
  return condition.online === false ? 'offline' : undefined;
}

export function sameCondition(a: Condition, b: Condition): boolean {
  return (Object.keys(a) as (keyof Condition)[]).every((key) => a[key] === b[key]);
}

const NO_ERRORS = { cutterError: false, overheated: false, recoverable: false, unrecoverable: false } as const;

function errorsOf(bits: number, unnamed: boolean): Omit<Condition, 'online' | 'coverOpen' | 'paper'> {
  return {
    error: unnamed || has(bits, 0x6c),
    recoverable: has(bits, 0x04),
    cutterError: has(bits, 0x08),
    unrecoverable: has(bits, 0x20),
    overheated: has(bits, 0x40),
  };
}

function paperOf(nearEnd: boolean, end: boolean): Condition['paper'] {
  return end ? 'out' : nearEnd ? 'low' : 'ok';
}

function paperUnder(coverOpen: boolean, paper: Condition['paper']): Condition['paper'] {
  return coverOpen ? 'unknown' : paper;
}

function has(bits: number, mask: number): boolean {
  return (bits & mask) !== 0;
}
