import type { LineId, ServiceId } from '../../base/names.ts';
import type { Instant } from '../../base/time.ts';
import { grouped } from '../../base/grouped.ts';
import { localTime } from '../../base/zone.ts';
import type { HallEvent } from '../../queue/event.ts';
import { countersServing } from '../../queue/order/served-by.ts';
import type { HallState } from '../../queue/state.ts';
import type { Step, TicketId } from '../../queue/ticket.ts';
import { hasRange } from '../../record/wait-book.ts';
import { crpsOf, quantileOf } from '../scores.ts';
import type { HallForecast } from './told-forecast.ts';

/** When something was told: with the number, or when so many were still ahead. */
export const LEADS = ['issue', '10', '5', '2'] as const;
export type Lead = (typeof LEADS)[number];

/** By what the waits of some days are put together. */
export const ACCURACY_BY = ['all', 'line', 'service', 'hour', 'day', 'lead'] as const;
export type AccuracyBy = (typeof ACCURACY_BY)[number];

/** A wait that was told, and what came; in whole seconds. */
export type ToldAndCame = {
  readonly day: string;
  readonly ticket: TicketId;
  readonly step: number;
  readonly line: LineId;
  readonly service: ServiceId;
  /** The hour of the day at which it was told. */
  readonly hour: number;
  readonly lead: Lead;
  readonly method: 'simulation' | 'formula';
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly came: number;
  /** What people ahead times the usual service would have said, and as long as the last one waited. */
  readonly peopleAhead: number;
  readonly lastWait: number;
};

type Told = Omit<ToldAndCame, 'came'> & { readonly at: Instant; readonly ahead: number };

/** A call that may still turn out to have been a mistake, and what it came to if it was none. */
type Call = {
  readonly seq: number;
  readonly line: LineId;
  /** What was told of the step, to be held against another call. */
  readonly key: string;
  readonly leads: Map<Lead, Told> | undefined;
  readonly waited: number;
  readonly came: readonly ToldAndCame[];
};

/** More are not called in a line while it may turn out that one of them was a mistake. */
const CALLS_KEPT = 32;

/** Watches what is told to whom, and what comes of it. */
export class AccuracyWatch {
  private readonly told = new Map<string, Map<Lead, Told>>();
  private readonly inHand = new Map<TicketId, Call>();
  /** Who was put back into the line, by the event that did it: that may be taken back, too. */
  private readonly putBack = new Map<TicketId, { readonly seq: number; readonly call: Call }>();
  /** The last calls of each line that were no mistake, as far as is known. */
  private readonly calls = new Map<LineId, readonly Pick<Call, 'seq' | 'waited'>[]>();

  /** `meanMs`: the usual service time of a line. */
  constructor(
    private readonly state: HallState,
    private readonly meanMs: (line: LineId) => number,
  ) {}

  /** Takes an event that the state has just taken. Gives what came: once nobody can say that the call was a mistake. */
  take(event: HallEvent): readonly ToldAndCame[] {
    switch (event.type) {
      case 'TicketIssued':
        this.issued(event.data.ticket, event.at);
        return [];
      case 'TicketCalled':
        this.called(event.data.ticket, event.data.step, event);
        return [];
      case 'StepFinished':
      case 'TicketMissed':
      case 'StepParked':
      case 'StepTransferred':
        return this.stands(event.data.ticket);
      case 'CounterActionUndone':
        this.takeBack(event.data.ticket, event.data.undone);
        return [];
      case 'TicketReturned':
        this.returns(event.data.ticket, event.seq);
        return [];
      case 'TicketCancelled':
      case 'TicketParked':
        for (const key of [...this.told.keys()]) if (key.startsWith(`${event.data.ticket} `)) this.told.delete(key);
        return this.stands(event.data.ticket);
      case 'DayClosed':
        return [...this.inHand.keys()].flatMap((ticket) => this.stands(ticket));
      default:
        return [];
    }
  }

  private stands(ticket: TicketId): readonly ToldAndCame[] {
    const came = this.inHand.get(ticket)?.came ?? [];
    this.inHand.delete(ticket);
    return came;
  }

