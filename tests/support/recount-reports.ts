import type { HallEvent } from '../../core/queue/event.ts';
import { emptyModel, tell, weigh, type ModelStep, type ModelTicket } from './day-model.ts';
import { whoWaits, type DayFigures } from './told-figures.ts';

/**
 * What reports tell, told a second time from the events alone: plain loops over plain records, none of the program's
 * code. What the two tell must agree.
 */
export type Plain = Readonly<Record<string, string | number | boolean | undefined>>;
type Record_ = Record<string, string | number | boolean | undefined>;

export type Recount = {
  readonly arrivals: Plain[];
  readonly legs: Plain[];
  readonly desks: Plain[];
  readonly ratings: Plain[];
  readonly jams: Plain[];
  readonly papers: Plain[];
  readonly attendance: Plain[];
  readonly complaints: Plain[];
  readonly cards: Record_[];
};

const ENDS: Readonly<Record<string, string>> = {
  StepFinished: 'served',
  TicketMissed: 'no-show',
  StepParked: 'parked',
  StepTransferred: 'transferred',
  TicketReturned: 'returned',
};

/** Tells the events of one day, up to `now`. */
export function recount(events: readonly HallEvent[], now: number, zone = 'Asia/Shanghai'): Recount {
  const dead = new Set(events.flatMap((each) => (each.type === 'CounterActionUndone' ? [each.data.undone] : [])));
  const out: Recount = {
    ...{ arrivals: [], legs: [], desks: [], ratings: [], jams: [], papers: [] },
    ...{ attendance: clerksThere(events, wallSeconds(zone, events[0]?.day ?? '')), complaints: [], cards: [] },
  };
  const clock = wallClock(zone);
  const first = events[0] as HallEvent;
  const figures = { model: emptyModel(catalogueIn(first)) } as unknown as DayFigures;
  const { model } = figures;
  const language = new Map<string, string>();
  const channel = new Map<string, string>();
  const booked = new Map<string, boolean>();
  const category = new Map<string, string>();
  const told = new Map<string, { p10: number; p50: number; p90: number }>();
  const everCalled = new Set<string>();
  const clerkOf = new Map<string, string>();
  /** Where steps were called the day before. */
  const servedAt = new Map<string, string>();
  const current = new Map<string, { leg: Record_; seq: number; at: number }>();
  const byEnd = new Map<number, Record_[]>();
  const slips = new Map<string, Record_>();
  const jamming = new Map<string, { from: number; most: number }>();
  let lateAt = new Map<string, { at: number; people: number }>();
  let before = first.at;

  const place = (line: string): Record_ => {
    const department = model.catalogue.lines.find(({ id }) => id === line)?.department ?? '';
    return { line, department, zone: model.catalogue.departments.find(({ id }) => id === department)?.zone ?? '' };
  };
  const counterZone = (counter: string): string =>
    model.catalogue.counters.find(({ id }) => id === counter)?.zone ?? '';
  const about = (ticket: string, step: { line: string; service: string; category: string }): Record_ => ({
    ...place(step.line),
    service: step.service,
    category: step.category,
    language: language.get(ticket),
    channel: channel.get(ticket),
  });
  const stepsOf = (ticket: string): ModelStep[] => model.tickets.get(ticket)?.steps ?? [];
  const target = (id: string, index: number, at: number): number => {
    const ticket = model.tickets.get(id);
    return ticket === undefined ? 0 : weigh(model, { ticket, step: index, level: 1 }, at).target;
  };

  /** How late lines are: by the clock from `before` to `at`, with those who waited meanwhile. */
  const lateness = (at: number): void => {
    for (const [line, late] of lateAt) {
      if (Math.max(late.at, before) >= at) continue;
      const open = jamming.get(line);
      if (open === undefined) jamming.set(line, { from: Math.max(late.at, before), most: late.people });
      else open.most = Math.max(open.most, late.people);
    }
  };
  const endJams = (at: number): void => {
    for (const [line, { from, most }] of jamming) {
      const late = lateAt.get(line);
      if (late !== undefined && late.at <= at) continue;
      jamming.delete(line);
      out.jams.push({ slot: clock(from), ...place(line), began: from, ended: at, most });
    }
  };
  /** Each ticket once a line, since when its first step there waits. */
  const onceALine = () => {
    const once = new Map<string, { ticket: ModelTicket; step: number; since: number; line: string }>();
    for (const { ticket, step } of whoWaits(figures)) {
      const { line, since } = ticket.steps[step] as ModelStep;
      const key = `${ticket.id} ${line}`;
      if ((once.get(key)?.since ?? Infinity) > since) once.set(key, { ticket, step, since, line });
    }
    return [...once.values()];
  };
  const lookAtLines = (): void => {
    lateAt = new Map();
    const people = new Map<string, Set<string>>();
    for (const { ticket, step, since, line } of onceALine()) {
      people.set(line, (people.get(line) ?? new Set()).add(ticket.id));
      const at = since + target(ticket.id, step, now);
      const known = lateAt.get(line);
      if (known === undefined || at < known.at) lateAt.set(line, { at, people: 0 });
    }
    for (const [line, late] of lateAt) late.people = people.get(line)?.size ?? 0;
  };

  const leave = (id: string, at: number, end: string): Record_[] =>
    stepsOf(id).flatMap((step, index) => {
      if (step.state !== 'waiting' && step.state !== 'parked') return [];
      const waited = step.state === 'waiting' ? Math.max(0, at - step.since) : undefined;
      const leg: Record_ = {
        ...about(id, step),
        slot: clock(at),
        end,
        called: false,
        wait: waited === undefined ? undefined : Math.round(waited / 1000),
        late: waited !== undefined && waited > target(id, index, at),
      };
      out.legs.push(leg);
      return [leg];
    });
  const finish = (id: string, seq: number, at: number, end: string, outcome?: string): void => {
    const now_ = current.get(id);
    if (now_ === undefined || dead.has(seq)) return;
    current.delete(id);
    const { leg } = now_;
    leg['end'] = end === 'served' && outcome === 'not-served' ? 'not-served' : end;
    leg['outcome'] = outcome;
    if (end !== 'returned') {
      if (leg['servingAt'] !== undefined) leg['desk'] = Math.round((at - Number(leg['servingAt'])) / 1000);
      if (leg['end'] === 'served') leg['serve'] = Math.round((at - now_.at) / 1000);
    } else leg['promise'] = leg['off'] = undefined;
    if (leg['end'] === 'served' && leg['clerk'] !== undefined) clerkOf.set(String(leg['key']), String(leg['clerk']));
    byEnd.set(seq, [leg]);
  };
  const clerks = new Map<string, string>();
  const sitting = new Map<string, { clerk: string; held: boolean; since: number }>();
  /** When steps that were served the day before had ended. */
  const endedAt = new Map<string, number>();
  const cases = new Map<string, Record_>();
  const counterDepartment = (counter: string | undefined): string | undefined =>
    model.catalogue.counters.find(({ id }) => id === counter)?.departments[0];
  const file = (seq_: number, about_: Record_): void => {
    const service = model.catalogue.services.find(({ id }) => id === about_['service']);
    const counter = about_['counter'] as string | undefined;
    const department = service?.department ?? counterDepartment(counter);
    const desk = model.catalogue.counters.find(({ id }) => id === counter);
    const zone_ = desk?.zone ?? model.catalogue.departments.find(({ id }) => id === department)?.zone;
    const case_: Record_ = { ...about_, department, line: service?.line, zone: zone_ };
    cases.set(`${first.day}-${String(seq_)}`, case_);
  };

  for (const event of events) {
    lateness(event.at);
    const { at, seq } = event;
    switch (event.type) {
      case 'DayOpened': {
        for (const open of event.data.openCounters ?? []) {
          clerks.set(open.counter, open.clerk);
          sitting.set(open.counter, { clerk: open.clerk, held: open.held, since: open.openedAt ?? at });
        }
        for (const each of event.data.openComplaints ?? []) {
          file(0, { source: each.source, service: each.service, counter: each.counter, clerk: each.clerk });
          cases.set(each.id, cases.get(`${first.day}-0`) ?? {});
        }
        for (const ticket of event.data.tickets ?? []) {
          language.set(ticket.id, ticket.language);
          category.set(ticket.id, ticket.category);
          booked.set(ticket.id, ticket.appointment !== undefined);
          for (const step of ticket.steps) {
            const key = `${ticket.id} ${String(step.index)}`;
            if (step.told !== undefined) told.set(key, step.told);
            if (step.calledAt !== undefined) everCalled.add(key);
            if (step.counter !== undefined) servedAt.set(key, step.counter);
            if (step.endedAt !== undefined) endedAt.set(key, step.endedAt);
          }
          model.tickets.set(ticket.id, {
            id: ticket.id,
            number: ticket.number,
            seq: 0,
            steps: ticket.steps.map(({ service, line, category: each, since, state, reservedFor }) => ({
              ...{ service, line, category: each, since, reservedFor, state },
            })),
            heldBy: undefined,
            first: ticket.override !== undefined,
          });
          const desk = (event.data.openCounters ?? []).find(({ inHand }) => inHand?.ticket === ticket.id);
          const step = desk?.inHand === undefined ? undefined : ticket.steps[desk.inHand.step];
          const kept = model.tickets.get(ticket.id);
          if (desk === undefined || step?.calledAt === undefined || kept === undefined) {
            for (const each of kept?.steps ?? [])
              if (each.state === 'called' || each.state === 'serving') each.state = 'waiting';
            continue;
          }
          kept.heldBy = desk.counter;
          const waited = Math.max(0, step.calledAt - step.since);
          const leg: Record_ = {
            ...about(ticket.id, step),
            slot: clock(step.calledAt),
            key: `${ticket.id} ${String(step.index)}`,
            ...{
              counter: desk.counter,
              clerk: desk.clerk,
              zone: counterZone(desk.counter),
              called: true,
              end: 'in-hand',
            },
            wait: Math.round(waited / 1000),
            late:
              waited >
              Math.max(1000, Math.round(weigh(figures.model, { ticket: kept, step: step.index, level: 1 }, at).target)),
            recalls: step.recalls,
            servingAt: step.servingAt,
            walk: step.servingAt === undefined ? undefined : Math.round((step.servingAt - step.calledAt) / 1000),
            ...promise(step.told, Math.round(waited / 1000)),
          };
          out.legs.push(leg);
          current.set(ticket.id, { leg, seq: 0, at: step.calledAt });
        }
        break;
      }
      case 'CounterOpened':
        clerks.set(event.data.counter, event.data.clerk);
        sitting.set(event.data.counter, { clerk: event.data.clerk, held: event.data.held, since: at });
        break;
      case 'CounterClosed':
        sitting.delete(event.data.counter);
        break;
      case 'ComplaintFiled': {
        const { ticket, step: index, counter, grade } = event.data;
        const key = `${ticket} ${String(index)}`;
        const there = sitting.get(counter ?? '');
        const before_ = endedAt.get(key);
        const sat = there?.held === true && before_ !== undefined && there.since <= before_ ? there.clerk : undefined;
        file(seq, {
          source:
            grade !== undefined
              ? 'rating'
              : event.actor === 'citizen'
                ? 'phone'
                : event.actor.startsWith('device')
                  ? 'kiosk'
                  : 'desk',
          service: index === undefined ? undefined : stepsOf(ticket)[index]?.service,
          counter,
          clerk: index === undefined ? undefined : (clerkOf.get(key) ?? sat),
        });
        out.complaints.push({ ...cases.get(`${first.day}-${String(seq)}`), slot: clock(at), event: 'filed' });
        break;
      }
      case 'ComplaintReceived': {
        const { source, service, counter, clerk } = event.data;
        file(seq, { source, service, counter, clerk });
        out.complaints.push({ ...cases.get(`${first.day}-${String(seq)}`), slot: clock(at), event: 'filed' });
        break;
      }
      case 'ComplaintAnswered': {
        const { complaint, outcome } = event.data;
        out.complaints.push({ ...cases.get(complaint), slot: clock(at), event: 'answered', outcome });
        break;
      }
      case 'CardGiven': {
        const { colour, kind, department, line, service, counter, clerk } = event.data;
        const zone_ =
          model.catalogue.counters.find(({ id }) => id === counter)?.zone ??
          model.catalogue.departments.find(({ id }) => id === department)?.zone;
        const id = `${first.day}-${String(seq)}`;
        out.cards.push({ id, slot: clock(at), colour, kind, department, line, service, counter, clerk, zone: zone_ });
        break;
      }
      case 'ComplaintCardGiven': {
        const { complaint, colour } = event.data;
        const { source: _, ...about_ } = cases.get(complaint) ?? {};
        out.cards.push({ id: `${first.day}-${String(seq)}`, slot: clock(at), colour, kind: 'complaint', ...about_ });
        break;
      }
      case 'CardAcknowledged':
        for (const each of out.cards) if (each['id'] === event.data.card) each['seen'] = true;
        break;
      case 'TicketIssued': {
        const { ticket, steps, data } = { ...event.data, data: event.data };
        const { issuedAt: came, slip } = data.offline ?? { issuedAt: at, slip: 'owed' };
        language.set(ticket, data.language);
        category.set(ticket, data.category);
        booked.set(ticket, data.appointment !== undefined);
        channel.set(
          ticket,
          data.origin.startsWith('kiosk') ? 'kiosk' : event.actor === 'citizen' ? 'citizen' : 'staff',
        );
        for (const each of data.told ?? []) told.set(`${ticket} ${String(each.step)}`, each);
        steps.forEach((step, index) => {
          out.arrivals.push({
            ...about(ticket, step),
            slot: clock(came),
            first: index === 0,
            booked: booked.get(ticket),
          });
        });
        if (data.origin.startsWith('kiosk'))
          slips.set(ticket, { slot: clock(came), printer: data.origin, copy: false, outcome: slip });
        break;
      }
      case 'ServiceAdded': {
        const { ticket, step } = event.data;
        out.arrivals.push({
          ...about(ticket, step),
          slot: clock(at),
          first: false,
          booked: booked.get(ticket) ?? false,
        });
        break;
      }
      case 'CopyRequested':
        slips.set(`${event.data.ticket}/${String(event.data.copy)}`, {
          ...{ slot: clock(at), printer: event.data.printer, copy: true, outcome: 'owed' },
        });
        break;
      case 'TicketCalled': {
        const { ticket, step: index, counter } = event.data;
        const step = stepsOf(ticket)[index] as ModelStep;
        const key = `${ticket} ${String(index)}`;
        const waited = Math.max(0, at - step.since);
        const leg: Record_ = {
          ...about(ticket, step),
          ...{ slot: clock(at), key, counter, clerk: clerks.get(counter), zone: counterZone(counter) },
          ...{ called: true, end: 'in-hand', recalls: 0, wait: Math.round(waited / 1000) },
          late: waited > target(ticket, index, at),
          ...(everCalled.has(key) ? {} : promise(told.get(key), Math.round(waited / 1000))),
        };
        if (dead.has(seq)) {
          current.set(ticket, { leg: {}, seq, at });
          break;
        }
        everCalled.add(key);
        out.legs.push(leg);
        current.set(ticket, { leg, seq, at });
        break;
      }
      case 'TicketRecalled': {
        const leg = current.get(event.data.ticket)?.leg;
        if (leg !== undefined) leg['recalls'] = Number(leg['recalls'] ?? 0) + 1;
        break;
      }
      case 'ServingStarted': {
        const now_ = current.get(event.data.ticket);
        if (now_ === undefined) break;
        now_.leg['servingAt'] = at;
        now_.leg['walk'] = Math.round((at - now_.at) / 1000);
        break;
      }
      case 'StepFinished':
        finish(event.data.ticket, seq, at, ENDS[event.type] ?? '', event.data.outcome);
        break;
      case 'TicketMissed':
      case 'StepParked':
      case 'StepTransferred':
        finish(event.data.ticket, seq, at, ENDS[event.type] ?? '');
        break;
      case 'TicketReturned':
        finish(event.data.ticket, seq, at, 'returned');
        if (!dead.has(seq)) everCalled.delete(`${event.data.ticket} ${String(event.data.step)}`);
        break;
      case 'TicketCancelled': {
        const { ticket } = event.data;
        const held = current.get(ticket)?.leg;
        if (held !== undefined) {
          held['end'] = 'given-up';
          if (held['servingAt'] !== undefined) held['desk'] = Math.round((at - Number(held['servingAt'])) / 1000);
        }
        current.delete(ticket);
        byEnd.set(seq, [...(held === undefined ? [] : [held]), ...leave(ticket, at, 'left')]);
        break;
      }
      case 'CounterActionUndone':
        if (event.data.what === 'call' || event.data.what === 'resume') current.delete(event.data.ticket);
        break;
      case 'TicketBroughtBack':
        for (const leg of byEnd.get(event.data.ended) ?? []) {
          if (leg['called'] === true)
            Object.assign(leg, {
              end: 'brought-back',
              outcome: undefined,
              desk: undefined,
              serve: undefined,
              promise: undefined,
              off: undefined,
            });
          else out.legs.splice(out.legs.indexOf(leg), 1);
        }
        everCalled.delete(`${event.data.ticket} ${String(event.data.step)}`);
        break;
      case 'CategoryCorrected':
        category.set(event.data.ticket, event.data.to);
        break;
      case 'StepRated': {
        const { ticket, step: index, grade, reasons = [] } = event.data;
        const key = `${ticket} ${String(index)}`;
        const leg = out.legs.findLast((each) => each['key'] === key && each['end'] !== 'brought-back');
        const step = stepsOf(ticket)[index];
        if (step === undefined) break;
        const desk = leg?.['counter'] ?? servedAt.get(key);
        out.ratings.push({
          ...about(ticket, step),
          ...{ slot: clock(at), category: category.get(ticket), counter: desk, clerk: clerkOf.get(key), grade },
          ...(desk === undefined ? {} : { zone: counterZone(String(desk)) }),
          ...Object.fromEntries(reasons.map((each) => [each, true])),
        });
        break;
      }
      case 'DayClosed': {
        for (const id of event.data.goesOver ?? []) {
          const leg = current.get(id)?.leg;
          if (leg !== undefined) out.legs.splice(out.legs.indexOf(leg), 1);
          current.delete(id);
          model.tickets.delete(id);
        }
        for (const id of event.data.left) {
          const leg = current.get(id)?.leg;
          if (leg !== undefined) {
            const serving = leg['servingAt'] !== undefined;
            Object.assign(leg, {
              end: serving ? 'unfinished' : 'given-up',
              outcome: serving ? 'unfinished' : undefined,
            });
            if (serving) leg['desk'] = Math.round((at - Number(leg['servingAt'])) / 1000);
          }
          current.delete(id);
          leave(id, at, 'day-over');
        }
        break;
      }
      default:
        break;
    }
    tell(model, event);
    lookAtLines();
    endJams(at);
    before = at;
  }
  lateness(now);
  for (const [line, { from, most }] of jamming)
    if (from < now) out.jams.push({ slot: clock(from), ...place(line), began: from, ended: now, most });
  for (const { ticket, step, since } of onceALine()) {
    const waited = Math.max(0, now - since);
    out.legs.push({
      ...about(ticket.id, ticket.steps[step] as ModelStep),
      ...{ slot: clock(now), end: 'waiting', called: false, wait: Math.round(waited / 1000) },
      late: waited > target(ticket.id, step, now),
    });
  }
  const late = out.jams.splice(0).flatMap(({ began, ended, ...jam }) => {
    const [from, until] = [Number(began), Math.min(Number(ended), lastOf(events))];
    return from < until ? [{ ...jam, seconds: Math.round((until - from) / 1000) }] : [];
  });
  out.jams.push(...late);
  out.papers.push(...slips.values());
  for (const each of out.attendance) (each as Record_)['slot'] = clock(Number(each['from']));
  out.desks.push(
    ...deskSeconds(events, dead, now, clock, (id) => model.catalogue.counters.find((each) => each.id === id)),
  );
  return out;
}

