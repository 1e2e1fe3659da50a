import type { AckKind } from '../render/profile.ts';
import { isPaperStatus, troubleOf, UNHEARD, withRealTime, withReply, type Condition } from '../status/condition.ts';
import { readReplies, type Reply } from '../status/replies.ts';

/** What is to be done with a printer: a job, or only a look at how it is. */
export type Task = {
  /** Undefined: only a look. */
  readonly job: Uint8Array | undefined;
  /** How the printer says that the job is on paper; `none`: it never says anything, and is never asked. */
  readonly ack: AckKind;
  /** Four characters that come back with `process-id`. */
  readonly processId: string;
};

/** How it ended. `failed`: not a byte of the job has left; `unknown`: some have, and nobody knows. */
export type Ending = {
  readonly outcome: 'printed' | 'sent' | 'unknown' | 'failed' | 'looked';
  readonly detail: string | undefined;
  readonly condition: Condition;
};

/** Times in ms, from one clock. */
export type Dialogue = {
  readonly task: Task;
  readonly phase: 'opening' | 'asking' | 'writing' | 'awaiting' | 'over';
  /** The status that is asked for now, and those still to ask. */
  readonly asking: readonly number[];
  readonly left: readonly number[];
  readonly condition: Condition;
  /** The printer has said that it printed before we knew that all had left: it may have meant an earlier job. */
  readonly acknowledged: boolean;
  /** When to come back even if nothing happens. */
  readonly wakeAt: number;
  /** When it is over in any case. */
  readonly until: number;
};

export type Input =
  | { readonly kind: 'opened' }
  | { readonly kind: 'not-opened'; readonly detail: string }
  | { readonly kind: 'heard'; readonly bytes: Uint8Array }
  /** The last byte of the job has left this program. */
  | { readonly kind: 'written' }
  | { readonly kind: 'ended'; readonly detail: string }
  | { readonly kind: 'time' }
  /** The program ends, or somebody needs the printer more. */
  | { readonly kind: 'stop' };

export type Action =
  | { readonly do: 'ask'; readonly bytes: Uint8Array }
  | { readonly do: 'write-job'; readonly bytes: Uint8Array }
  | { readonly do: 'end'; readonly ending: Ending };

export type Stepped = { readonly state: Dialogue; readonly actions: readonly Action[] };

export const OPEN_MS = 4000;
export const ANSWER_MS = 800;
export const ACK_MS = 8000;
export const JOB_MS = 20_000;
/** Even a slow serial line does two bytes in this. */
const MS_A_BYTE = 1;

/** A dialogue before its link is open. */
export function begin(task: Task, now: number): Dialogue {
  const until = now + JOB_MS + bytesMs(task);
  const common = { task, asking: [], left: [], condition: UNHEARD, acknowledged: false, until };
  return { ...common, phase: 'opening', wakeAt: now + OPEN_MS };
}

/**
 * One step of the talk with a printer: ask how it is, hand the job over, wait until it says that it is on paper. Pure:
 * the same inputs at the same times give the same end. There is one end, and the job is handed over once at most.
 */
export function step(state: Dialogue, input: Input, now: number): Stepped {
  if (state.phase === 'over') return stay(state);
  switch (input.kind) {
    case 'not-opened':
      return state.phase === 'opening' ? cut(state, input.detail) : stay(state);
    case 'opened':
      return state.task.ack === 'none' ? handOver(state) : ask({ ...state, asking: [1, 2, 4] }, now);
    case 'heard':
      return heard(state, input.bytes, now);
    case 'written':
      return written(state, now);
    case 'ended':
      return cut(state, input.detail);
    case 'stop':
      return end(state, hasBegun(state) ? 'unknown' : 'failed', 'stopped');
    case 'time':
      return now < state.wakeAt ? stay(state) : late(state);
  }
}

function stay(state: Dialogue): Stepped {
  return { state, actions: [] };
}

function ask(state: Dialogue, now: number): Stepped {
  const [n] = state.asking;
  if (n === undefined) return asked(state);
  const bytes = Uint8Array.of(0x10, 0x04, n);
  return { state: { ...state, phase: 'asking', wakeAt: now + ANSWER_MS }, actions: [{ do: 'ask', bytes }] };
}

