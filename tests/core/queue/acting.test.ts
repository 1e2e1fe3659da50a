import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/base/time.ts';
import type { CommandBody } from '../../../core/queue/command.ts';
import { goesOver } from '../../../core/queue/going-over.ts';
import { boardView } from '../../../core/views/board-view.ts';
import { counterView } from '../../../core/views/counter-view.ts';
import { lineView } from '../../../core/views/line-view.ts';
import { managerView } from '../../../core/views/manager-view.ts';
import { ticketView } from '../../../core/views/ticket-view.ts';
import { windowView } from '../../../core/views/window-view.ts';
import { clerk, KIOSK, MANAGER, open, rulesOf, SUPERVISOR, SYSTEM, type Rules } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

const types = (result: ReturnType<Rules['when']>): unknown =>
  typeof result === 'string' ? result : result.map((event) => event.type);
const overview = (rules: Rules) => managerView(rules.world, rules.now, () => undefined);
const today = (rules: Rules) => overview(rules).today;
const linesAt = (rules: Rules, counter: string) =>
  counterView(rules.world, counter, rules.now)?.lines.map(({ line, level, by }) => [line, level, by ?? 'own']);
const REASON = { reason: 'the tax system is down' };

const assign = (counter: string, lines: readonly [string, number][] | null): CommandBody => ({
  name: 'assign-lines',
  counter,
  lines: lines === null ? null : lines.map(([line, level]) => ({ line, level })),
  ...REASON,
});

type Moving = Extract<CommandBody, { name: 'move-tickets' }>;
const move = (
  from: Moving['from'],
  to: Moving['to'],
  which: Moving['which'] = 'all',
  place: Moving['place'] = 'kept',
): CommandBody => ({ name: 'move-tickets', from, to, which, place, ...REASON });

type Sending = Extract<CommandBody, { name: 'send-message' }>;
const send = (to: Sending['to'], minutes: number | undefined = 20, text: Sending['text'] = WORDS): CommandBody => ({
  name: 'send-message',
  to,
  text,
  minutes,
});
const WORDS = { 'zh-Hans': '税务系统故障，约20分钟', en: 'The tax system is down, about 20 minutes' };

describe('other lines by hand', () => {
  it('[MA13] managers see each line that a counter serves with its level', () => {
    const rules = rulesOf();
    const given = assign('4', [
      ['b', 1],
      ['a', 2],
    ]);
    rules.when(SUPERVISOR, given);
    const counter = overview(rules).counters.find(({ id }) => id === '4');
    expect(counter).toMatchObject({
      lines: ['b', 'a'],
      serves: [
        { line: 'b', level: 1 },
        { line: 'a', level: 2 },
      ],
    });
  });

  it('[Q95] a counter is given other lines at once, without a profile, and gets its own back', () => {
    const rules = rulesOf();
    open(rules, '4');
    rules.take('beta');
    expect(rules.next('4')).toBe('line-empty');
    expect(rules.when(clerk('li'), assign('4', [['b', 1]]))).toBe('not-allowed');
    expect(rules.when(SUPERVISOR, assign('9', [['b', 1]]))).toBe('counter-unknown');
    expect(rules.when(SUPERVISOR, assign('4', [['z', 1]]))).toBe('line-unknown');
    expect(rules.when(SUPERVISOR, { name: 'assign-lines', counter: '4', lines: null, reason: ' ' })).toBe(
      'reason-needed',
    );
    const given = assign('4', [
      ['b', 1],
      ['a', 2],
    ]);
    expect(types(rules.when(SUPERVISOR, given))).toEqual(['LinesAssigned']);
    expect(types(rules.when(SUPERVISOR, given))).toEqual([]);
    expect(linesAt(rules, '4')).toEqual([
      ['b', 1, 'hand'],
      ['a', 2, 'hand'],
    ]);
    expect(counterView(rules.world, '4', rules.now)?.assigned).toMatchObject({ by: 'supervisor', ...REASON });
    expect(today(rules).assigned).toMatchObject([{ counter: '4', by: 'supervisor', ...REASON }]);
    expect(rules.next('4')).toBe('B001');
    expect(types(rules.when(SUPERVISOR, assign('4', null)))).toEqual(['LinesAssigned']);
    expect(linesAt(rules, '4')).toEqual([['c', 1, 'own']]);
    expect(today(rules).assigned).toEqual([]);
  });

  it('[Q95] they go before any profile, a counter that is lent goes home for them, and none is lent that has them', () => {
    const rules = rulesOf();
    open(rules, '3', '4');
    rules.when(SUPERVISOR, { name: 'pause-counter', counter: '3', reason: 'tea' });
    for (let n = 0; n < 3; n += 1) rules.take('alpha');
    rules.pass(16 * MINUTE);
    expect(types(rules.when(SYSTEM, { name: 'balance-lines' }))).toEqual(['CounterLent']);
    expect(types(rules.when(SUPERVISOR, assign('4', [['c', 2]])))).toEqual(['CounterReturned', 'LinesAssigned']);
    rules.pass(20 * MINUTE);
    expect(rules.when(SYSTEM, { name: 'balance-lines' })).toEqual([]);
    rules.when(SUPERVISOR, assign('2', [['c', 1]]));
    rules.when(SUPERVISOR, { name: 'switch-profile', profile: 'lunch', zone: undefined, reason: 'noon' });
    expect(linesAt(rules, '2')).toEqual([['c', 1, 'hand']]);
    rules.when(SUPERVISOR, assign('2', null));
    expect(linesAt(rules, '2')).toEqual([
      ['b', 1, 'profile'],
      ['a', 2, 'profile'],
    ]);
  });

  it('[Q95] a line that is named twice is served once, at the level that was named first', () => {
    const rules = rulesOf();
    rules.when(
      SUPERVISOR,
      assign('2', [
        ['c', 2],
        ['c', 1],
      ]),
    );
    expect(linesAt(rules, '2')).toEqual([['c', 2, 'hand']]);
  });
});

