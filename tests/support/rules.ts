import type { Instant } from '../../core/base/time.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { withTold } from '../../core/forecast/visit-waits.ts';
import type { Actor, CommandBody } from '../../core/queue/command.ts';
import type { Complaint } from '../../core/queue/complaint.ts';
import type { Ticket } from '../../core/queue/ticket.ts';
import { decide } from '../../core/queue/decide/decide.ts';
import type { EventBody, HallEvent } from '../../core/queue/event.ts';
import { actorName } from '../../core/queue/command.ts';
import type { RefusalCode } from '../../core/queue/refusal.ts';
import { advance, initialWorld, type World } from '../../core/record/world.ts';
import { smallHall } from './small-hall.ts';

export const SUPERVISOR: Actor = { kind: 'staff', id: 'supervisor', role: 'supervisor' };
export const MANAGER: Actor = { kind: 'staff', id: 'manager', role: 'manager' };
export const KIOSK: Actor = { kind: 'device', id: 'kiosk-1' };
export const CITIZEN: Actor = { kind: 'citizen' };
export const SYSTEM: Actor = { kind: 'system' };

export function clerk(id: string): Actor {
  return { kind: 'staff', id, role: 'clerk' };
}

/** 2026-03-09 09:00 in Shanghai, a Monday. */
export const MONDAY_9: Instant = Date.UTC(2026, 2, 9, 1, 0, 0);

/** The rules with a clock in the hand of the test, and every event that came of them. */
export type Rules = {
  readonly world: World;
  readonly events: HallEvent[];
  now: Instant;
  /** Decides and applies. Gives the new events, or the code of the refusal. */
  when(actor: Actor, body: CommandBody): readonly HallEvent[] | RefusalCode;
  /** An event of a journal, whatever the rules would decide now. */
  apply(body: EventBody): void;
  /** Takes a ticket and gives its number. */
  take(services: string | readonly string[], category?: string): string;
  /** The open ticket with that number. */
  ticket(number: string): import('../../core/queue/ticket.ts').Ticket;
  /** Calls next and gives the number, or the refusal. */
  next(counter: string): string;
  pass(ms: number): void;
};

export function rulesOf(
  catalogue: Catalogue = smallHall(),
  day = '2026-03-09',
  start: Instant = MONDAY_9,
  openComplaints: readonly Complaint[] = [],
  tickets: readonly Ticket[] = [],
  /** Who comes over from the day before. */
  over: Partial<Extract<CommandBody, { readonly name: 'open-day' }>> = {},
): Rules {
  const world = initialWorld(catalogue, day);
  let commands = 0;
  const rules: Rules = {
    world,
    events: [],
    now: start,
    when(actor, body) {
      commands += 1;
      const commandId = `c${String(commands)}`;
      const decided = decide(world.state, { ...body, actor, commandId }, rules.now);
      if (!decided.ok) return decided.error.code;
      const before = rules.events.length;
      const bodies = withTold(world, decided.value, rules.now);
      for (const each of bodies) rules.events.push(apply(each, commandId, actorName(actor)));
      return rules.events.slice(before);
    },
    apply(body) {
      rules.events.push(apply(body, 'journal', 'system'));
    },
    take(services, category = 'ordinary') {
      const id = `t${String(commands + 1).padStart(6, '0')}`;
      const taken = rules.when(KIOSK, {
        name: 'issue-ticket',
        ticket: id,
        secret: `s-${id}`,
        services: typeof services === 'string' ? [services] : services,
        category,
        language: 'zh-Hans',
        origin: 'kiosk-1',
        appointment: undefined,
        identity: undefined,
      });
      if (typeof taken === 'string') throw new Error(`refused: ${taken}`);
      return rules.world.state.tickets.get(id)?.number ?? '';
    },
    ticket(number) {
      const found = world.state.tickets.get(world.state.byNumber.get(number) ?? '');
      if (found === undefined) throw new Error(`no open ticket ${number}`);
      return found;
    },
    next(counter) {
      const called = rules.when(SUPERVISOR, { name: 'call-next', counter });
      if (typeof called === 'string') return called;
      const event = called.at(-1);
      return event?.type === 'TicketCalled' ? event.data.number : 'nothing';
    },
    pass(ms) {
      rules.now += ms;
    },
  };
  const apply = (body: EventBody, commandId: string, actor: string): HallEvent => {
    const { state } = world;
    const event: HallEvent = {
      hall: state.hall,
      day,
      seq: state.seq + 1,
      at: rules.now,
      commandId,
      actor,
      version: 1,
      ...body,
    };
    advance(world, event);
    return event;
  };
  rules.when(SYSTEM, {
    name: 'open-day',
    day,
    catalogue,
    previous: undefined,
    openCounters: [],
    openComplaints,
    tickets,
    ...over,
  });
  return rules;
}

/** Opens counters as a supervisor does, who may act at any. */
export function open(rules: Rules, ...counters: string[]): void {
  for (const counter of counters) rules.when(SUPERVISOR, { name: 'open-counter', counter });
}
