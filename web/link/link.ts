import { io, type Socket } from 'socket.io-client';
import type { Ack, AckedMessage, HallMessage, HeardBody, PageMessage, SentBody } from '../../core/protocol/messages.ts';
import type { Topic, ViewOf } from '../../core/protocol/topics.ts';
import { hallAddressIn } from '../../core/base/hall-address.ts';
import { ACK_WAIT_MS } from '../../core/protocol/ack-wait.ts';
import type { CommandAnswer, CommandInput, DoorCommand } from '../../core/protocol/commands.ts';
import { newCommandId } from './command-id.ts';
import { HallProbe } from '../session/hall-probe.ts';
import { HallTime } from '../hall-time.ts';
import { isNewer, nowOf, type Versioned } from './newest.ts';
import { ownHall } from './own-hall.ts';
import { problemOf, UNREACHABLE, type Problem } from './problem.ts';
import { steadyNow } from '../steady-now.ts';

export type LinkState = 'connecting' | 'online' | 'offline';

/** What a command came to: the payload of its success, or a problem. */
export type CommandResult<N extends DoorCommand> =
  | ({ readonly ok: true } & CommandAnswer<N>)
  | { readonly ok: false; readonly problem: Problem };

export type CommandOptions = {
  /** Give the same id again to repeat a command without doing it twice. */
  readonly commandId?: string;
  /** How long to wait for one acknowledgement before the command is sent again. */
  readonly ackTimeoutMs?: number;
  /** How long to keep trying, reconnects included. */
  readonly deadlineMs?: number;
};

export type WatchHandlers<V> = {
  readonly onView: (view: V, seq: number) => void;
  readonly onProblem?: (problem: Problem) => void;
};

type Watch = {
  readonly topic: string;
  readonly secret: string | undefined;
  readonly handlers: WatchHandlers<unknown>;
  last: Versioned | undefined;
};

/** Who asks, where the session's cookie alone does not say it. */
export type LinkOptions = {
  readonly token?: string;
  /** The page stands for a device: the device's identity counts, not that of whoever signed in on the same machine. */
  readonly as?: 'kiosk' | 'board' | 'counter-screen';
  /** The hall that is meant, where the installation has several. */
  readonly hall?: string | undefined;
};

type Stop = () => void;

/** How long one attempt to reach the hall may take. */
const ATTEMPT_MS = 5000;

/**
 * The one socket between a screen and the hall. It reconnects by itself for ever, watches its topics again after each
 * reconnect, and repeats a command that was not acknowledged under the same id.
 */
export class HallLink {
  state: LinkState = 'connecting';
  /** When the state last changed, by `steadyNow`. */
  stateSince = steadyNow();
  private readonly socket: Socket;
  private readonly watches = new Set<Watch>();
  private readonly stateListeners = new Set<(state: LinkState) => void>();
  private readonly time = new HallTime(Date.now() - steadyNow());
  private readonly probe: HallProbe;
  private isOver = false;

  constructor(url = '', { hall, ...auth }: LinkOptions = {}) {
    this.probe = new HallProbe(url, ATTEMPT_MS, () => this.reconnect());
    this.socket = io(url, {
      auth,
      ...(hall === undefined ? {} : { query: { hall } }),
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 3000,
      randomizationFactor: 0.5,
      timeout: ATTEMPT_MS,
      withCredentials: true,
    });
    this.socket.on('connect', () => this.connected());
    this.socket.on('disconnect', (reason) => this.disconnected(reason));
    this.socket.on('connect_error', () => this.refused());
    this.socket.on('view', (message: HeardBody<'view'>) => this.received(message));
    // Comes before any view of the same line.
    this.socket.on('demonstration', ({ speed }: HeardBody<'demonstration'>) => this.time.run(speed));
    // A pulled cable is known to the browser long before a ping is missed.
    if (typeof addEventListener === 'function') {
      addEventListener('offline', () => this.become('offline'));
      addEventListener('online', () => this.reconnect());
    }
  }

  /** The hall's time now, in ms since 1970: clocks of screens are not trusted. */
  now(): number {
    return this.time.at(steadyNow());
  }

