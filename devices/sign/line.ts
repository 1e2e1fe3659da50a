import { faultText } from '../../core/base/fault-text.ts';
import type { Millis } from '../../core/base/time.ts';
import { type Link, type Transport, TransportFault } from '../../wire/transport.ts';
import type { SignAnswer, SignFrame } from './port.ts';

/** What became of the frames that were sent to one sign. `sent`: all is out, and nothing is ever answered. */
export type Exchange =
  | SignAnswer
  | { readonly kind: 'sent' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'unreachable'; readonly why: string };

/** Something to say to one sign when its turn has come. */
export type Errand = {
  /** Asked when the turn has come, so that what was overtaken meanwhile is not sent. */
  readonly frames: () => readonly SignFrame[];
  readonly decode: (said: Uint8Array) => SignAnswer | undefined;
  /** True: it goes before those that only ask whether a sign is there. */
  readonly urgent: boolean;
  readonly restMs: Millis;
};

type Waiting = Errand & { readonly settle: (exchange: Exchange) => void };

const OPEN_MS = 3000;
const WRITE_MS = 3000;
/** A dead sign or two beside one that lives are no reason to open their line anew. */
const ROUNDS_OF_SILENCE = 2;
/** More than any answer; what a sign babbles beyond it is forgotten from the front. */
const MOST_HEARD = 2048;

/**
 * The way to one sign, or to all signs that share a line: one exchange at a time, in order, the urgent ones first.
 * Opened when something is to be said and kept open until it breaks or nothing comes on it any more. Never rejects.
 */
export class SignLine {
  private readonly transport: Transport;
  private readonly answerMs: Millis;
  private readonly stop = new AbortController();
  private readonly lostListeners = new Set<() => void>();
  private waiting: Waiting[] = [];
  private working: Promise<void> | undefined;
  private link: Link | undefined;
  private heard: number[] = [];
  private onHeard: (() => void) | undefined;
  /** Exchanges without an answer since the last byte that came, from whichever sign. */
  private silences = 0;
  private readonly mostSilences: number;

  /** `signs`: how many share the line. */
  constructor(transport: Transport, answerMs: Millis, signs: number) {
    this.transport = transport;
    this.answerMs = answerMs;
    this.mostSilences = signs === 1 ? 1 : signs * ROUNDS_OF_SILENCE;
  }

  /** Says something, after all that is more urgent or came before. */
  exchange(errand: Errand): Promise<Exchange> {
    return new Promise((settle) => {
      const waiting = { ...errand, settle };
      const at = errand.urgent ? this.waiting.findIndex((each) => !each.urgent) : -1;
      if (at < 0) this.waiting.push(waiting);
      else this.waiting.splice(at, 0, waiting);
      this.working ??= this.work();
    });
  }

  /** Called when the link breaks by itself. Returns the way out. */
  onLost(listener: () => void): () => void {
    this.lostListeners.add(listener);
    return () => this.lostListeners.delete(listener);
  }

  /** Lets the link go, so that the next exchange opens it anew. */
  private async drop(): Promise<void> {
    const link = this.link;
    this.link = undefined;
    await link?.close();
  }

  /** Ends whatever is under way. */
  async close(): Promise<void> {
    this.stop.abort();
    this.onHeard?.();
    await this.working;
    await this.drop();
  }

  private async work(): Promise<void> {
    for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) {
      const exchange = await this.attempt(next);
      if (exchange.kind === 'silent') await this.noteSilence();
      next.settle(exchange);
    }
    this.working = undefined;
  }

  /**
   * A converter that was without power, or another one in its place, knows nothing of the connection and says nothing:
   * where no sign at all is heard any more, it is the link that is gone.
   */
  private async noteSilence(): Promise<void> {
    this.silences += 1;
    if (this.silences >= this.mostSilences) await this.drop();
  }

  private async attempt(errand: Errand): Promise<Exchange> {
    if (this.stop.signal.aborted) return { kind: 'unreachable', why: 'stopped' };
    try {
      const link = this.link ?? (await this.open());
      return await this.converse(link, errand);
    } catch (fault) {
      this.link = undefined;
      return { kind: 'unreachable', why: wordsOf(fault) };
    }
  }

  private async open(): Promise<Link> {
    const link = await this.within(OPEN_MS, (signal) => this.transport.open(signal));
    this.link = link;
    this.silences = 0;
    link.onData((bytes) => this.hear(link, bytes));
    void link.ended.then((fault) => {
      if (this.link !== link) return;
      this.link = undefined;
      this.onHeard?.();
      if (fault !== undefined) for (const listener of this.lostListeners) listener();
    });
    return link;
  }

  private hear(link: Link, bytes: Uint8Array): void {
    if (link !== this.link) return;
    this.silences = 0;
    this.heard.push(...bytes);
    if (this.heard.length > MOST_HEARD) this.heard = this.heard.slice(-MOST_HEARD);
    this.onHeard?.();
  }

  private async converse(link: Link, { frames, decode, restMs }: Errand): Promise<Exchange> {
    let last: Exchange = { kind: 'sent' };
    for (const { bytes, answered } of frames()) {
      // What came before the question is no answer to it.
      this.heard = [];
      await this.within(WRITE_MS, (signal) => link.write(bytes, signal));
      if (answered) last = await this.answer(link, decode);
      if (last.kind !== 'ok' && last.kind !== 'sent') return last;
      await pause(restMs);
    }
    return last;
  }

  /** Calls it off after so long, or when the line is closed. Leaves nothing behind: this runs for months. */
  private async within<T>(ms: Millis, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const off = new AbortController();
    const abort = (): void => off.abort();
    const timer = setTimeout(abort, ms);
    this.stop.signal.addEventListener('abort', abort);
    try {
      return await work(off.signal);
    } finally {
      clearTimeout(timer);
      this.stop.signal.removeEventListener('abort', abort);
    }
  }

  private answer(link: Link, decode: Errand['decode']): Promise<Exchange> {
    return new Promise((resolve) => {
      const done = (exchange: Exchange): void => {
        clearTimeout(timer);
        this.onHeard = undefined;
        resolve(exchange);
      };
      const timer = setTimeout(() => done({ kind: 'silent' }), this.answerMs);
      const look = (): void => {
        const answer = decode(Uint8Array.from(this.heard));
        if (answer !== undefined) done(answer);
        else if (this.link !== link || this.stop.signal.aborted) done({ kind: 'unreachable', why: 'the link broke' });
      };
      this.onHeard = look;
      look();
    });
  }
}

function pause(ms: Millis): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

function wordsOf(fault: unknown): string {
  if (fault instanceof TransportFault && fault.kind === 'aborted')
    return `${fault.message.split(':')[0] ?? ''}: no answer in time`;
  return faultText(fault);
}