/** Everything has been asked: print, or say why not. */
function asked(state: Dialogue): Stepped {
  const trouble = troubleOf(state.condition);
  if (trouble !== undefined) return end(state, 'failed', trouble);
  return handOver(state);
}

function handOver(state: Dialogue): Stepped {
  const { job } = state.task;
  if (job === undefined) return end(state, 'looked', undefined);
  return { state: { ...state, phase: 'writing', wakeAt: state.until }, actions: [{ do: 'write-job', bytes: job }] };
}

function heard(state: Dialogue, bytes: Uint8Array, now: number): Stepped {
  const { replies, left } = readReplies(state.left, bytes);
  let stepped: Stepped = stay({ ...state, left });
  for (const reply of replies) {
    const next = hear(stepped.state, reply, now);
    stepped = { state: next.state, actions: [...stepped.actions, ...next.actions] };
    if (stepped.state.phase === 'over') return stepped;
  }
  return stepped;
}

function hear(state: Dialogue, reply: Reply, now: number): Stepped {
  const condition = withReply(state.condition, reply);
  if (state.phase === 'asking') {
    if (reply.kind !== 'real-time') return stay({ ...state, condition });
    const [n = 0, ...rest] = state.asking;
    const known = withRealTime(condition, n, reply.byte);
    // Bit 6 of the offline causes: an error, so what it is has to be asked too.
    const more = n === 2 && (reply.byte & 0x40) !== 0 ? [...rest, 3] : rest;
    return ask({ ...state, condition: known, asking: more }, now);
  }
  const after = { ...state, condition };
  if (!hasBegun(state)) return stay(after);
  if (reply.kind === 'power-on') return end(after, 'unknown', 'switched off and on');
  if (!isAcknowledgement(state.task, reply)) return stay(after);
  // A process id is this job's own; a paper status may be the last one's, so while bytes are leaving nothing is ended
  // for it.
  if (state.phase === 'writing' && reply.kind === 'paper') return stay({ ...after, acknowledged: true });
  return end(after, 'printed', undefined);
}

/** Whether bytes of the job may have left. */
function hasBegun({ phase }: Dialogue): boolean {
  return phase === 'writing' || phase === 'awaiting';
}

/** A printer that says "no paper" stopped somewhere: that is no word for having printed. */
function isAcknowledgement({ ack, processId }: Task, reply: Reply): boolean {
  if (ack === 'process-id') return reply.kind === 'process-id' && reply.id === processId;
  return ack === 'paper-status' && reply.kind === 'paper' && isPaperStatus(reply.byte) && (reply.byte & 0x0c) === 0;
}

function written(state: Dialogue, now: number): Stepped {
  if (state.phase !== 'writing') return stay(state);
  if (state.task.ack === 'none') return end(state, 'sent', undefined);
  if (state.acknowledged) return end(state, 'printed', undefined);
  const wakeAt = Math.min(state.until, now + ACK_MS + bytesMs(state.task));
  return stay({ ...state, phase: 'awaiting', wakeAt });
}

/** The link has ended by itself. */
function cut(state: Dialogue, detail: string): Stepped {
  const offline = { ...state, condition: { ...state.condition, online: false } };
  return end(offline, hasBegun(state) ? 'unknown' : 'failed', detail);
}

function bytesMs({ job }: Task): number {
  return (job?.length ?? 0) * MS_A_BYTE;
}

function late(state: Dialogue): Stepped {
  switch (state.phase) {
    case 'opening':
      return end({ ...state, condition: { ...state.condition, online: false } }, 'failed', 'no-answer');
    case 'asking': {
      // A printer that answers nothing at first is not there; one that leaves out a later status is only terse. It is
      // asked no more: an answer that comes late would be taken for that to the next question.
      if (state.asking[0] === 1)
        return end({ ...state, condition: { ...state.condition, online: false } }, 'failed', 'no-answer');
      return asked({ ...state, asking: [] });
    }
    case 'writing':
      return end(state, 'unknown', troubleOf(state.condition) ?? 'it took the job too slowly');
    case 'awaiting':
      return end(state, 'unknown', troubleOf(state.condition) ?? 'it did not say that it had printed');
    case 'over':
      return stay(state);
  }
}

function end(state: Dialogue, outcome: Ending['outcome'], detail: string | undefined): Stepped {
  const { condition } = state;
  return { state: { ...state, phase: 'over' }, actions: [{ do: 'end', ending: { outcome, detail, condition } }] };
}
