import { describe, expect, it } from 'vitest';
import type { Alert } from '../../core/protocol/shapes/alerts.ts';
import type { CardView } from '../../core/protocol/shapes/card.ts';
import type { ComplaintView } from '../../core/protocol/shapes/complaint.ts';
import { cardsFor, choicesOf, OPEN_CARDS } from '../../manager/cards/card-filter.ts';
import { complaintsFor, OPEN_COMPLAINTS } from '../../manager/complaints/complaint-filter.ts';
import type { ManagerCounter, ManagerView } from '../../core/protocol/shapes/manager.ts';
import type { Trouble, TroublesView } from '../../core/protocol/shapes/troubles.ts';
import {
  canDo,
  countersFor,
  deedsOf,
  lackOf,
  levelsWith,
  linesFor,
  orderOf,
  type ActFields,
  type ActOn,
  type Deed,
} from '../../manager/acting/act.ts';
import { kindsInWords } from '../../manager/troubles/trouble-kinds.ts';
import { worstOf } from '../../manager/troubles/trouble-order.ts';
import { waysAsWords } from '../../manager/troubles/way-words.ts';
import { keptQuiet } from '../../manager/alerts/alerts-for.ts';
import { worstFirst } from '../../manager/wall/wall-alerts.ts';
import { zoneFaces } from '../../manager/zones/zone-faces.ts';

describe('the cards that are looked for', () => {
  const card = (id: string, more: Partial<CardView> = {}): CardView => ({
    id,
    at: '2026-03-09T09:00:00+08:00',
    colour: 'yellow',
    kind: 'waiting',
    rule: 'wait',
    open: true,
    told: { roles: [], users: [] },
    ...more,
  });
  const all = [
    card('1', { department: 'ps', clerk: 'li', service: 'a' }),
    card('2', { department: 'ps', colour: 'red' }),
    card('3', { department: 'tax', open: false, clerk: 'li' }),
  ];
  const ids = (found: readonly CardView[]): string[] => found.map(({ id }) => id);

  it('[CD9] are found by state, colour, department, clerk and service, and what is there may be chosen', () => {
    expect(ids(cardsFor(all, OPEN_CARDS))).toEqual(['1', '2']);
    expect(ids(cardsFor(all, { ...OPEN_CARDS, state: 'over' }))).toEqual(['3']);
    expect(ids(cardsFor(all, { ...OPEN_CARDS, state: '', clerk: 'li' }))).toEqual(['1', '3']);
    expect(ids(cardsFor(all, { ...OPEN_CARDS, colour: 'red', department: 'ps' }))).toEqual(['2']);
    expect(ids(cardsFor(all, { ...OPEN_CARDS, service: 'a' }))).toEqual(['1']);
    expect(choicesOf(all, 'department').map(({ id }) => id)).toEqual(['ps', 'tax']);
    expect(choicesOf(all, 'clerk').map(({ id }) => id)).toEqual(['li']);
  });
});

describe('the complaints that are looked for', () => {
  const complaint = (id: string, more: Partial<ComplaintView> = {}): ComplaintView => ({
    id,
    at: '2026-03-09T09:00:00+08:00',
    state: 'open',
    number: '',
    text: '',
    reasons: [],
    ...more,
  });
  const all = [
    complaint('1', { late: true, assigned: '李某', source: 'phone', no: 'TS20260309-001' }),
    complaint('2', { assigned: 'li', source: 'letter', text: '大厅太冷', department: 'ps' }),
    complaint('3', { source: 'kiosk', reference: '来信117' }),
    complaint('4', { state: 'answered', late: false, number: 'A012' }),
  ];
  const me = { id: 'li', name: { 'zh-Hans': '李某', 'zh-Hant': '李某', en: 'Ms Li' } };
  const found = (filter: Partial<typeof OPEN_COMPLAINTS>): string[] =>
    complaintsFor(all, { ...OPEN_COMPLAINTS, ...filter }, me).map(({ id }) => id);

  it('[CO15] are found by state, by who handles them, source, department, number and words', () => {
    expect(found({})).toEqual(['1', '2', '3']);
    expect(found({ state: 'overdue' })).toEqual(['1']);
    expect(found({ state: 'answered' })).toEqual(['4']);
    expect(found({ with: 'mine' })).toEqual(['1', '2']);
    expect(found({ with: 'nobody' })).toEqual(['3']);
    expect(found({ source: 'letter' })).toEqual(['2']);
    expect(found({ department: 'ps' })).toEqual(['2']);
    expect([found({ words: 'ts2026' }), found({ words: '太冷' }), found({ words: '117' })]).toEqual([
      ['1'],
      ['2'],
      ['3'],
    ]);
    expect(found({ state: '', words: 'a012' })).toEqual(['4']);
  });
});