  /** Follows a topic until the returned function is called; every view is whole and never older than the one before. */
  watch<Of extends Topic>(
    topic: Of,
    onView: WatchHandlers<ViewOf<Of>>['onView'] | WatchHandlers<ViewOf<Of>>,
    secret?: string,
  ): Stop {
    // What comes under a topic is what the table of topics says of it; the tests of the live door check that.
    const handlers = (typeof onView === 'function' ? { onView } : onView) as WatchHandlers<unknown>;
    const watch: Watch = { topic, secret, handlers, last: undefined };
    this.watches.add(watch);
    if (this.socket.connected) void this.begin(watch);
    return () => {
      this.watches.delete(watch);
      const shared = [...this.watches].some((other) => other.topic === topic);
      if (!shared && this.socket.connected) this.socket.emit('unwatch', { topic });
    };
  }

  /** Asks the hall to do something, once, however often the line breaks meanwhile. */
  async command<N extends DoorCommand>(
    name: N,
    body: CommandInput<N>,
    options: CommandOptions = {},
  ): Promise<CommandResult<N>> {
    const commandId = options.commandId ?? newCommandId();
    const until = steadyNow() + (options.deadlineMs ?? 15_000);
    while (steadyNow() < until) {
      if (!(await this.online(until - steadyNow()))) break;
      const waitMs = Math.min(options.ackTimeoutMs ?? ACK_WAIT_MS, Math.max(until - steadyNow(), 1));
      const answer = await this.send('command', { ...body, commandId, name }, waitMs);
      if (answer === 'silence') continue;
      // The hall answers by the row of that name, which gives the type.
      if (answer['ok'] === true) return answer as { readonly ok: true } & CommandAnswer<N>;
      return { ok: false, problem: problemOf(answer['problem']) };
    }
    return { ok: false, problem: UNREACHABLE };
  }

  /** Hears a message of the hall that is no view. */
  on<Name extends HallMessage>(message: Name, listener: (body: HeardBody<Name>) => void): Stop {
    // What comes with a message is what the table of messages says of it.
    const heard = listener as (body: unknown) => void;
    const name: string = message;
    this.socket.on(name, heard);
    return () => this.socket.off(name, heard);
  }

  /** Sends a message that is no command, once. The answer as it came; `silence` when there was none in time. */
  ask<Name extends AckedMessage>(
    message: Name,
    body: SentBody<Name>,
    waitMs = ACK_WAIT_MS,
  ): Promise<Ack<Name> | 'silence'> {
    // As above: the name decides the answer.
    return this.send(message, body, waitMs) as Promise<Ack<Name> | 'silence'>;
  }

  /** Says something that needs no answer; nothing while the line is broken. */
  tell<Name extends PageMessage>(message: Name, body: SentBody<Name>): void {
    if (this.socket.connected) this.socket.emit(message, body);
  }

  onState(listener: (state: LinkState) => void): Stop {
    this.stateListeners.add(listener);
    return () => this.stateListeners.delete(listener);
  }

  /** Opens the socket anew, with the identity that the session has now: after a login or a logout. */
  reconnect(): void {
    if (!this.isOver) this.socket.disconnect().connect();
  }

  /** For good: nothing looks for the hall any more. */
  close(): void {
    this.isOver = true;
    this.watches.clear();
    this.socket.disconnect();
    this.probe.stop();
  }

  private connectIn(ms: number): void {
    setTimeout(() => !this.isOver && this.socket.connect(), ms);
  }

  private connected(): void {
    this.time.renew();
    this.become('online');
    for (const watch of this.watches) void this.begin(watch);
  }

  private disconnected(reason: string): void {
    this.become('offline');
    // The server ended it on purpose (drain, lost right): socket.io would leave it so.
    if (reason === 'io server disconnect') this.connectIn(500 + Math.random() * 500);
  }

  private refused(): void {
    if (this.state === 'connecting' && steadyNow() - this.stateSince < 1500) return;
    this.become('offline');
    if (!this.socket.active) this.connectIn(2000 + Math.random() * 2000);
  }

