import { describe, expect, it } from 'vitest';
import { HOOK_KINDS, HOOK_SCOPES, type Hook, type HookKind } from '../../../core/catalogue/hook.ts';
import type { HallEvent } from '../../../core/queue/event.ts';
import { hookMessage } from '../../../core/views/hooks/hook-message.ts';
import { anyDay, play } from '../../support/any-day.ts';
import { fc } from '../../support/property.ts';
import { CITIZEN, MONDAY_9, rulesOf, SUPERVISOR } from '../../support/rules.ts';
import { named } from '../../support/small-hall.ts';

const ZONE = 'Asia/Shanghai';
const ALL: Hook = { id: 'all', name: named('all'), url: 'http://a.example/', kinds: HOOK_KINDS, scopes: [] };

/** What is of persons, by the names that fields of events have; what is written there is found again wherever it is. */
const OF_PERSONS =
  /^(?:secret|identity|note|text|reason|words|by|clerk|detail|title|to|assigned|reference|users|name)$/;

/** The event with a mark in every text that is of persons. */
function marked(event: HallEvent): HallEvent {
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      if (key === 'category') return 'CATEGORY!';
      return OF_PERSONS.test(key) ? 'SECRET!' : value;
    }
    if (Array.isArray(value)) return value.map((each) => walk(each, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, walk(each, name)]));
  };
  const actor = event.actor.startsWith('staff:') ? 'staff:LOGIN!' : event.actor;
  return { ...event, actor, commandId: 'SECRET!', data: walk(event.data, '') } as HallEvent;
}

describe('what a hook is told', () => {
  it('[HK2] of whatever happens on any day nothing of persons goes out, and with a scope no more than it says', () => {
    const told = new Set<HookKind>();
    const words = { none: 0, category: 0, staff: 0 };
    fc.assert(
      fc.property(anyDay, (moves) => {
        for (const event of play(moves).events.map(marked)) {
          const text = (hook: Hook): string => JSON.stringify(hookMessage(event, hook, ZONE) ?? '');
          const message = hookMessage(event, ALL, ZONE);
          if (message !== undefined) told.add(message.kind);
          expect(text(ALL)).not.toContain('!');
          expect(text({ ...ALL, scopes: ['category'] })).not.toMatch(/SECRET!|LOGIN!/);
          expect(text({ ...ALL, scopes: ['staff'] })).not.toContain('CATEGORY!');
          words.none += 1;
          if (text({ ...ALL, scopes: ['category'] }).includes('CATEGORY!')) words.category += 1;
          if (text({ ...ALL, scopes: ['staff'] }).includes('LOGIN!')) words.staff += 1;
        }
      }),
      { numRuns: 60 },
    );
    // The days tell of most there is, and scopes do add something.
    expect(told.size).toBeGreaterThan(15);
    expect(Math.min(...Object.values(words))).toBeGreaterThan(0);
  });

  it('[HK2] [HK3] a call says who, where and when, under an id of hall, day and seq', () => {
    const rules = rulesOf();
    rules.when(SUPERVISOR, { name: 'open-counter', counter: '1' });
    const number = rules.take('alpha');
    rules.pass(60_000);
    rules.next('1');
    const event = rules.events.find(({ type }) => type === 'TicketCalled');
    if (event === undefined) throw new Error('nobody was called');
    const message = hookMessage(event, ALL, ZONE);
    expect(message).toEqual({
      id: `small_2026-03-09_${String(event.seq)}`,
      kind: 'ticket.called',
      body: {
        type: 'ticket.called',
        timestamp: '2026-03-09T09:01:00+08:00',
        data: {
          ...{ hall: 'small', day: '2026-03-09', seq: event.seq, by: { kind: 'staff' } },
          ...{ ticket: rules.ticket(number).id, number, step: 0, line: 'a', counter: '1', rule: 'next' },
        },
      },
    });
    expect(event.at).toBe(MONDAY_9 + 60_000);
    expect(hookMessage(event, { ...ALL, kinds: ['ticket.recalled'] }, ZONE)).toBeUndefined();
  });

  it('[HK2] a complaint is told without its words, whoever wrote them', () => {
    const rules = rulesOf();
    const number = rules.take('alpha');
    const { id } = rules.ticket(number);
    rules.when(CITIZEN, { name: 'file-complaint', ticket: id, text: 'my words' });
    const event = rules.events.find(({ type }) => type === 'ComplaintFiled');
    const message = event === undefined ? undefined : hookMessage(event, { ...ALL, scopes: HOOK_SCOPES }, ZONE);
    expect(message?.body.data).toMatchObject({ complaint: `2026-03-09-${String(event?.seq)}`, ticket: id });
    expect(JSON.stringify(message)).not.toContain('my words');
  });
});