describe('profiles made by hand', () => {
  const make = (profile: string | undefined, counter: string, line: string, keep = false): CommandBody => ({
    name: 'make-profile',
    profile,
    title: { 'zh-Hans': '税务高峰', 'zh-Hant': '稅務高峰', en: 'Tax rush' },
    counters: [{ counter, lines: [{ line, level: 1 }] }],
    keep,
    ...REASON,
  });
  const profile = (id: string | null): CommandBody => ({
    name: 'switch-profile',
    profile: id,
    zone: undefined,
    reason: 'rush',
  });
  const drop = (id: string): CommandBody => ({ name: 'drop-profile', profile: id, ...REASON });

  it('[Q81] a profile is made, switched to, edited while it is in force, and dropped', () => {
    const rules = rulesOf();
    expect(rules.when(clerk('li'), make(undefined, '4', 'a'))).toBe('not-allowed');
    expect(rules.when(SUPERVISOR, make(undefined, '9', 'a'))).toBe('counter-unknown');
    expect(rules.when(SUPERVISOR, make(undefined, '4', 'z'))).toBe('line-unknown');
    expect(rules.when(SUPERVISOR, make('made-1', '4', 'a'))).toBe('profile-unknown');
    expect(types(rules.when(SUPERVISOR, make(undefined, '4', 'a')))).toEqual(['ProfileMade']);
    expect(overview(rules).routing.profiles.at(-1)).toMatchObject({
      id: 'made-1',
      name: { en: 'Tax rush' },
      made: { by: 'supervisor', keep: false, inFile: false, ...REASON },
    });
    rules.when(SUPERVISOR, profile('made-1'));
    expect(linesAt(rules, '4')).toEqual([['a', 1, 'profile']]);
    rules.when(SUPERVISOR, make('made-1', '4', 'b'));
    expect(linesAt(rules, '4')).toEqual([['b', 1, 'profile']]);
    expect(rules.when(SUPERVISOR, drop('made-1'))).toBe('profile-in-force');
    rules.when(SUPERVISOR, profile(null));
    expect(types(rules.when(SUPERVISOR, drop('made-1')))).toEqual(['ProfileDropped']);
    expect(rules.when(SUPERVISOR, drop('made-1'))).toBe('profile-unknown');
    expect(rules.when(SUPERVISOR, profile('made-1'))).toBe('profile-unknown');
  });

  it('[Q81] one of the hall file is edited for today, keeps its hours, and is as it was once that is dropped', () => {
    const timetable = { from: 9 * 60, to: 13 * 60, weekdays: [] };
    const profiles = (smallHall().profiles ?? []).map((each) => (each.id === 'lunch' ? { ...each, timetable } : each));
    const rules = rulesOf(smallHall({ profiles }));
    rules.when(SUPERVISOR, make('lunch', '1', 'c'));
    rules.when(SYSTEM, { name: 'follow-timetable' });
    expect(linesAt(rules, '1')).toEqual([['c', 1, 'profile']]);
    expect(overview(rules).routing.profiles[0]).toMatchObject({ id: 'lunch', from: '09:00', made: { inFile: true } });
    rules.when(SUPERVISOR, drop('lunch'));
    expect(linesAt(rules, '1')?.length).toBe(3);
  });

  it('[Q82] what is kept is there on later days, without what their hall file has lost; the rest ends with the day', () => {
    const rules = rulesOf();
    rules.when(SUPERVISOR, make(undefined, '4', 'a', true));
    rules.when(SUPERVISOR, make(undefined, '2', 'a'));
    const kept = [...rules.world.state.today.profiles.values()].filter(({ keep }) => keep);
    const opening = (catalogue = smallHall()): CommandBody => ({
      name: 'open-day',
      day: '2026-03-10',
      catalogue,
      previous: undefined,
      openCounters: [],
      profiles: kept,
    });
    const next = rulesOf(smallHall(), '2026-03-10');
    next.world.state.phase = 'unopened';
    next.when(SYSTEM, opening());
    expect(overview(next).routing.profiles.map(({ id }) => id)).toEqual(['lunch', 'all-on-c', 'made-1']);
    const fewer = smallHall({ counters: smallHall().counters.slice(0, 3) });
    next.world.state.phase = 'unopened';
    next.when(SYSTEM, opening(fewer));
    expect(overview(next).routing.profiles.at(-1)).toMatchObject({ id: 'made-1', counters: [] });
  });
});

