import type { Instant } from '../base/time.ts';
import type { CategoryId, CounterId, LineId, ServiceId } from '../base/names.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { COUNTER_RULES } from '../catalogue/hall-rules.ts';
import { actorName, type Actor, type CommandBody } from '../queue/command.ts';
import type { ComplaintId } from '../queue/complaint.ts';
import { decide } from '../queue/decide/decide.ts';
import type { EventOf, HallEvent } from '../queue/event.ts';
import { evolve } from '../queue/evolve/evolve.ts';
import { initialState } from '../queue/initial-state.ts';
import type { HallState } from '../queue/state.ts';
import { isOpen, type Outcome } from '../queue/ticket.ts';
import { HELPS_AT_LEVEL } from './advice/day-change.ts';
import { initialPace, observePace } from '../record/pace.ts';
import type { GivenRating, Manners, SimulatedDay } from './simulated-day.ts';
import { withTold } from './visit-waits.ts';

/** The real rules of the hall, as visitors and clerks of a simulation use them: a command each. */
export type Floor = {
  readonly state: HallState;
  /** Takes a number, or checks in for the slot. False: refused, for instance because the hall is closed. */
  take(asked: TakenTicket, now: Instant): boolean;
  giveUp(ticket: string, now: Instant): void;
  comeBack(ticket: string, now: Instant): boolean;
  open(counter: CounterId, now: Instant): void;
  close(counter: CounterId, now: Instant): void;
  /** The call, or `undefined` when nobody waits for this counter. */
  callNext(counter: CounterId, now: Instant): EventOf<'TicketCalled'> | undefined;
  serve(counter: CounterId, now: Instant): void;
  finish(counter: CounterId, outcome: Outcome, now: Instant): void;
  pause(counter: CounterId, reason: string, now: Instant): void;
  miss(counter: CounterId, now: Instant): void;
  /** The counter helps another line behind its own; without one it is back at its own. */
  help(counter: CounterId, line: LineId | undefined, now: Instant): void;
  /** Lends and returns counters by the hall file's rules. Gives the counters that serve another line now. */
  balance(now: Instant): readonly CounterId[];
  /** How many open steps stand in a line, those being served and those that come after others included. */
  pendingIn(line: LineId): number;
  /** What became of the paper of a number. */
  printed(ticket: TakenTicket, now: Instant): void;
  rate(
    served: { readonly ticket: string; readonly step: number; readonly counter: CounterId },
    rating: GivenRating,
    now: Instant,
  ): void;
  answer(complaint: ComplaintId, now: Instant): void;
  closeDay(): void;
};

export type TakenTicket = {
  readonly ticket: string;
  readonly services: readonly ServiceId[];
  readonly category: CategoryId;
  readonly slotAt: Instant | undefined;
  readonly manners?: Manners | undefined;
};

const SYSTEM: Actor = { kind: 'system' };
const SUPERVISOR: Actor = { kind: 'staff', id: 'supervisor', role: 'supervisor' };
const SOME_KIOSK = 'kiosk';
const CITIZEN: Actor = { kind: 'citizen' };

/** Sends a command to the rules: the events that it led to, or `undefined` when it was refused. */
type Send = (actor: Actor, body: CommandBody, now: Instant) => readonly HallEvent[] | undefined;

/** Commands to a state, none earlier than the one before it. */
function sender(state: HallState, start: Instant, watch: (event: HallEvent) => void): Send {
  const pace = initialPace();
  let commands = 0;
  let at = start;
  return (actor, body, now) => {
    at = Math.max(at, now);
    const commandId = String(++commands);
    const decided = decide(state, { ...body, actor, commandId }, at);
    if (!decided.ok) return undefined;
    const events: HallEvent[] = [];
    for (const each of withTold({ state, record: { pace } }, decided.value, at)) {
      const envelope = {
        hall: state.hall,
        day: state.day,
        seq: state.seq + 1,
        at,
        commandId,
        actor: actorName(actor),
        version: 1,
      };
      const event: HallEvent = { ...envelope, ...each };
      observePace(pace, state, event);
      evolve(state, event);
      events.push(event);
      watch(event);
    }
    return events;
  };
}

/** How long a clerk waits for somebody is told by the conduct of the simulation, not by the hall file. */
function patientAsTold(catalogue: Catalogue): Catalogue {
  const { counters = COUNTER_RULES } = catalogue.rules;
  const told = { ...counters, leastBeforeNoShowMs: 0, leastRecalls: 0 };
  return { ...catalogue, rules: { ...catalogue.rules, counters: told } };
}