function promise(told: { p10: number; p50: number; p90: number } | undefined, wait: number): Record_ {
  if (told === undefined) return {};
  return { promise: wait < told.p10 ? 'shorter' : wait <= told.p90 ? 'kept' : 'longer', off: wait - told.p50 };
}

function catalogueIn(event: HallEvent) {
  if (event.type !== 'DayOpened') throw new Error('a day begins with DayOpened');
  return event.data.catalogue;
}

/** The half hour on a wall of the zone, 0 to 47. */
function wallClock(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (at) => {
    const [hour = 0, minute = 0] = format.format(at).split(':').map(Number);
    return hour * 2 + (minute >= 30 ? 1 : 0);
  };
}

type Desk = { readonly departments: readonly string[]; readonly zone: string } | undefined;

/** A day has 24 hours, and four more until it is closed over everybody. */
function lastOf(events: readonly HallEvent[]): number {
  return Date.parse(`${events[0]?.day ?? ''}T00:00:00+08:00`) + 28 * 3_600_000;
}

/** Who was at counters, and from when to when: a list of comings and goings for each person. */
function clerksThere(events: readonly HallEvent[], seconds: (at: number) => number): Plain[] {
  const dead = new Set(events.flatMap((each) => (each.type === 'CounterActionUndone' ? [each.data.undone] : [])));
  const at = new Map<string, string>();
  const people = new Map<string, { from: number; counter: string; came: boolean; left: number; over: boolean }>();
  const catalogue = catalogueIn(events[0] as HallEvent);
  const comes = (clerk: string, counter: string, when: number, came: boolean): void => {
    const known = people.get(clerk);
    at.set(counter, clerk);
    if (known !== undefined) return;
    people.set(clerk, { from: when, counter, came, left: when, over: false });
  };
  const goes = (counter: string, when: number, over: boolean): void => {
    const known = people.get(at.get(counter) ?? '');
    at.delete(counter);
    if (known === undefined) return;
    known.left = when;
    if (over) known.over = true;
  };
  for (const event of events) {
    if (dead.has(event.seq)) continue;
    if (event.type === 'DayOpened')
      for (const each of event.data.openCounters ?? []) comes(each.clerk, each.counter, event.at, true);
    if (event.type === 'CounterOpened') {
      const { counter, clerk } = event.data;
      if (at.get(counter) === clerk) continue;
      goes(counter, event.at, false);
      comes(clerk, counter, event.at, false);
    }
    if (event.type === 'CounterClosed') goes(event.data.counter, event.at, false);
    if (event.type === 'DayClosed') for (const counter of [...at.keys()]) goes(counter, event.at, true);
  }
  return [...people].map(([clerk, { from, counter, came, left, over }]) => {
    const desk = catalogue.counters.find(({ id }) => id === counter);
    const there = [...at.values()].includes(clerk);
    return {
      ...{ clerk, counter, department: desk?.departments[0] ?? '', zone: desk?.zone ?? '', from },
      end: over ? 'over' : there ? 'there' : 'out',
      inS: came ? undefined : seconds(from),
      outS: over || there ? undefined : seconds(left),
    };
  });
}

