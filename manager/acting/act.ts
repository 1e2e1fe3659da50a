import type { CounterId, LineId, ProfileId } from '../../core/base/names.ts';
import type { TicketId } from '../../core/queue/ticket.ts';
import type { ManagerCounter, ManagerLine, ManagerView } from '../../core/protocol/shapes/manager.ts';
import type { actingText } from '../../web/text/acting.ts';
import type { Order } from '../order.ts';

/** What somebody acts on. */
export type ActOn =
  | { readonly on: 'counter'; readonly counter: CounterId }
  | {
      readonly on: 'line';
      readonly line: LineId;
      readonly tickets: readonly { readonly ticket: TicketId; readonly number: string }[];
    }
  | { readonly on: 'limit' }
  | { readonly on: 'profile'; readonly profile?: ProfileId };

/** What may be done there. */
export type Deed =
  | 'open'
  | 'resume'
  | 'pause'
  | 'close'
  | 'lines'
  | 'call'
  | 'clerk'
  | 'screen'
  | 'move'
  | 'tell'
  | 'target'
  | 'limit'
  | 'profile';

/** What may be done with a counter stands after what stands to it, always in the same places. */
const OF_COUNTER: readonly Deed[] = ['close', 'lines', 'call', 'clerk', 'screen', 'move'];

/**
 * The deeds that there are, the likeliest first. Each keeps its place however the counter changes meanwhile, so that no
 * other one comes under the finger; `canDo` says which can be done now.
 */
export function deedsOf(act: ActOn, counter: ManagerCounter | undefined): readonly Deed[] {
  switch (act.on) {
    case 'counter':
      return [counter?.state === 'paused' ? 'resume' : counter?.state === 'open' ? 'pause' : 'open', ...OF_COUNTER];
    case 'line':
      return ['move', 'tell', 'target'];
    case 'limit':
      return ['limit'];
    case 'profile':
      return ['profile'];
  }
}

/** The lines that somebody may be moved to. */
export function linesFor(act: ActOn, { lines }: Pick<ManagerView, 'lines'>): readonly ManagerLine[] {
  return lines.filter(({ id, closed }) => closed === undefined && !(act.on === 'line' && id === act.line));
}

/** The counters that somebody may be moved to. */
export function countersFor(act: ActOn, { counters }: Pick<ManagerView, 'counters'>): readonly ManagerCounter[] {
  return counters.filter(({ id, state }) => state !== 'closed' && !(act.on === 'counter' && id === act.counter));
}

/** The levels there are to choose from: those that are usual, and the one that it has. */
export function levelsWith(level = 1): readonly number[] {
  return [...new Set([1, 2, 3, level])].sort((a, b) => a - b);
}

/** Whether the hall would take it now: with somebody in hand a counter can neither pause nor close. */
export function canDo(deed: Deed, act: ActOn, counter: ManagerCounter | undefined): boolean {
  if (act.on !== 'counter') return true;
  const { state = 'closed', number } = counter ?? {};
  if (deed === 'pause') return state === 'open' && number === undefined;
  if (deed === 'close') return state !== 'closed' && number === undefined;
  return deed !== 'call' || state === 'open';
}

/** What is told may say itself why. */
export function saysWhy(deed: Deed): boolean {
  return deed === 'clerk' || deed === 'screen' || deed === 'tell';
}

/** The fields of the form as they stand. */
export type ActFields = {
  readonly reason: string;
  readonly number: string;
  readonly zh: string;
  readonly en: string;
  /** Empty: until it is taken back. */
  readonly minutes: string;
  /** `line:a` or `counter:3`. */
  readonly to: string;
  readonly which: 'all' | 'last' | 'chosen';
  readonly last: string;
  readonly tickets: readonly TicketId[];
  readonly place: 'kept' | 'end';
  /** As the hall file says; or back at its own lines. */
  readonly asFile: boolean;
  readonly target: string;
  readonly service: string;
  readonly places: string;
  readonly unlimited: boolean;
  readonly lines: readonly { readonly line: LineId; readonly level: number }[];
  readonly rows: readonly {
    readonly counter: CounterId;
    readonly lines: readonly { readonly line: LineId; readonly level: number }[];
  }[];
  readonly keep: boolean;
};