/** Opens the day. */
export function openFloor(setup: SimulatedDay, start: Instant, watch: (event: HallEvent) => void): Floor {
  const { day, past } = setup;
  const catalogue = patientAsTold(setup.catalogue);
  const state = initialState(catalogue, day);
  const send = sender(state, start, watch);
  const clerkAt = (counter: CounterId): Actor => {
    return { kind: 'staff', id: past?.clerks.get(counter) ?? `clerk-${counter}`, role: 'clerk' };
  };
  const opening = { name: 'open-day', day, catalogue, previous: past?.previous, openCounters: [] } as const;
  send(SYSTEM, past === undefined ? opening : { ...opening, simulated: true }, start);
  return {
    state,
    take({ ticket, services, category, slotAt, manners }, now) {
      const appointment = slotAt === undefined ? undefined : { id: ticket, slotAt };
      const { origin = SOME_KIOSK, language = 'zh-Hans' } = manners ?? {};
      const rest = { secret: ticket, language, origin, identity: undefined } as const;
      const body = { name: 'issue-ticket', ticket, services, category, appointment, ...rest } as const;
      return send({ kind: 'device', id: origin }, body, now) !== undefined;
    },
    giveUp(ticket, now) {
      if (state.tickets.get(ticket)?.heldBy !== undefined) return;
      send(CITIZEN, { name: 'cancel-ticket', ticket, reason: undefined }, now);
    },
    comeBack: (ticket, now) => send(CITIZEN, { name: 'resume-ticket', ticket }, now) !== undefined,
    open: (counter, now) => void send(clerkAt(counter), { name: 'open-counter', counter }, now),
    close: (counter, now) => void send(clerkAt(counter), { name: 'close-counter', counter }, now),
    callNext(counter, now) {
      const event = send(clerkAt(counter), { name: 'call-next', counter }, now)?.at(-1);
      return event?.type === 'TicketCalled' ? event : undefined;
    },
    serve: (counter, now) => void send(clerkAt(counter), { name: 'serve', counter }, now),
    finish: (counter, outcome, now) =>
      void send(clerkAt(counter), { name: 'finish', counter, outcome, note: undefined }, now),
    pause: (counter, reason, now) => void send(clerkAt(counter), { name: 'pause-counter', counter, reason }, now),
    miss: (counter, now) => void send(clerkAt(counter), { name: 'mark-no-show', counter }, now),
    help: (counter, line, now) => void send(SUPERVISOR, helping(state, counter, line), now),
    balance: (now) =>
      (send(SYSTEM, { name: 'balance-lines' }, now) ?? []).flatMap((event) =>
        event.type === 'CounterLent' ? [event.data.counter] : [],
      ),
    pendingIn: (line) => pendingIn(state, line),
    printed({ ticket, manners }, now) {
      if (manners === undefined) return;
      const paper = { copy: 0, printer: manners.origin, outcome: manners.slip } as const;
      const detail = manners.slip === 'failed' ? 'the paper is out' : undefined;
      send(SYSTEM, { name: 'report-slip', ticket, ...paper, detail }, now);
    },
    rate({ ticket, step, counter }, { grade, reasons, by }, now) {
      const said = { grade, reasons, reason: undefined };
      if (by === 'phone') send(CITIZEN, { name: 'rate-step', ticket, step, ...said }, now);
      else send({ kind: 'device', id: counter }, { name: 'rate-at-counter', counter, ...said }, now);
    },
    answer(complaint, now) {
      const manager: Actor = { kind: 'staff', id: past?.manager ?? 'manager', role: 'manager' };
      send(manager, { name: 'answer-complaint', complaint, outcome: 'explained', text: '（模拟）已与您说明。' }, now);
    },
    closeDay: () => void send(SYSTEM, { name: 'close-day' }, start),
  };
}

function helping(state: HallState, counter: CounterId, line: LineId | undefined): CommandBody {
  const own = (state.index.counters.get(counter)?.lines ?? []).filter((each) => each.line !== line);
  const lines = line === undefined ? null : [...own, { line, level: HELPS_AT_LEVEL }];
  return { name: 'assign-lines', counter, lines, reason: 'advice' };
}

function pendingIn(state: HallState, line: LineId): number {
  let pending = 0;
  for (const ticket of state.tickets.values()) {
    for (const step of ticket.steps) if (step.line === line && isOpen(step)) pending += 1;
  }
  return pending;
}