  private become(state: LinkState): void {
    if (this.state === state) return;
    this.state = state;
    this.stateSince = steadyNow();
    this.stateListeners.forEach((listener) => listener(state));
    if (state === 'offline' && !this.isOver) this.probe.start();
    else this.probe.stop();
  }

  private async begin(watch: Watch): Promise<void> {
    const { topic, secret } = watch;
    const answer = await this.send('watch', secret === undefined ? { topic } : { topic, secret }, ACK_WAIT_MS);
    if (!this.watches.has(watch)) return;
    if (answer === 'silence') {
      if (this.socket.connected) setTimeout(() => this.watches.has(watch) && void this.begin(watch), 1000);
      return;
    }
    if (typeof answer['seq'] === 'number') this.show(watch, answer['seq'], answer['view']);
    else this.denied(watch, problemOf(answer['problem']));
  }

  /** Who is told to wait waits, and a little longer, so that not everybody asks again at once. */
  private denied(watch: Watch, problem: Problem): void {
    if (problem.status !== 429 || problem.retryAfter === undefined) return watch.handlers.onProblem?.(problem);
    const waitMs = problem.retryAfter * 1000 * (1 + Math.random());
    setTimeout(() => this.watches.has(watch) && this.socket.connected && void this.begin(watch), waitMs);
  }

  private received({ topic, seq, view }: HeardBody<'view'>): void {
    for (const watch of this.watches) if (watch.topic === topic) this.show(watch, seq, view);
  }

  private show(watch: Watch, seq: number, view: unknown): void {
    const now = nowOf(view);
    const next: Versioned = { seq, at: now };
    if (watch.last !== undefined && !isNewer(next, watch.last)) return;
    watch.last = next;
    if (now !== undefined) this.time.hear(now, steadyNow());
    watch.handlers.onView(view, seq);
  }

  /** Resolves to false when the time is over before the line is there. */
  private online(waitMs: number): Promise<boolean> {
    if (this.socket.connected) return Promise.resolve(true);
    return new Promise((resolve) => {
      const done = (value: boolean): void => {
        clearTimeout(timer);
        this.socket.off('connect', yes);
        resolve(value);
      };
      const yes = (): void => done(true);
      const timer = setTimeout(() => done(false), waitMs);
      this.socket.on('connect', yes);
    });
  }

  private async send(event: string, message: object, waitMs: number): Promise<Record<string, unknown> | 'silence'> {
    try {
      const answer: unknown = await this.socket.timeout(waitMs).emitWithAck(event, message);
      return typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : {};
    } catch {
      return 'silence'; // no acknowledgement in time, or the line broke: the only two ways emitWithAck fails
    }
  }
}

let shared: HallLink | undefined;

/** Gives the page a link before it opens its own: a gallery of components has no hall behind it. */
export function useLink(link: HallLink): void {
  shared = link;
}

/** The page's link, opened at its first use. */
export function hallLink(): HallLink {
  if (shared === undefined) {
    shared = new HallLink('', { ...deviceOf(hallAddressIn(location.pathname).path), hall: ownHall() });
    // Read by whoever looks at the page from outside: a kiosk's shell, a test.
    shared.onState((state) => (document.documentElement.dataset['link'] = state));
    shared.on('demonstration', ({ speed }) => void sayDemonstration(speed));
    shared.on('device-moved', (moved) => follow(moved, location));
  }
  return shared;
}

/** The page of a device that was moved goes to its new place. */
export function follow({ was, page }: HeardBody<'device-moved'>, where: Pick<Location, 'search' | 'replace'>): void {
  const query = new URLSearchParams(where.search);
  if (was.includes(query.get('id') ?? query.get('counter') ?? '')) where.replace(page);
}

/** Pages of a hall that people work in never load what says that it is none. */
async function sayDemonstration(speed: number): Promise<void> {
  const { showDemonstration } = await import('../components/hall-demonstration.ts');
  showDemonstration(speed);
}

/** What the page at a path stands for. */
function deviceOf(path: string): LinkOptions {
  const page = path.split('/')[1];
  if (page === 'kiosk') return { as: 'kiosk' };
  if (page === 'rating') return { as: 'counter-screen' };
  return page === 'display' || page === 'tray' || page === 'keypad' ? { as: 'board' } : {};
}
