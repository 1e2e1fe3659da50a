import { PAUSE_REASONS, type PauseReason } from '../queue/pause-reason.ts';
import type { DayFacts } from './facts.ts';

/** Where a figure is taken from. */
export type Source = keyof DayFacts;

/** Which rows count: those whose column holds one of these, anything but these, or anything. */
export type Condition =
  | { readonly column: string; readonly is: readonly (string | number)[] }
  | { readonly column: string; readonly not: readonly string[] }
  | { readonly column: string; readonly known: true };

/** A `clock` is a time of day in seconds since midnight, past the next one going on; a `ratio` is 1 where as usual. */
export type Unit = 'count' | 'seconds' | 'share' | 'grade' | 'clock' | 'ratio';

/**
 * What is asked of the rows of a group. Percentiles are exact: the smallest value that so many of a hundred do not
 * pass.
 */
export type Ask =
  | { readonly ask: 'count'; readonly where?: readonly Condition[] }
  | {
      readonly ask: 'sum' | 'min' | 'max' | 'mean';
      readonly of: string;
      readonly where?: readonly Condition[];
      readonly per?: number;
    }
  | {
      readonly ask: 'percentile';
      readonly of: string;
      readonly percent: 50 | 80 | 90 | 95;
      readonly where?: readonly Condition[];
    }
  | { readonly ask: 'share'; readonly part: Counted; readonly whole: Counted };

/** What a share is taken of: rows, or a sum of what they hold. */
export type Counted = { readonly where?: readonly Condition[]; readonly of?: string };

/** A figure: one formula, for the page, the API and every file. */
export type Figure = Ask & { readonly from: Source; readonly unit: Unit };

const is = (column: string, ...values: readonly (string | number)[]): Condition => ({ column, is: values });
const known = (column: string): Condition => ({ column, known: true });

const CALLED = [is('called', 1)];
const SERVED = [is('ended', 'served')];
const TIMED = [known('serve_s')];
const OVERDUE = [is('ended', 'left', 'day-over', 'waiting'), is('late', 1)];
const TOLD = [known('promise')];
/** Whose service has a usual time. */
const PACED = [known('serve_s'), known('usual_s')];

const countOf = (from: Source, ...where: readonly Condition[]): Figure => ({
  from,
  unit: 'count',
  ask: 'count',
  where,
});
const ended = (...ends: readonly string[]): Figure => countOf('legs', is('ended', ...ends));
const outcome = (name: string): Figure => countOf('legs', is('outcome', name));
const deskTime = (...states: readonly string[]): Figure => ({
  ...{ from: 'desks', unit: 'seconds', ask: 'sum', of: 'ms', per: 1000 },
  where: [is('state', ...states)],
});
const deskShare = (state: string): Figure => ({
  ...{ from: 'desks', unit: 'share', ask: 'share' },
  part: { of: 'ms', where: [is('state', state)] },
  whole: { of: 'ms' },
});
const pausedFor = (reason: PauseReason): Figure => ({
  ...{ from: 'desks', unit: 'seconds', ask: 'sum', of: 'ms', per: 1000 },
  where: [is('state', 'paused'), is('reason', reason)],
});
const mean = (of: string, where: readonly Condition[]): Figure => ({
  ...{ from: 'legs', unit: 'seconds', ask: 'mean', of, where },
});
const percentile = (
  of: string,
  percent: 50 | 80 | 90 | 95,
  where: readonly Condition[],
  from: Source = 'legs',
): Figure => ({
  ...{ from, unit: 'seconds', ask: 'percentile', of, percent, where },
});
const grade = (value: number): Figure => countOf('ratings', is('grade', value));
const reason = (name: string): Figure => ({ from: 'ratings', unit: 'count', ask: 'sum', of: `reason_${name}` });
const paper = (name: string): Figure => countOf('papers', is('outcome', name));

/** From so many services on there is a time that is usual for them. */
export const FEWEST_FOR_USUAL = 5;