  /** Who was called by mistake waits on, for what was told. */
  private takeBack(ticket: TicketId, seq: number): void {
    const back = this.putBack.get(ticket);
    if (back?.seq === seq) {
      this.inHand.set(ticket, back.call);
      this.count(back.call);
    }
    const call = this.inHand.get(ticket);
    if (call?.seq !== seq) return;
    this.inHand.delete(ticket);
    if (call.leads !== undefined) this.told.set(call.key, call.leads);
    this.discount(call);
  }

  /**
   * What was told had not reckoned with the time at the counter, which counts as waiting: the next call is held against
   * nothing, as in the reports. As the wait of the line's last called it counts no more than one that was taken back.
   */
  private returns(ticket: TicketId, seq: number): void {
    const call = this.inHand.get(ticket);
    this.inHand.delete(ticket);
    if (call === undefined) return;
    this.putBack.set(ticket, { seq, call });
    this.discount(call);
  }

  private count({ line, seq, waited }: Call): void {
    const calls = [...(this.calls.get(line) ?? []), { seq, waited }];
    this.calls.set(line, calls.sort((a, b) => a.seq - b.seq).slice(-CALLS_KEPT));
  }

  private discount({ line, seq }: Call): void {
    this.calls.set(
      line,
      (this.calls.get(line) ?? []).filter((each) => each.seq !== seq),
    );
  }

  /** Takes a forecast: those who have come near are looked at once more. */
  look(forecast: HallForecast): void {
    const seen = forecast.steps.flatMap((each) => (hasRange(each) ? [each] : []));
    for (const steps of grouped(seen, ({ line }) => line).values())
      steps
        .sort((a, b) => a.p50 - b.p50)
        .forEach((each, ahead) => {
          const leads = this.told.get(keyOf(each.ticket, each.step));
          const step = this.state.tickets.get(each.ticket)?.steps[each.step];
          if (leads === undefined || step === undefined) return;
          for (const lead of ['10', '5', '2'] as const)
            if (ahead <= Number(lead) && !leads.has(lead) && this.wasBehind(leads, Number(lead)))
              leads.set(
                lead,
                this.note(each.ticket, step, lead, forecast.at, ahead, { ...each, method: 'simulation' }),
              );
        });
  }

  /** Only who has had more ahead comes near. */
  private wasBehind(leads: ReadonlyMap<Lead, Told>, lead: number): boolean {
    return (leads.get('issue')?.ahead ?? 0) > lead;
  }

  private issued(ticket: TicketId, at: Instant): void {
    for (const step of this.state.tickets.get(ticket)?.steps ?? []) {
      const { told } = step;
      if (told === undefined) continue;
      const ahead = Math.max(0, (this.state.standing.byLine.get(step.line)?.count ?? 1) - 1);
      const method = told.method ?? 'formula';
      this.told.set(
        keyOf(ticket, step.index),
        new Map([['issue', this.note(ticket, step, 'issue', at, ahead, { ...told, method })]]),
      );
    }
  }

  private note(
    ticket: TicketId,
    step: Step,
    lead: Lead,
    at: Instant,
    ahead: number,
    { p10, p50, p90, method }: Pick<Told, 'p10' | 'p50' | 'p90' | 'method'>,
  ): Told {
    const { state } = this;
    const { line, service, index } = step;
    const open = countersServing(state, line).filter(({ id }) => state.counters.get(id)?.state === 'open').length;
    const peopleAhead = Math.round(((ahead + 1) * this.meanMs(line)) / Math.max(1, open) / 1000);
    const waited = Math.max(0, (at - step.since) / 1000);
    const last = this.calls.get(line)?.at(-1)?.waited;
    const lastWait = last === undefined ? peopleAhead : Math.max(0, Math.round(last - waited));
    const hour = Math.floor(localTime(at, state.index.catalogue.hall.timeZone).minute / 60);
    const where = { day: state.day, ticket, step: index, line, service, hour, lead };
    return { ...where, method, p10, p50, p90, peopleAhead, lastWait, at, ahead };
  }

  private called(ticket: TicketId, index: number, { seq, at }: Pick<HallEvent, 'seq' | 'at'>): void {
    const key = keyOf(ticket, index);
    const leads = this.told.get(key);
    this.told.delete(key);
    const step = this.state.tickets.get(ticket)?.steps[index];
    if (step === undefined) return;
    const { line, since } = step;
    this.putBack.delete(ticket);
    const waited = Math.max(0, (at - since) / 1000);
    const call = { seq, line, key, leads, waited, came: cameOf(leads, at) };
    this.inHand.set(ticket, call);
    this.count(call);
  }
}