describe('tickets that are moved', () => {
  const standing = (rules: Rules, line: string) =>
    lineView(rules.world, line, rules.now)?.tickets.map(({ number }) => number);

  it('[Q83] chosen ones, the last so many or all go to another line with the waiting that they have', () => {
    const rules = rulesOf();
    for (let n = 0; n < 5; n += 1) {
      rules.take('alpha');
      rules.pass(MINUTE);
    }
    rules.take('gamma');
    rules.pass(MINUTE);
    expect(rules.when(clerk('li'), move({ line: 'a' }, { line: 'c' }))).toBe('not-allowed');
    const chosen = rules.ticket('A002').id;
    expect(types(rules.when(SUPERVISOR, move({ line: 'a' }, { line: 'c' }, { tickets: [chosen] })))).toEqual([
      'TicketsMoved',
    ]);
    // It has waited longer than who stands there.
    expect(standing(rules, 'c')).toEqual(['A002', 'C001']);
    rules.when(SUPERVISOR, move({ line: 'a' }, { line: 'c' }, { last: 2 }));
    expect(standing(rules, 'c')).toEqual(['A002', 'A004', 'A005', 'C001']);
    expect(standing(rules, 'a')).toEqual(['A001', 'A003']);
    rules.when(SUPERVISOR, move({ line: 'a' }, { line: 'c' }));
    expect(standing(rules, 'c')).toEqual(['A001', 'A002', 'A003', 'A004', 'A005', 'C001']);
    expect(standing(rules, 'a')).toEqual([]);
    expect(rules.when(SUPERVISOR, move({ line: 'a' }, { line: 'c' }))).toBe('nobody-to-move');
  });

  it('[Q83] to the end they count from the move, like newcomers, and nobody stands better than before', () => {
    const rules = rulesOf();
    rules.take('alpha');
    rules.pass(MINUTE);
    rules.take('alpha');
    rules.pass(MINUTE);
    rules.take('gamma');
    rules.pass(MINUTE);
    rules.when(SUPERVISOR, move({ line: 'a' }, { line: 'c' }, 'all', 'end'));
    expect(standing(rules, 'c')).toEqual(['C001', 'A001', 'A002']);
    expect(rules.ticket('A001').steps[0]?.since).toBe(rules.now);
  });

  it('[Q83] those put aside go with all, and come back to the line that they were moved to', () => {
    const rules = rulesOf();
    const parked = rules.ticket(rules.take('alpha'));
    rules.take('alpha');
    rules.when(SUPERVISOR, { name: 'park-ticket', ticket: parked.id, note: undefined });
    rules.when(SUPERVISOR, move({ line: 'a' }, { line: 'c' }));
    rules.when(SUPERVISOR, { name: 'resume-ticket', ticket: parked.id });
    expect(standing(rules, 'c')).toEqual(['A001', 'A002']);
  });

  it('[Q84] to one counter alone, which has to be open, and from it into a line', () => {
    const rules = rulesOf();
    const number = rules.take('alpha');
    expect(rules.when(SUPERVISOR, move({ line: 'a' }, { counter: '4' }))).toBe('counter-closed');
    open(rules, '2', '4');
    rules.when(SUPERVISOR, move({ line: 'a' }, { counter: '4' }));
    expect(rules.next('2')).toBe('line-empty');
    expect(overview(rules).today.moves).toMatchObject([{ moved: 1, standing: 1, to: { kind: 'counter', id: '4' } }]);
    rules.when(SUPERVISOR, move({ counter: '4' }, { counter: '2' }));
    expect(rules.when(SUPERVISOR, move({ counter: '4' }, { line: 'a' }))).toBe('nobody-to-move');
    rules.when(SUPERVISOR, move({ counter: '2' }, { line: 'c' }));
    expect(rules.next('4')).toBe(number);
  });

  it('[Q84] every refusal says what is in the way', () => {
    const rules = rulesOf();
    const [waiting, other] = [rules.ticket(rules.take('alpha')).id, rules.ticket(rules.take('gamma')).id];
    const when = (body: CommandBody) => rules.when(SUPERVISOR, body);
    expect(when(move({ line: 'z' }, { line: 'a' }))).toBe('line-unknown');
    expect(when(move({ counter: '9' }, { line: 'a' }))).toBe('counter-unknown');
    expect(when(move({ line: 'a' }, { line: 'z' }))).toBe('line-unknown');
    expect(when(move({ line: 'a' }, { counter: '9' }))).toBe('counter-unknown');
    expect(when(move({ line: 'a' }, { line: 'a' }))).toBe('same-line');
    expect(when(move({ counter: '1' }, { counter: '1' }))).toBe('same-counter');
    expect(when(move({ line: 'a' }, { line: 'c' }, { tickets: ['nobody'] }))).toBe('ticket-unknown');
    expect(when(move({ line: 'a' }, { line: 'c' }, { tickets: [waiting, other] }))).toBe('ticket-not-waiting');
    expect(standing(rules, 'a')).toEqual(['A001']);
    when({ name: 'close-line', line: 'b', reason: 'no papers' });
    expect(when(move({ line: 'a' }, { line: 'b' }))).toBe('line-closed');
    expect(when({ ...(move({ line: 'a' }, { line: 'c' }) as Moving), reason: '\u200b ' })).toBe('reason-needed');
  });

  it('[Q85] a move is taken back: whoever still stands there stands where they stood, with what was credited since', () => {
    const rules = rulesOf();
    for (let n = 0; n < 3; n += 1) {
      rules.take('alpha');
      rules.pass(MINUTE);
    }
    open(rules, '4');
    const before = ['A001', 'A002', 'A003'].map((number) => ({ ...rules.ticket(number).steps[0] }));
    rules.when(SUPERVISOR, move({ line: 'a' }, { line: 'c' }, 'all', 'end'));
    expect(rules.next('4')).toBe('A001');
    const [made] = today(rules).moves;
    expect(made).toMatchObject({ moved: 3, standing: 2, place: 'end', by: 'supervisor', ...REASON });
    const undo: CommandBody = { name: 'undo-move', move: made?.id ?? '', reason: 'the wrong line' };
    expect(rules.when(clerk('li'), undo)).toBe('not-allowed');
    expect(types(rules.when(SUPERVISOR, undo))).toEqual(['TicketsMoved']);
    expect(standing(rules, 'a')).toEqual(['A002', 'A003']);
    expect(['A002', 'A003'].map((number) => ({ ...rules.ticket(number).steps[0] }))).toEqual(before.slice(1));
    expect(rules.when(SUPERVISOR, undo)).toBe('move-unknown');
    expect(today(rules).moves).toEqual([]);
  });

  it('[Q85] nobody is put back into a line that was closed meanwhile, nor before a counter that has gone', () => {
    const rules = rulesOf();
    rules.take('alpha');
    rules.when(SUPERVISOR, move({ line: 'a' }, { line: 'c' }));
    rules.when(SUPERVISOR, { name: 'close-line', line: 'a', reason: 'no papers' });
    const undo = (): CommandBody => ({ name: 'undo-move', move: today(rules).moves[0]?.id ?? '', ...REASON });
    expect(rules.when(SUPERVISOR, undo())).toBe('line-closed');
    open(rules, '4');
    expect(rules.next('4')).toBe('A001');
    expect(rules.when(SUPERVISOR, undo())).toBe('nothing-to-undo');

    const other = rulesOf();
    open(other, '1', '2');
    other.take('alpha');
    other.when(SUPERVISOR, move({ line: 'a' }, { counter: '2' }));
    other.when(SUPERVISOR, move({ counter: '2' }, { line: 'c' }));
    other.when(SUPERVISOR, { name: 'close-counter', counter: '2' });
    const [newest] = today(other).moves;
    other.when(SUPERVISOR, { name: 'undo-move', move: newest?.id ?? '', ...REASON });
    expect(other.next('1')).toBe('A001');
  });

  it('[Q86] the reason of a call says who moved whom and why, and the numbers in it hold', () => {
    const rules = rulesOf();
    open(rules, '4');
    rules.take('alpha');
    rules.pass(5 * MINUTE);
    rules.take('gamma');
    rules.pass(5 * MINUTE);
    rules.when(SUPERVISOR, move({ line: 'a' }, { line: 'c' }));
    expect(lineView(rules.world, 'c', rules.now)?.tickets[0]?.why.moved).toMatchObject({
      by: 'supervisor',
      into: 'line',
      place: 'kept',
      ...REASON,
    });
    expect(rules.next('4')).toBe('A001');
    const why = counterView(rules.world, '4', rules.now)?.call?.reason;
    expect(why?.text.en).toContain(
      'A001 was moved into this line by supervisor, with the time waited so far: the tax system is down.',
    );
    expect(why?.text['zh-Hans']).toContain('A001 由工作人员 supervisor 移到本队列，保留原来的等候时间');
    expect(why?.heads[0]).toMatchObject({ number: 'A001', waited: 600, moved: REASON });
  });

  it('[Q86] who was moved to the end is told so as well, and of one who was not moved nothing is said', () => {
    const rules = rulesOf();
    open(rules, '4');
    rules.take('alpha', 'elderly');
    rules.pass(5 * MINUTE);
    rules.take('gamma');
    rules.pass(10 * MINUTE);
    rules.when(SUPERVISOR, move({ line: 'a' }, { line: 'c' }, 'all', 'end'));
    rules.pass(MINUTE);
    expect(rules.next('4')).toBe('C001');
    const text = counterView(rules.world, '4', rules.now)?.call?.reason?.text.en ?? '';
    expect(text).toContain('A001 was moved into this line by supervisor, counting from the move');
    expect(text).not.toContain('C001 was moved');
  });

  it('[Q87] the citizen is told on the phone that they were moved, and how, but not why', () => {
    const rules = rulesOf();
    const { id } = rules.ticket(rules.take('alpha'));
    rules.when(SUPERVISOR, move({ line: 'a' }, { line: 'c' }));
    expect(ticketView(rules.world, id, rules.now)?.steps[0]).toMatchObject({
      line: 'c',
      movedFrom: { line: 'a' },
      moved: { into: 'line', place: 'kept' },
    });
    expect(JSON.stringify(ticketView(rules.world, id, rules.now))).not.toContain(REASON.reason);
    rules.when(SUPERVISOR, move({ line: 'c' }, { line: 'a' }));
    // Back in the line of its own service it was moved from nowhere.
    expect(ticketView(rules.world, id, rules.now)?.steps[0]?.movedFrom).toBeUndefined();
  });
});