/** Seconds since the midnight of the day's date; of a clock that shows an earlier date, those of its own. */
function wallSeconds(timeZone: string, day: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (at) => {
    const wall = Date.parse(`${format.format(at).replace(' ', 'T')}Z`) / 1000;
    const since = wall - Date.parse(day) / 1000;
    return since < 0 ? wall % 86_400 : since;
  };
}

/** Minute by minute what each counter does, and the pieces of minutes at both ends. */
function deskSeconds(
  events: readonly HallEvent[],
  dead: ReadonlySet<number>,
  now: number,
  clock: (at: number) => number,
  deskOf: (id: string) => Desk,
): Plain[] {
  const last = lastOf(events);
  const stands = new Map<string, { clerk: string; reason: string | undefined; hand: boolean; at: number }>();
  const holder = new Map<string, string>();
  const rows: Plain[] = [];
  const spend = (counter: string, until_: number): void => {
    const stand = stands.get(counter);
    if (stand === undefined) return;
    const until = Math.min(until_, last);
    for (let at = stand.at; at < until;) {
      const next = Math.min(until, (Math.floor(at / 60_000) + 1) * 60_000);
      const { clerk, hand } = stand;
      const state = hand ? 'serving' : stand.reason === undefined ? 'idle' : 'paused';
      const desk = deskOf(counter);
      rows.push({
        ...{ slot: clock(at), counter, clerk, state, reason: state === 'paused' ? stand.reason : undefined },
        ...{ ms: next - at, department: desk?.departments[0] ?? '', zone: desk?.zone ?? '' },
      });
      at = next;
    }
    stand.at = Math.max(stand.at, until_);
  };
  for (const event of events) {
    if (dead.has(event.seq)) continue;
    const { at } = event;
    switch (event.type) {
      case 'DayOpened':
        for (const each of event.data.openCounters ?? []) {
          stands.set(each.counter, { clerk: each.clerk, reason: undefined, hand: each.inHand !== undefined, at });
          if (each.inHand !== undefined) holder.set(each.inHand.ticket, each.counter);
        }
        break;
      case 'CounterOpened': {
        const { counter, clerk } = event.data;
        spend(counter, at);
        stands.set(counter, { clerk, reason: undefined, hand: stands.get(counter)?.hand ?? false, at });
        break;
      }
      case 'CounterPaused':
        spend(event.data.counter, at);
        Object.assign(stands.get(event.data.counter) ?? {}, { reason: event.data.reason });
        break;
      case 'CounterClosed':
        spend(event.data.counter, at);
        stands.delete(event.data.counter);
        break;
      case 'TicketCalled':
        spend(event.data.counter, at);
        Object.assign(stands.get(event.data.counter) ?? {}, { hand: true });
        holder.set(event.data.ticket, event.data.counter);
        break;
      case 'StepFinished':
      case 'TicketMissed':
      case 'StepParked':
      case 'StepTransferred':
      case 'TicketReturned':
        spend(event.data.counter, at);
        Object.assign(stands.get(event.data.counter) ?? {}, { hand: false });
        holder.delete(event.data.ticket);
        break;
      case 'TicketCancelled': {
        const counter = holder.get(event.data.ticket);
        if (counter === undefined) break;
        spend(counter, at);
        Object.assign(stands.get(counter) ?? {}, { hand: false });
        holder.delete(event.data.ticket);
        break;
      }
      case 'DayClosed':
        for (const counter of [...stands.keys()]) {
          spend(counter, at);
          stands.delete(counter);
        }
        break;
      default:
        break;
    }
  }
  for (const counter of stands.keys()) spend(counter, now);
  return rows;
}