/** What a form that comes to no command lacks, as a text of the page. */
export function lackOf(deed: Deed, { which, service, rows }: ActFields): Lack {
  if (deed === 'lines') return 'lacksLines';
  if (deed === 'move') return which === 'chosen' ? 'lacksChosen' : 'lacksTo';
  if (deed === 'target') return 'lacksTarget';
  if (deed === 'limit') return service === '' ? 'lacksService' : 'lacksPlaces';
  if (deed === 'profile') return rows.length === 0 ? 'lacksRows' : 'lacksName';
  return deed === 'call' ? 'lacksNumber' : 'lacksText';
}

export type Lack = Extract<keyof typeof actingText, `lacks${string}`>;

/** The command that a filled form comes to; undefined while something is missing (`lackOf`). */
export function orderOf(act: ActOn, deed: Deed, fields: ActFields): Order | undefined {
  const { reason } = fields;
  const counter = act.on === 'counter' ? act.counter : '';
  switch (deed) {
    case 'open':
    case 'resume':
      return { name: 'open-counter', body: { counter, reason } };
    case 'pause':
      return { name: 'pause-counter', body: { counter, reason } };
    case 'close':
      return { name: 'close-counter', body: { counter, reason } };
    case 'lines': {
      const lines = fields.asFile ? null : fields.lines;
      return lines?.length === 0 ? undefined : { name: 'assign-lines', body: { counter, lines, reason } };
    }
    case 'call': {
      const { number } = fields;
      return number.trim() === '' ? undefined : { name: 'call-ticket', body: { counter, number, reason, ask: true } };
    }
    case 'clerk':
      return message({ counter }, fields);
    case 'screen':
      return message({ screen: counter }, fields);
    case 'tell':
      return message({ line: act.on === 'line' ? act.line : '' }, fields);
    case 'move':
      return moving(act, fields);
    case 'target': {
      const minutes = fields.asFile ? null : Number(fields.target);
      return act.on === 'line' && (minutes === null || minutes > 0)
        ? { name: 'set-target', body: { line: act.line, minutes, reason } }
        : undefined;
    }
    case 'limit':
      return limit(fields);
    case 'profile':
      return profile(act, fields);
  }
}

type To = { readonly counter: string } | { readonly screen: string } | { readonly line: string };

function message(to: To, { zh, en, minutes, reason }: ActFields): Order | undefined {
  const text = { ...(zh.trim() === '' ? {} : { 'zh-Hans': zh }), ...(en.trim() === '' ? {} : { en }) };
  if (Object.keys(text).length === 0) return undefined;
  const why = [reason, zh, en].find((words) => words.trim() !== '');
  const until = minutes === '' ? {} : { minutes: Number(minutes) };
  return { name: 'send-message', body: { to, text, ...until, reason: why } };
}

function moving(act: ActOn, { to, which, last, tickets, place, reason }: ActFields): Order | undefined {
  const [kind, id = ''] = to.split(/:(.*)/s);
  if (id === '' || (act.on !== 'line' && act.on !== 'counter')) return undefined;
  if (which === 'chosen' && tickets.length === 0) return undefined;
  const from = act.on === 'line' ? { line: act.line } : { counter: act.counter };
  const chosen = which === 'all' ? ('all' as const) : which === 'last' ? { last: Number(last) } : { tickets };
  const target = kind === 'line' ? { line: id } : { counter: id };
  return { name: 'move-tickets', body: { from, to: target, which: chosen, place, reason } };
}

function limit({ service, places, unlimited, asFile, reason }: ActFields): Order | undefined {
  if (service === '' || (!asFile && !unlimited && places === '')) return undefined;
  const set = asFile ? null : unlimited ? ('none' as const) : Number(places);
  return { name: 'set-limit', body: { service, places: set, reason } };
}

function profile(act: ActOn, { zh, en, rows, keep, reason }: ActFields): Order | undefined {
  const title = { ...(zh.trim() === '' ? {} : { 'zh-Hans': zh }), ...(en.trim() === '' ? {} : { en }) };
  if (rows.length === 0 || Object.keys(title).length === 0) return undefined;
  const known = act.on === 'profile' && act.profile !== undefined ? { profile: act.profile } : {};
  return { name: 'make-profile', body: { ...known, title, counters: rows, keep, reason } };
}