describe('put first, and taken back', () => {
  it('[Q88] what was put first stands again where its waiting puts it', () => {
    const rules = rulesOf();
    open(rules, '1');
    rules.take('alpha');
    rules.pass(MINUTE);
    const { id } = rules.ticket(rules.take('alpha'));
    const back: CommandBody = { name: 'withdraw-priority', ticket: id, reason: 'the train is cancelled' };
    expect(rules.when(SUPERVISOR, back)).toBe('not-put-first');
    rules.when(SUPERVISOR, { name: 'prioritise-ticket', ticket: id, reason: 'a train' });
    expect(rules.when(clerk('li'), back)).toBe('not-allowed');
    expect(rules.when(SUPERVISOR, { ...back, reason: ' ' })).toBe('reason-needed');
    expect(types(rules.when(SUPERVISOR, back))).toEqual(['PriorityWithdrawn']);
    expect(rules.next('1')).toBe('A001');
  });

  it('[Q88] the journal keeps why somebody opened, or closed, a counter for its clerk', () => {
    const rules = rulesOf();
    rules.when(SUPERVISOR, { name: 'open-counter', counter: '1', reason: 'forty wait' });
    rules.when(SUPERVISOR, { name: 'pause-counter', counter: '1', reason: 'tea' });
    rules.when(SUPERVISOR, { name: 'open-counter', counter: '1', reason: 'tea is over' });
    rules.when(SUPERVISOR, { name: 'close-counter', counter: '1', reason: 'nobody waits' });
    rules.when(clerk('li'), { name: 'open-counter', counter: '1' });
    expect(rules.events.slice(1).map(({ data }) => ('reason' in data ? data.reason : undefined))).toEqual([
      'forty wait',
      'tea',
      'tea is over',
      'nobody waits',
      undefined,
    ]);
  });
});

