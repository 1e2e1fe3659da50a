import type { Reply } from './replies.ts';

/** The questions of DLE EOT: 1 printer, 2 why offline, 3 which error, 4 paper. */
export type Question = 1 | 2 | 3 | 4;

/** What is known of a printer. */
export type Condition = {
  /**
   * `unreachable`: no link to it; `silent`: it takes bytes and answers no question; `open`: a link to a printer that never answers, so
   * nothing else is known; `answering`: the rest is what it said.
   */
  readonly contact: 'unknown' | 'unreachable' | 'silent' | 'open' | 'answering';
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
export type Trouble =
  | 'unreachable'
  | 'no-answer'
  | 'cover-open'
  | 'paper-out'
  | 'cutter-error'
  | 'overheated'
  | 'printer-error'
  | 'offline';

export const NOTHING_KNOWN: Condition = {
  contact: 'unknown',
  online: undefined,
  coverOpen: false,
  paper: 'unknown',
  error: false,
  cutterError: false,
  overheated: false,
  recoverable: false,
  unrecoverable: false,
};

/** With the answer to DLE EOT `question`. */
export function withAnswer(condition: Condition, question: Question, bits: number): Condition {
  const heard = { ...condition, contact: 'answering' } as const;
  switch (question) {
    case 1:
      return { ...heard, online: !has(bits, 0x08) };
    case 2: {
      const coverOpen = has(bits, 0x04);
      const paper = has(bits, 0x20) ? 'out' : condition.paper;
      const error = has(bits, 0x40);
      const errors = error ? {} : NO_ERRORS;
      return { ...heard, coverOpen, paper: paperUnder(coverOpen, paper), error, ...errors };
    }
    case 3:
      return { ...heard, ...errorsOf(bits, condition.error) };
    case 4:
      return { ...heard, paper: paperUnder(condition.coverOpen, paperOf(has(bits, 0x0c), has(bits, 0x60))) };
  }
}

/** With anything that says by itself what it is about; the other kinds only prove that the printer answers. */
export function withReply(condition: Condition, reply: Reply): Condition {
  const heard = { ...condition, contact: 'answering' } as const;
  switch (reply.kind) {
    case 'automatic': {
      const [printer, errors, paper] = reply.block;
      const coverOpen = has(printer, 0x20);
      return {
        ...heard,
        online: !has(printer, 0x08),
        coverOpen,
        paper: paperUnder(coverOpen, paperOf(has(paper, 0x03), has(paper, 0x0c))),
        ...errorsOf(errors, false),
      };
    }
    case 'paper':
      if (!isPaperStatus(reply.bits)) return condition;
      return {
        ...heard,
        paper: paperUnder(condition.coverOpen, paperOf(has(reply.bits, 0x03), has(reply.bits, 0x0c))),
      };
    case 'power-on':
      return { ...NOTHING_KNOWN, contact: 'answering' };
    case 'real-time':
    case 'process-id':
    case 'text':
      return heard;
  }
}

/** An answer to GS r 1 sets its bits in pairs; a byte that does not is somebody else's. */
export function isPaperStatus(bits: number): boolean {
  const near = bits & 0x03;
  const end = bits & 0x0c;
  return (bits & 0x90) === 0 && (near === 0 || near === 0x03) && (end === 0 || end === 0x0c);
}

/** Why it would not print; undefined when nothing speaks against it. An open cover outranks paper, paper outranks the rest. */
export function troubleOf(condition: Condition): Trouble | undefined {
  if (condition.contact === 'unreachable') return 'unreachable';
  if (condition.contact === 'silent') return 'no-answer';
  if (condition.coverOpen) return 'cover-open';
  if (condition.paper === 'out') return 'paper-out';
  if (condition.cutterError) return 'cutter-error';
  if (condition.overheated) return 'overheated';
  if (condition.error) return 'printer-error';
  return condition.online === false ? 'offline' : undefined;
}

export function sameCondition(a: Condition, b: Condition): boolean {
  return (Object.keys(a) as (keyof Condition)[]).every((key) => a[key] === b[key]);
}

const NO_ERRORS = { cutterError: false, overheated: false, recoverable: false, unrecoverable: false } as const;

function errorsOf(bits: number, unnamed: boolean): Omit<Condition, 'contact' | 'online' | 'coverOpen' | 'paper'> {
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
