import type { Instant } from '../base/time.ts';
import type { CategoryId, CounterId, LineId, ServiceId } from '../base/names.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { COUNTER_RULES } from '../catalogue/hall-rules.ts';
import { actorName, type Actor, type CommandBody } from '../queue/command.ts';
import { decide } from '../queue/decide/decide.ts';
import type { EventOf, HallEvent } from '../queue/event.ts';
import { evolve } from '../queue/evolve/evolve.ts';
import { initialState } from '../queue/initial-state.ts';
import type { HallState } from '../queue/state.ts';
import { isOpen } from '../queue/ticket.ts';
import { initialPace, observePace } from '../record/pace.ts';
import type { SimulatedDay } from './simulated-day.ts';
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
  finish(counter: CounterId, now: Instant): void;
  miss(counter: CounterId, now: Instant): void;
  /** Lends and returns counters by the hall file's rules. Gives the counters that serve another line now. */
  balance(now: Instant): readonly CounterId[];
  /** How many open steps stand in a line, those being served and those that come after others included. */
  pendingIn(line: LineId): number;
  closeDay(): void;
};

export type TakenTicket = {
  readonly ticket: string;
  readonly services: readonly ServiceId[];
  readonly category: CategoryId;
  readonly slotAt: Instant | undefined;
};

const SYSTEM: Actor = { kind: 'system' };
const KIOSK: Actor = { kind: 'device', id: 'kiosk' };
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
    for (const each of withTold(state, pace, decided.value, at)) {
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
  const { day } = setup;
  const catalogue = patientAsTold(setup.catalogue);
  const state = initialState(catalogue, day);
  const send = sender(state, start, watch);
  const clerkAt = (counter: CounterId): Actor => ({ kind: 'staff', id: `clerk-${counter}`, role: 'clerk' });
  send(SYSTEM, { name: 'open-day', day, catalogue, previous: undefined, openCounters: [] }, start);
  return {
    state,
    take({ ticket, services, category, slotAt }, now) {
      const appointment = slotAt === undefined ? undefined : { id: ticket, slotAt };
      const rest = { secret: ticket, language: 'zh-Hans', origin: 'kiosk', identity: undefined } as const;
      const body = { name: 'issue-ticket', ticket, services, category, appointment, ...rest } as const;
      return send(KIOSK, body, now) !== undefined;
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
    finish: (counter, now) =>
      void send(clerkAt(counter), { name: 'finish', counter, outcome: 'done', note: undefined }, now),
    miss: (counter, now) => void send(clerkAt(counter), { name: 'mark-no-show', counter }, now),
    balance: (now) =>
      (send(SYSTEM, { name: 'balance-lines' }, now) ?? []).flatMap((event) =>
        event.type === 'CounterLent' ? [event.data.counter] : [],
      ),
    pendingIn(line) {
      let pending = 0;
      for (const ticket of state.tickets.values()) {
        for (const step of ticket.steps) if (step.line === line && isOpen(step)) pending += 1;
      }
      return pending;
    },
    closeDay: () => void send(SYSTEM, { name: 'close-day' }, start),
  };
}