describe('messages', () => {
  const texts = (messages: readonly { text: { en: string } }[] | undefined) => messages?.map(({ text }) => text.en);

  it('[Q89] everybody who waits in a line is told: phones and boards, until the time is over', () => {
    const rules = rulesOf();
    const { id } = rules.ticket(rules.take('alpha'));
    const other = rules.ticket(rules.take('gamma')).id;
    expect(rules.when(clerk('li'), send({ line: 'a' }))).toBe('not-allowed');
    expect(rules.when(SUPERVISOR, send({ line: 'z' }))).toBe('line-unknown');
    expect(rules.when(SUPERVISOR, send({ line: 'a' }, 20, { en: ' ' }))).toBe('reason-needed');
    expect(types(rules.when(SUPERVISOR, send({ line: 'a' })))).toEqual(['MessageSent']);
    expect(texts(ticketView(rules.world, id, rules.now)?.messages)).toEqual([WORDS.en]);
    expect(ticketView(rules.world, other, rules.now)?.messages).toBeUndefined();
    expect(boardView(rules.world, 'board-01', rules.now)?.notices.map(({ text }) => text['zh-Hans'])).toEqual([
      `a：${WORDS['zh-Hans']}`,
    ]);
    expect(texts(lineView(rules.world, 'a', rules.now)?.messages)).toEqual([WORDS.en]);
    rules.pass(20 * MINUTE - 1);
    expect(rules.when(SYSTEM, { name: 'end-messages' })).toEqual([]);
    expect(today(rules).messages).toHaveLength(1);
    rules.pass(1);
    expect(ticketView(rules.world, id, rules.now)?.messages).toBeUndefined();
    expect(rules.when(SUPERVISOR, { name: 'end-messages' })).toBe('not-allowed');
    expect(types(rules.when(SYSTEM, { name: 'end-messages' }))).toEqual(['MessageEnded']);
    expect(rules.when(SYSTEM, { name: 'end-messages' })).toEqual([]);
  });

  it('[Q89] it is taken back by hand, once, and three stand at one place at most', () => {
    const rules = rulesOf();
    for (let n = 0; n < 3; n += 1) rules.when(SUPERVISOR, send({ line: 'a' }));
    expect(rules.when(SUPERVISOR, send({ line: 'a' }))).toBe('too-many-messages');
    expect(types(rules.when(SUPERVISOR, send({ line: 'b' })))).toEqual(['MessageSent']);
    const message = today(rules).messages.at(-1)?.id ?? '';
    const back: CommandBody = { name: 'withdraw-message', message };
    expect(rules.when(clerk('li'), back)).toBe('not-allowed');
    expect(types(rules.when(SUPERVISOR, back))).toEqual(['MessageWithdrawn']);
    expect(rules.when(SUPERVISOR, back)).toBe('message-unknown');
    expect(types(rules.when(SUPERVISOR, send({ line: 'a' })))).toEqual(['MessageSent']);
  });

  it('[Q90] a clerk is asked whether they have read it; each who works there answers for themselves', () => {
    const rules = rulesOf();
    rules.when(clerk('li'), { name: 'open-counter', counter: '1' });
    expect(rules.when(SUPERVISOR, send({ counter: '9' }))).toBe('counter-unknown');
    rules.when(SUPERVISOR, send({ counter: '1' }, undefined));
    const shown = () => counterView(rules.world, '1', rules.now)?.messages;
    const id = shown()?.[0]?.id ?? '';
    expect(shown()).toMatchObject([{ by: 'supervisor', text: WORDS }]);
    expect(counterView(rules.world, '2', rules.now)?.messages).toBeUndefined();
    const see: CommandBody = { name: 'see-message', counter: '1', message: id };
    expect(rules.when(KIOSK, see)).toBe('not-allowed');
    expect(rules.when(clerk('wang'), see)).toBe('not-your-counter');
    expect(rules.when(clerk('li'), { ...see, message: 'none' })).toBe('message-unknown');
    expect(types(rules.when(clerk('li'), see))).toEqual(['MessageSeen']);
    expect(rules.when(clerk('li'), see)).toEqual([]);
    expect(shown()?.[0]?.seen).toBeDefined();
    expect(today(rules).messages[0]).toMatchObject({ seen: [{ by: 'li' }], to: { kind: 'counter', id: '1' } });
    rules.when(clerk('li'), { name: 'close-counter', counter: '1' });
    expect(rules.when(clerk('li'), see)).toBe('counter-closed');
    rules.when(clerk('wang'), { name: 'open-counter', counter: '1' });
    expect(shown()?.[0]?.seen).toBeUndefined();
  });

  it('[Q90] the screen over a counter tells the people before it, and the clerk is not asked', () => {
    const rules = rulesOf();
    const faces = { nameOf: () => undefined, photoOf: () => undefined };
    open(rules, '1');
    rules.when(SUPERVISOR, send({ screen: '1' }, 5, { 'zh-Hans': '五分钟后回来' }));
    const view = windowView(rules.world, '1', rules.now, faces);
    // A language that was not written shows the nearest one.
    expect(view?.messages?.[0]?.text).toEqual({
      'zh-Hans': '五分钟后回来',
      'zh-Hant': '五分钟后回来',
      en: '五分钟后回来',
    });
    expect(counterView(rules.world, '1', rules.now)?.messages).toBeUndefined();
    expect(windowView(rules.world, '2', rules.now, faces)?.messages).toBeUndefined();
  });

  it('[Q91] a message whose time is not over goes over into a day that follows at once', () => {
    const rules = rulesOf();
    open(rules, '1');
    rules.take('alpha');
    expect(goesOver(rules.world.state, rules.now)).toBe(true);
    rules.when(SUPERVISOR, send({ line: 'a' }, 20));
    rules.when(SUPERVISOR, send({ line: 'b' }, 5));
    const messages = [...rules.world.state.messages.values()];
    const next = rulesOf(smallHall(), '2026-03-10', rules.now + 6 * MINUTE);
    next.world.state.phase = 'unopened';
    next.when(SYSTEM, {
      name: 'open-day',
      day: '2026-03-10',
      catalogue: smallHall(),
      previous: undefined,
      openCounters: [],
      messages,
    });
    expect(today(next).messages.map(({ to }) => to.id)).toEqual(['a']);
    expect(types(next.when(SUPERVISOR, { name: 'withdraw-message', message: messages[0]?.id ?? '' }))).toEqual([
      'MessageWithdrawn',
    ]);
  });
});