/** The order of figures of reports, each by a loop of its own over the records. */
export function figure(id: string, told: Recount): number | null {
  const legs = told.legs;
  const calls = legs.filter(({ called }) => called);
  const waits = calls.map(({ wait }) => Number(wait));
  const serves = legs.flatMap(({ serve }) => (serve === undefined ? [] : [Number(serve)]));
  const jams = told.jams.map(({ seconds }) => Number(seconds));
  const uncalled = legs.filter(({ end }) => end === 'left' || end === 'day-over' || end === 'waiting');
  const overdue = uncalled.filter(({ late }) => late);
  const spent = (state?: string): number =>
    told.desks.reduce((sum, row) => sum + (state === undefined || row['state'] === state ? Number(row['ms']) : 0), 0);
  const pausedFor = (fits: (reason: string) => boolean): number =>
    total(
      told.desks.filter(({ state, reason }) => state === 'paused' && fits(String(reason))).map(({ ms }) => Number(ms)),
    );
  const paced = legs.filter(({ serve, usual }) => serve !== undefined && usual !== undefined);
  const answers = told.complaints.filter(({ event }) => event === 'answered');
  const grades = told.ratings.map(({ grade }) => Number(grade));
  const ends = (...names: string[]): number => legs.filter(({ end }) => names.includes(String(end))).length;
  const promised = legs.filter(({ promise: each }) => each !== undefined);
  const desks = legs.flatMap(({ desk, end }) => (desk !== undefined && end === 'served' ? [Number(desk)] : []));
  const words: Readonly<Record<string, () => number | null>> = {
    visits: () => told.arrivals.filter(({ first }) => first).length,
    services: () => told.arrivals.length,
    booked: () => told.arrivals.filter((each) => each['first'] === true && each['booked'] === true).length,
    called: () => calls.length,
    waitMean: () => mean(waits),
    waitP50: () => rank(waits, 50),
    waitP80: () => rank(waits, 80),
    waitP90: () => rank(waits, 90),
    waitP95: () => rank(waits, 95),
    waitMax: () => (waits.length === 0 ? null : Math.max(...waits)),
    calledLate: () => calls.filter(({ late }) => late).length,
    overdue: () => overdue.length,
    withinTarget: () => share(calls.filter(({ late }) => !late).length, calls.length + overdue.length),
    left: () => ends('left', 'day-over'),
    waiting: () => ends('waiting'),
    served: () => ends('served'),
    serveMean: () => mean(serves),
    serveP50: () => rank(serves, 50),
    serveP80: () => rank(serves, 80),
    serveP90: () => rank(serves, 90),
    serveP95: () => rank(serves, 95),
    walkMean: () => mean(legs.flatMap(({ walk }) => (walk === undefined ? [] : [Number(walk)]))),
    deskMean: () => mean(desks),
    noShows: () => ends('no-show'),
    noShowShare: () => share(ends('no-show'), calls.length),
    recalls: () => legs.reduce((sum, { recalls }) => sum + Number(recalls ?? 0), 0),
    openTime: () => Math.round(spent() / 1000),
    servingTime: () => Math.round(spent('serving') / 1000),
    idleTime: () => Math.round(spent('idle') / 1000),
    pauseTime: () => Math.round(spent('paused') / 1000),
    pauseOther: () => Math.round(pausedFor((each) => !USUAL_PAUSES.includes(each)) / 1000),
    attendedDays: () => told.attendance.length,
    signedIn: () => least(told.attendance.map((each) => each['inS'])),
    signedOut: () => most(told.attendance.map((each) => each['outS'])),
    stayedOver: () => told.attendance.filter(({ end }) => end === 'over').length,
    paced: () => paced.length,
    pacedTime: () => total(paced.map(({ serve }) => Number(serve))),
    usualTime: () => total(paced.map(({ usual }) => Number(usual))),
    pace: () => share(total(paced.map(({ serve }) => Number(serve))), total(paced.map(({ usual }) => Number(usual)))),
    complaints: () => told.complaints.filter(({ event }) => event === 'filed').length,
    complaintsAnswered: () => answers.length,
    complaintsUpheld: () => answers.filter(({ outcome }) => outcome === 'corrected' || outcome === 'planned').length,
    complaintsExplained: () => answers.filter(({ outcome }) => outcome === 'explained').length,
    complaintsUnfounded: () => answers.filter(({ outcome }) => outcome === 'unfounded').length,
    cards: () => told.cards.length,
    cardsYellow: () => told.cards.filter(({ colour }) => colour === 'yellow').length,
    cardsRed: () => told.cards.filter(({ colour }) => colour === 'red').length,
    cardsWaiting: () => told.cards.filter(({ kind }) => kind === 'waiting').length,
    cardsServing: () => told.cards.filter(({ kind }) => kind === 'serving').length,
    cardsComplaint: () => told.cards.filter(({ kind }) => kind === 'complaint').length,
    cardsSeen: () => told.cards.filter(({ seen }) => seen === true).length,
    servingShare: () => share(spent('serving'), spent()),
    idleShare: () => share(spent('idle'), spent()),
    pauseShare: () => share(spent('paused'), spent()),
    transferred: () => ends('transferred'),
    parked: () => ends('parked'),
    returned: () => ends('returned'),
    broughtBack: () => ends('brought-back'),
    givenUp: () => ends('given-up'),
    ratings: () => grades.length,
    gradeMean: () => mean(grades),
    badShare: () => share(grades.filter((each) => each < 3).length, grades.length),
    jams: () => jams.length,
    jamTime: () => jams.reduce((sum, each) => sum + each, 0),
    jamP50: () => rank(jams, 50),
    jamP90: () => rank(jams, 90),
    jamMax: () => (jams.length === 0 ? null : Math.max(...jams)),
    jamMost: () => (jams.length === 0 ? null : Math.max(...told.jams.map(({ most }) => Number(most)))),
    told: () => promised.length,
    promiseKept: () => promised.filter(({ promise: each }) => each === 'kept').length,
    promiseShorter: () => promised.filter(({ promise: each }) => each === 'shorter').length,
    promiseLonger: () => promised.filter(({ promise: each }) => each === 'longer').length,
    promiseShare: () => share(promised.filter(({ promise: each }) => each === 'kept').length, promised.length),
    promiseOff: () => mean(promised.map(({ off }) => Number(off))),
    papers: () => told.papers.length,
    copies: () => told.papers.filter(({ copy }) => copy).length,
  };
  const own = words[id];
  if (own !== undefined) return own();
  if (/^grade\d$/.test(id)) return grades.filter((each) => each === Number(id.at(-1))).length;
  const kebab = id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const pause = /^pause-(\w+)$/.exec(kebab)?.[1];
  if (pause !== undefined) return Math.round(pausedFor((each) => each === pause) / 1000);
  if (kebab.startsWith('outcome-')) return legs.filter(({ outcome }) => outcome === kebab.slice(8)).length;
  if (kebab.startsWith('reason-')) return told.ratings.filter((each) => each[kebab.slice(7)] === true).length;
  if (kebab.startsWith('paper-')) return told.papers.filter(({ outcome }) => outcome === kebab.slice(6)).length;
  throw new Error(`nobody recounts ${id}`);
}

const USUAL_PAUSES = ['break', 'lunch', 'meeting', 'paperwork', 'trouble'];

const total = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0);
const numbers = (values: readonly unknown[]): number[] =>
  values.flatMap((each) => (typeof each === 'number' ? [each] : []));
const least = (values: readonly unknown[]): number | null =>
  numbers(values).length === 0 ? null : Math.min(...numbers(values));
const most = (values: readonly unknown[]): number | null =>
  numbers(values).length === 0 ? null : Math.max(...numbers(values));

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, each) => sum + each, 0) / values.length;
}

/** The smallest value that so many in a hundred do not pass, by sorting all of them. */
function rank(values: readonly number[], percent: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  for (const [at, value] of sorted.entries()) if ((at + 1) * 100 >= sorted.length * percent) return value;
  return null;
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