function cameOf(leads: ReadonlyMap<Lead, Told> | undefined, at: Instant): readonly ToldAndCame[] {
  const issue = leads?.get('issue');
  // Who was called at once did not wait.
  if (leads === undefined || issue === undefined || at <= issue.at) return [];
  return [...leads.values()].map(({ at: toldAt, ahead: _, ...row }) => ({
    ...row,
    came: Math.round((at - toldAt) / 1000),
  }));
}

function keyOf(ticket: TicketId, step: number): string {
  return `${ticket} ${String(step)}`;
}

/** How right some waits were; seconds. */
export type AccuracyCell = {
  readonly key: string;
  readonly n: number;
  /** The part of waits within p10 and p90; eight of ten are meant to be. */
  readonly coverage80: number;
  readonly medianError: number;
  /** The mean of the middle less what came: above zero when waits were told too long. */
  readonly bias: number;
  readonly crps: number;
  /** The same of what simple methods would have said; a single value's score is its error. */
  readonly peopleAhead: { readonly medianError: number; readonly bias: number; readonly crps: number };
  readonly lastWait: { readonly medianError: number; readonly bias: number; readonly crps: number };
  /** The part that the simulation told; the formula told the rest. */
  readonly simulated: number;
};

/** How right waits were, by one of what is known of each: hours in their order, and leads from far to near. */
export function accuracyBy(rows: readonly ToldAndCame[], by: AccuracyBy): readonly AccuracyCell[] {
  const place = (key: string): number =>
    by === 'hour' ? Number(key) : by === 'lead' ? LEADS.findIndex((each) => each === key) : 0;
  return [...grouped(rows, (row) => (by === 'all' ? 'all' : String(row[by])))]
    .map(([key, own]) => cellOf(key, own))
    .sort((a, b) => place(a.key) - place(b.key) || (a.key < b.key ? -1 : 1));
}

/** What everybody may be told: of so many days. */
export const PUBLISHED_DAYS = 7;
/** Of fewer waits nothing is told. */
const PUBLISHED_LEAST = 100;

/** How many waits of the last days ended within what was told with the number. */
export type Published = { readonly days: number; readonly waits: number; readonly within: number };

export function publishedOf([all]: readonly AccuracyCell[]): Published | undefined {
  if (all === undefined || all.n < PUBLISHED_LEAST) return undefined;
  return { days: PUBLISHED_DAYS, waits: all.n, within: Math.round(all.coverage80 * 100) / 100 };
}

function cellOf(key: string, rows: readonly ToldAndCame[]): AccuracyCell {
  const mean = (of: (row: ToldAndCame) => number): number => rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  const point = (of: (row: ToldAndCame) => number) => ({
    medianError: medianOf(rows.map((row) => Math.abs(of(row) - row.came))),
    bias: mean((row) => of(row) - row.came),
    crps: mean((row) => Math.abs(of(row) - row.came)),
  });
  return {
    key,
    n: rows.length,
    coverage80: mean(({ p10, p90, came }) => (p10 <= came && came <= p90 ? 1 : 0)),
    medianError: medianOf(rows.map(({ p50, came }) => Math.abs(p50 - came))),
    bias: mean(({ p50, came }) => p50 - came),
    crps: mean((row) => crpsOf(drawsOf(row), row.came)),
    peopleAhead: point(({ peopleAhead }) => peopleAhead),
    lastWait: point(({ lastWait }) => lastWait),
    simulated: mean(({ method }) => (method === 'simulation' ? 1 : 0)),
  };
}

function medianOf(values: readonly number[]): number {
  return quantileOf(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}

const DRAWS = 20;

/** Three quantiles as draws: straight between them, and as wide beyond. */
function drawsOf({ p10, p50, p90 }: Pick<ToldAndCame, 'p10' | 'p50' | 'p90'>): readonly number[] {
  return Array.from({ length: DRAWS }, (_, at) => {
    const part = (at + 0.5) / DRAWS;
    const value = part < 0.5 ? p50 - ((0.5 - part) / 0.4) * (p50 - p10) : p50 + ((part - 0.5) / 0.4) * (p90 - p50);
    return Math.max(0, value);
  });
}