describe('targets and limits of today', () => {
  it('[Q92] a target counts at once in the order, in the figures and in the reason, and goes back to the hall file', () => {
    const rules = rulesOf();
    open(rules, '3');
    rules.take('alpha');
    rules.pass(2 * MINUTE);
    rules.take('gamma');
    rules.pass(10 * MINUTE);
    const target = (minutes: number | null): CommandBody => ({
      name: 'set-target',
      line: 'c',
      targetMs: minutes === null ? null : minutes * MINUTE,
      ...REASON,
    });
    expect(rules.when(clerk('li'), target(5))).toBe('not-allowed');
    expect(rules.when(SUPERVISOR, { ...target(5), line: 'z' } as CommandBody)).toBe('line-unknown');
    expect(types(rules.when(SUPERVISOR, target(5)))).toEqual(['TargetSet']);
    expect(rules.when(SUPERVISOR, target(5))).toEqual([]);
    const line = () => overview(rules).lines.find(({ id }) => id === 'c');
    expect(line()).toMatchObject({ target: 300, late: 1, alert: 'over-target' });
    expect(lineView(rules.world, 'c', rules.now)).toMatchObject({ target: 300, fileTarget: 900 });
    expect(today(rules).targets).toMatchObject([{ line: 'c', target: 300, file: 900, by: 'supervisor', ...REASON }]);
    // Ten minutes of five are more than twelve of fifteen.
    expect(rules.next('3')).toBe('C001');
    rules.when(SUPERVISOR, target(null));
    expect(line()).toMatchObject({ target: 900 });
    expect(today(rules).targets).toEqual([]);
    expect(rules.world.state.index.catalogue).toBe(rules.world.state.hallFile);
  });

  it('[Q93] a limit of today lets in as many as it says: fewer, more, as many as come, or nobody', () => {
    const rules = rulesOf();
    const limit = (places: number | 'none' | null, service = 'fund'): CommandBody => ({
      name: 'set-limit',
      service,
      places,
      ...REASON,
    });
    const taken = () => {
      try {
        return rules.take('fund');
      } catch (fault) {
        return (fault as Error).message;
      }
    };
    expect(rules.when(SUPERVISOR, limit(1, 'nothing'))).toBe('service-unknown');
    rules.when(SUPERVISOR, limit(1));
    expect([taken(), taken()]).toEqual(['C001', 'refused: service-full']);
    rules.when(MANAGER, limit('none'));
    for (let n = 0; n < 5; n += 1) taken();
    expect(rules.world.state.issued.get('c')).toBe(6);
    expect(today(rules).limits).toMatchObject([{ service: 'fund', file: 4, taken: 6, by: 'manager' }]);
    expect(today(rules).limits[0]?.places).toBeUndefined();
    rules.when(SUPERVISOR, limit(0, 'gamma'));
    expect(() => rules.take('gamma')).toThrow('service-full');
    rules.when(SUPERVISOR, limit(null));
    expect(taken()).toBe('refused: service-full');
    rules.when(SUPERVISOR, limit(null, 'gamma'));
    expect(rules.take('gamma')).toBe('C007');
    expect(today(rules).limits).toEqual([]);
  });

  it('[Q94] another hall file counts with what was set, and without what it has lost', () => {
    const rules = rulesOf();
    rules.when(SUPERVISOR, { name: 'set-target', line: 'a', targetMs: 5 * MINUTE, ...REASON });
    rules.when(SUPERVISOR, { name: 'set-limit', service: 'bid', places: 3, ...REASON });
    rules.when(SUPERVISOR, assign('4', [['a', 1]]));
    rules.when(SUPERVISOR, assign('1', [['c', 1]]));
    rules.when(SUPERVISOR, send({ screen: '4' }));
    const file = smallHall();
    const services = file.services.filter(({ id }) => id !== 'bid');
    const catalogue = { ...file, services, counters: file.counters.filter(({ id }) => id !== '4') };
    expect(types(rules.when(SYSTEM, { name: 'change-catalogue', catalogue }))).toEqual(['CatalogueChanged']);
    expect(today(rules)).toMatchObject({
      targets: [{ line: 'a', target: 300 }],
      limits: [],
      messages: [],
      assigned: [{ counter: '1' }],
    });
    expect(rules.world.state.hallFile).toBe(catalogue);
  });
});