/** Every figure that reports have. The names stand in addresses and files and do not change. */
export const FIGURES = {
  visits: countOf('arrivals', is('first', 1)),
  services: countOf('arrivals'),
  booked: countOf('arrivals', is('first', 1), is('booked', 1)),

  called: countOf('legs', ...CALLED),
  waitMean: mean('wait_s', CALLED),
  waitP50: percentile('wait_s', 50, CALLED),
  waitP80: percentile('wait_s', 80, CALLED),
  waitP90: percentile('wait_s', 90, CALLED),
  waitP95: percentile('wait_s', 95, CALLED),
  waitMax: { from: 'legs', unit: 'seconds', ask: 'max', of: 'wait_s', where: CALLED },
  calledLate: countOf('legs', ...CALLED, is('late', 1)),
  overdue: countOf('legs', ...OVERDUE),
  withinTarget: {
    ...{ from: 'legs', unit: 'share', ask: 'share' },
    part: { where: [is('decided', 1), is('late', 0)] },
    whole: { where: [is('decided', 1)] },
  },
  left: countOf('legs', is('ended', 'left', 'day-over')),
  waiting: countOf('legs', is('ended', 'waiting')),

  served: ended('served'),
  serveMean: mean('serve_s', TIMED),
  serveP50: percentile('serve_s', 50, TIMED),
  serveP80: percentile('serve_s', 80, TIMED),
  serveP90: percentile('serve_s', 90, TIMED),
  serveP95: percentile('serve_s', 95, TIMED),
  walkMean: mean('walk_s', [known('walk_s')]),
  deskMean: mean('desk_s', [known('desk_s'), ...SERVED]),

  noShows: ended('no-show'),
  noShowShare: {
    ...{ from: 'legs', unit: 'share', ask: 'share' },
    part: { where: [is('ended', 'no-show')] },
    whole: { where: CALLED },
  },
  recalls: { from: 'legs', unit: 'count', ask: 'sum', of: 'recalls' },

  openTime: { from: 'desks', unit: 'seconds', ask: 'sum', of: 'ms', per: 1000 },
  servingTime: deskTime('serving'),
  idleTime: deskTime('idle'),
  pauseTime: deskTime('paused'),
  pauseBreak: pausedFor('break'),
  pauseLunch: pausedFor('lunch'),
  pauseMeeting: pausedFor('meeting'),
  pausePaperwork: pausedFor('paperwork'),
  pauseTrouble: pausedFor('trouble'),
  pauseOther: {
    ...{ from: 'desks', unit: 'seconds', ask: 'sum', of: 'ms', per: 1000 },
    where: [is('state', 'paused'), { column: 'reason', not: PAUSE_REASONS }],
  },
  servingShare: deskShare('serving'),
  idleShare: deskShare('idle'),
  pauseShare: deskShare('paused'),

  attendedDays: countOf('attendance'),
  signedIn: { from: 'attendance', unit: 'clock', ask: 'min', of: 'in_s' },
  signedOut: { from: 'attendance', unit: 'clock', ask: 'max', of: 'out_s' },
  stayedOver: countOf('attendance', is('ended', 'over')),

  paced: countOf('legs', ...PACED),
  pacedTime: { from: 'legs', unit: 'seconds', ask: 'sum', of: 'serve_s', where: PACED },
  usualTime: { from: 'legs', unit: 'seconds', ask: 'sum', of: 'usual_s', where: PACED },
  pace: {
    ...{ from: 'legs', unit: 'ratio', ask: 'share' },
    part: { of: 'serve_s', where: PACED },
    whole: { of: 'usual_s', where: PACED },
  },

  complaints: countOf('complaints', is('event', 'filed')),
  complaintsAnswered: countOf('complaints', is('event', 'answered')),
  complaintsUpheld: countOf('complaints', is('event', 'answered'), is('outcome', 'corrected', 'planned')),
  complaintsExplained: countOf('complaints', is('event', 'answered'), is('outcome', 'explained')),
  complaintsUnfounded: countOf('complaints', is('event', 'answered'), is('outcome', 'unfounded')),

  cards: countOf('cards'),
  cardsYellow: countOf('cards', is('colour', 'yellow')),
  cardsRed: countOf('cards', is('colour', 'red')),
  cardsWaiting: countOf('cards', is('kind', 'waiting')),
  cardsServing: countOf('cards', is('kind', 'serving')),
  cardsComplaint: countOf('cards', is('kind', 'complaint')),
  cardsSeen: countOf('cards', is('acknowledged', 1)),

  outcomeDone: outcome('done'),
  outcomeAccepted: outcome('accepted'),
  outcomeNeedsPapers: outcome('needs-papers'),
  outcomeReferred: outcome('referred'),
  outcomeWithdrawn: outcome('withdrawn'),
  outcomeNotServed: outcome('not-served'),
  outcomeUnfinished: outcome('unfinished'),
  transferred: ended('transferred'),
  parked: ended('parked'),
  returned: ended('returned'),
  broughtBack: ended('brought-back'),
  givenUp: ended('given-up'),

  ratings: countOf('ratings'),
  gradeMean: { from: 'ratings', unit: 'grade', ask: 'mean', of: 'grade' },
  grade5: grade(5),
  grade4: grade(4),
  grade3: grade(3),
  grade2: grade(2),
  grade1: grade(1),
  badShare: {
    ...{ from: 'ratings', unit: 'share', ask: 'share' },
    part: { where: [is('grade', 1, 2)] },
    whole: {},
  },
  reasonAttitude: reason('attitude'),
  reasonSlow: reason('slow'),
  reasonLongWait: reason('long_wait'),
  reasonNotToldAtOnce: reason('not_told_at_once'),
  reasonPapersNotNeeded: reason('papers_not_needed'),
  reasonSentAround: reason('sent_around'),
  reasonNotSkilled: reason('not_skilled'),
  reasonOther: reason('other'),

  jams: countOf('jams'),
  jamTime: { from: 'jams', unit: 'seconds', ask: 'sum', of: 'seconds' },
  jamP50: percentile('seconds', 50, [], 'jams'),
  jamP90: percentile('seconds', 90, [], 'jams'),
  jamMax: { from: 'jams', unit: 'seconds', ask: 'max', of: 'seconds' },
  jamMost: { from: 'jams', unit: 'count', ask: 'max', of: 'most' },

  told: countOf('legs', ...TOLD),
  promiseKept: countOf('legs', is('promise', 'kept')),
  promiseShorter: countOf('legs', is('promise', 'shorter')),
  promiseLonger: countOf('legs', is('promise', 'longer')),
  promiseShare: {
    ...{ from: 'legs', unit: 'share', ask: 'share' },
    part: { where: [is('promise', 'kept')] },
    whole: { where: TOLD },
  },
  promiseOff: mean('off_s', TOLD),

  papers: countOf('papers'),
  copies: countOf('papers', is('copy', 1)),
  paperPrinted: paper('printed'),
  paperSent: paper('sent'),
  paperUnknown: paper('unknown'),
  paperFailed: paper('failed'),
  paperOwed: paper('owed'),
} as const satisfies Readonly<Record<string, Figure>>;

export type FigureId = keyof typeof FIGURES;

/** Whether a figure needs to know what is usual for a service. */
export function needsUsual(id: FigureId): boolean {
  return id === 'paced' || id === 'pacedTime' || id === 'usualTime' || id === 'pace';
}

/** A figure by its name. */
export function figureOf(id: FigureId): Figure {
  return FIGURES[id];
}