it('[AL16] the worst alert stands first on the wall: taken on by nobody, then farthest past its threshold, then oldest', () => {
  const name = { 'zh-Hans': '', 'zh-Hant': '', en: '' };
  const alert = (id: string, value: number, threshold: number, more: Partial<Alert> = {}): Alert => ({
    id,
    rule: 'r',
    figure: 'waiting',
    scope: 'hall',
    of: '',
    title: name,
    text: name,
    value,
    threshold,
    at: `2026-03-09T09:00:0${id}+08:00`,
    roles: [],
    users: [],
    ways: ['page'],
    ...more,
  });
  const by = { at: '2026-03-09T09:01:00+08:00', by: 'li' };
  const order = worstFirst([
    alert('1', 61, 60),
    alert('2', 0, 2, { figure: 'open-counters' }),
    alert('3', 90, 60),
    alert('4', 600, 60, { acknowledged: by }),
    alert('5', 99, 60, { cleared: { at: by.at, why: 'figure' } }),
    alert('6', 61, 60),
    alert('7', 500, 1, { test: true }),
  ]).map(({ id }) => id);
  expect(order).toEqual(['2', '3', '1', '6', '4', '7']);
});

it('[AL18] of what is kept quiet two are named, and all of it on request', () => {
  const quiet = (id: string, limit: 'rule' | 'hall') => ({ of: id, limit, most: 6 }) as unknown as Quiet[number];
  type Quiet = Parameters<typeof keptQuiet>[0];
  const all = ['a', 'b', 'c', 'd', 'e'].map((id) => quiet(id, 'rule'));
  const told = [...all, quiet('h', 'hall')];
  const ids = ({ named }: ReturnType<typeof keptQuiet>): string[] => named.map(({ of }) => of);
  expect(keptQuiet(told, 'rule', false)).toMatchObject({ more: 3, most: 6 });
  expect(ids(keptQuiet(told, 'rule', false))).toEqual(['a', 'b']);
  expect(ids(keptQuiet(told, 'rule', true))).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(keptQuiet(told, 'hall', false)).toMatchObject({ more: 0, named: [told[5]] });
  expect(keptQuiet([], 'hall', false)).toEqual({ named: [], more: 0, most: 0 });
});

describe('the worst of what needs a person', () => {
  const trouble = (key: string, harm: number, more: Partial<Trouble> = {}): Trouble =>
    ({ key, kind: 'line', harm, ...more }) as unknown as Trouble;

  it('[ND24] what is above all is the worst, on the wall and in the list, though nobody waits', () => {
    const gone = trouble('gone', 0, { kind: 'records', aboveAll: true });
    expect(worstOf([gone, trouble('x', 90)])).toBe(gone);
    expect(worstOf([gone])).toBe(gone);
    expect(worstOf([trouble('other', 0, { aboveAll: true })])?.key).toBe('other');
  });

  it('[ND17] else it is the first of the list that harms somebody, and nothing where none does', () => {
    const first = trouble('x', 3);
    expect(worstOf([first, trouble('y', 90)])).toBe(first);
    expect(worstOf([trouble('records', 0, { kind: 'records' }), first])).toBeUndefined();
    expect(worstOf([])).toBeUndefined();
  });

  it('[ND17] its zone is marked on the map, and none where it is in no zone', () => {
    const view = {
      lines: [],
      counters: [
        { zone: '1F-A', lines: [] },
        { zone: '2F-B', lines: [] },
      ],
    };
    const marked = (...items: Trouble[]): string[] =>
      zoneFaces(view as unknown as ManagerView, { items } as unknown as TroublesView).flatMap((face) =>
        face.worst ? [face.zone] : [],
      );
    expect(marked(trouble('x', 9, { zone: '2F-B' }), trouble('y', 8, { zone: '1F-A' }))).toEqual(['2F-B']);
    expect(marked(trouble('gone', 0, { aboveAll: true }), trouble('y', 8, { zone: '1F-A' }))).toEqual([]);
  });
});

describe('what needs a person, in words', () => {
  const trouble = (kind: Trouble['kind'], remedies: Trouble['remedies'] = []): Trouble =>
    ({ kind, remedies }) as unknown as Trouble;

  it('[ND21] says how many of what its count is, and nothing of what there is none of', () => {
    const items = [trouble('line'), trouble('line'), trouble('counter'), trouble('sign'), trouble('printer')];
    expect(kindsInWords(items, 'zh-Hans')).toBe('2 个队列 · 1 个窗口 · 2 台设备');
    expect(kindsInWords(items, 'en')).toBe('2 lines · 1 counter · 2 devices');
    expect(kindsInWords([trouble('line'), trouble('clock'), trouble('hall-file')], 'en')).toBe('1 line · 2 other');
    expect(kindsInWords([], 'en')).toBe('');
  });

  it('[ND21] the ways out stand as words where nothing can be pressed, each with what it brings', () => {
    const wait = { p10: 300, p50: 600, p90: 1200, method: 'formula' as const };
    const ways = waysAsWords(
      trouble('line', [
        { what: 'ask', counter: '3' },
        { what: 'open', counter: '12', wait },
        { what: 'look', at: 'line' },
      ]),
      'en',
    );
    expect(ways).toEqual(['Remind counter 3', 'Open 12 → about 5–20 min']);
    expect(waysAsWords(trouble('board', [{ what: 'look', at: 'boards' }]), 'en')).toEqual([]);
  });
});

describe('a message of a supervisor', () => {
  const fields = (more: Partial<ActFields>): ActFields =>
    ({ reason: '', zh: '', en: '', minutes: '20', ...more }) as unknown as ActFields;
  const why = (on: 'counter' | 'line', deed: 'clerk' | 'screen' | 'tell', more: Partial<ActFields>) =>
    orderOf(on === 'line' ? { on, line: 'tax', tickets: [] } : { on, counter: '3' }, deed, fields(more))?.body;

  it('[MA6] goes on record with the reason that was given, else with its own words as the reason', () => {
    expect(why('line', 'tell', { zh: '系统故障', reason: '税务局来电' })).toMatchObject({ reason: '税务局来电' });
    expect(why('line', 'tell', { zh: '系统故障' })).toMatchObject({ reason: '系统故障' });
    expect(why('counter', 'clerk', { en: 'Come to the desk' })).toMatchObject({ reason: 'Come to the desk' });
    expect(why('counter', 'screen', { zh: ' ', en: 'Back soon' })).toMatchObject({ reason: 'Back soon' });
    expect(why('line', 'tell', {})).toBeUndefined();
  });
});

describe('what may be done with a counter', () => {
  const on: ActOn = { on: 'counter', counter: '3' };
  const counter = (state: 'open' | 'paused' | 'closed', number?: string): ManagerCounter =>
    ({ id: '3', state, number }) as unknown as ManagerCounter;
  const all = [counter('closed'), counter('open'), counter('open', 'A001'), counter('paused'), undefined];

  it('[MA8] stands in the same places however the counter changes; what it cannot do now is there and cannot be chosen', () => {
    const places = all.map((each) => deedsOf(on, each).slice(1).join(' '));
    expect(new Set(places)).toEqual(new Set(['close lines call clerk screen move']));
    expect(all.map((each) => deedsOf(on, each).filter((deed) => canDo(deed, on, each)))).toEqual([
      ['open', 'lines', 'clerk', 'screen', 'move'],
      ['pause', 'close', 'lines', 'call', 'clerk', 'screen', 'move'],
      ['lines', 'call', 'clerk', 'screen', 'move'],
      ['resume', 'close', 'lines', 'clerk', 'screen', 'move'],
      ['open', 'lines', 'clerk', 'screen', 'move'],
    ]);
  });

  it('[MA12] [MA13] people go to other lines that are open and other counters that work; a level that is not usual can be kept', () => {
    const view = {
      lines: [{ id: 'a' }, { id: 'b', closed: { at: '09:00' } }, { id: 'c' }],
      counters: [counter('open'), { ...counter('paused'), id: '4' }, { ...counter('closed'), id: '5' }],
    } as unknown as ManagerView;
    const ids = (items: readonly { readonly id: string }[]): string => items.map(({ id }) => id).join(' ');
    expect([ids(linesFor(on, view)), ids(countersFor(on, view))]).toEqual(['a c', '4']);
    const line: ActOn = { on: 'line', line: 'a', tickets: [] };
    expect([ids(linesFor(line, view)), ids(countersFor(line, view))]).toEqual(['c', '3 4']);
    expect([levelsWith(), levelsWith(2), levelsWith(5)]).toEqual([
      [1, 2, 3],
      [1, 2, 3],
      [1, 2, 3, 5],
    ]);
  });

  it('[MA9] says what a form lacks that comes to no command', () => {
    const empty = {
      reason: '',
      number: '',
      zh: '',
      en: '',
      to: '',
      which: 'all',
      tickets: [],
      asFile: false,
      target: '',
      service: '',
      places: '',
      unlimited: false,
      lines: [],
      rows: [],
    } as unknown as ActFields;
    const line: ActOn = { on: 'line', line: 'tax', tickets: [] };
    const row = { counter: '3', lines: [{ line: 'tax', level: 1 }] };
    const lacking = (act: ActOn, deed: Deed, more: Partial<ActFields> = {}) => {
      const fields = { ...empty, ...more };
      return orderOf(act, deed, fields) ?? lackOf(deed, fields);
    };
    expect(lacking(on, 'lines')).toBe('lacksLines');
    expect(lacking(on, 'call', { number: ' ' })).toBe('lacksNumber');
    expect(lacking(on, 'clerk')).toBe('lacksText');
    expect(lacking(line, 'tell', { zh: ' ' })).toBe('lacksText');
    expect(lacking(line, 'move')).toBe('lacksTo');
    expect(lacking(line, 'move', { to: 'line:b', which: 'chosen' })).toBe('lacksChosen');
    expect(lacking(line, 'target')).toBe('lacksTarget');
    expect(lacking({ on: 'limit' }, 'limit', { places: '4' })).toBe('lacksService');
    expect(lacking({ on: 'limit' }, 'limit', { service: 'a' })).toBe('lacksPlaces');
    expect(lacking({ on: 'profile' }, 'profile', { zh: '午间' })).toBe('lacksRows');
    expect(lacking({ on: 'profile' }, 'profile', { rows: [row] })).toBe('lacksName');
  });
});
