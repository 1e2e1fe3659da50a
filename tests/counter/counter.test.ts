import { describe, expect, it } from 'vitest';
import type { CounterView } from '../../core/protocol/shapes/counter.ts';
import type { WaitingView } from '../../core/protocol/shapes/line.ts';
import type { StepView } from '../../core/protocol/shapes/ticket.ts';
import { ACTIONS, KEY_BINDINGS, KEY_CAPS, panelOf } from '../../counter/keys/actions.ts';
import { commandFor } from '../../counter/keys/command-for.ts';
import { mayActAt, screenOf } from '../../counter/flow.ts';
import { secondsToMiss, whyNot } from '../../counter/keys/legality.ts';
import { isCallable, offerFor } from '../../counter/ticket/offer.ts';
import { serviceTone } from '../../counter/ticket/service-tone.ts';
import { release, REARM_MS, strike, DOUBLE_STRIKE_MS } from '../../counter/keys/strike-guard.ts';
import { refusalText } from '../../counter/line/nobody-to-call.ts';
import { waitingRemark } from '../../counter/line/waiting-remark.ts';
import { refusals } from '../../web/text/refusals.ts';
import { sharedText } from '../../web/text/shared.ts';

const NAMES = { 'zh-Hans': '一', 'zh-Hant': '一', en: 'one' };
const READY = { online: true, busy: false };
const NOW = Date.parse('2026-03-09T09:00:00+08:00');
const CLERK = { id: 'clerk', roles: ['clerk'] } as const;

function step(state: StepView['state']): StepView {
  const materials = { zh: [], en: [] };
  return {
    index: 0,
    service: 's',
    name: NAMES,
    department: 'd',
    zone: '1F-A',
    line: 'a',
    lineName: NAMES,
    state,
    materials,
  };
}

function waiting(more: Partial<WaitingView> = {}): WaitingView {
  const why = { tier: 1, level: 1, waited: 60, target: 600, slope: 900, cap: 7200, urgency: 0.1 } as const;
  return {
    ticket: 't',
    number: 'A002',
    step: 0,
    service: 's',
    serviceName: NAMES,
    line: 'a',
    category: 'ordinary',
    since: '2026-03-09T09:00:00+08:00',
    state: 'ready',
    why,
    ...more,
  };
}

function counter(more: Partial<CounterView> = {}): CounterView {
  return {
    id: '1',
    name: NAMES,
    zone: '1F-A',
    state: 'open',
    seq: 1,
    now: '2026-03-09T09:00:00+08:00',
    clerk: 'clerk',
    lines: [{ line: 'a', name: NAMES, prefix: 'A', level: 1, waiting: 1 }],
    waiting: 1,
    longestWait: 60,
    ahead: [waiting()],
    today: { called: 0, served: 0, meanService: 0 },
    aside: [],
    ...more,
  };
}

function withTicket(state: 'called' | 'serving'): CounterView {
  const ticket = {
    id: 't1',
    number: 'A001',
    seq: 1,
    issuedAt: '2026-03-09T08:50:00+08:00',
    category: 'ordinary',
    language: 'zh-Hans',
    state,
    steps: [step(state)],
  } as const;
  return counter({ ticket, step: 0 });
}

describe('keys', () => {
  it('each action has a key cap and at least one key, and no key does two things', () => {
    const bound = new Set(Object.values(KEY_BINDINGS));
    for (const action of ACTIONS) {
      expect(bound.has(action), action).toBe(true);
      expect(KEY_CAPS[action]).not.toBe('');
    }
    expect(new Set(Object.values(KEY_CAPS)).size).toBe(Object.keys(KEY_CAPS).length);
  });

  it('the key of a pause ends it where the counter pauses', () => {
    expect(panelOf('pause', false)).toBe('pause');
    expect(panelOf('pause', true)).toBeUndefined();
    expect(commandFor('pause', counter({ state: 'paused' }))).toEqual({ name: 'open-counter', body: { counter: '1' } });
    expect(commandFor('pause', counter(), { reason: 'lunch' })).toEqual({
      name: 'pause-counter',
      body: { counter: '1', reason: 'lunch' },
    });
  });
});

describe('double strike', () => {
  it('ten presses in a second are one call', () => {
    let strikes = {};
    let calls = 0;
    for (let press = 0; press < 10; press += 1) {
      const { counts, after } = strike(strikes, 'next', press * 100);
      if (counts) calls += 1;
      strikes = after;
    }
    expect(calls).toBe(1);
  });

  it('counts again after half a second, a call after a second and a half, and at once after a refusal', () => {
    const { after } = strike({}, 'recall', 0);
    expect(strike(after, 'recall', DOUBLE_STRIKE_MS - 1).counts).toBe(false);
    expect(strike(after, 'recall', DOUBLE_STRIKE_MS).counts).toBe(true);
    const called = strike({}, 'next', 0).after;
    expect(strike(called, 'next', REARM_MS - 1).counts).toBe(false);
    expect(strike(called, 'next', REARM_MS).counts).toBe(true);
    expect(strike(release(called, 'next'), 'next', 1).counts).toBe(true);
    expect(strike(called, 'serve', 1).counts).toBe(true);
  });
});

describe('what can be done now', () => {
  it('without a ticket only calls, a category, pause and close', () => {
    const can = ACTIONS.filter((action) => whyNot(action, counter(), READY, NOW) === undefined);
    expect(can).toEqual(['next', 'call-number', 'category', 'pause', 'close']);
  });

  it('a called ticket can be recalled, served, missed; one in service cannot', () => {
    const called = ACTIONS.filter((action) => whyNot(action, withTicket('called'), READY, NOW) === undefined);
    expect(called).toEqual([
      'next',
      'recall',
      'serve',
      'finish',
      'no-show',
      'park',
      'transfer',
      'add-service',
      'cancel',
      'call-number',
      'category',
      'return',
      'add-note',
    ]);
    expect(whyNot('no-show', withTicket('serving'), READY, NOW)).toBe(refusals['already-serving']);
    expect(whyNot('cancel', withTicket('serving'), READY, NOW)).toBe(refusals['ticket-being-served']);
  });

  it('what happened last can be undone until its time is over', () => {
    const undo = { what: 'no-show', number: 'A001', until: '2026-03-09T09:00:08+08:00' } as const;
    expect(whyNot('undo', counter({ undo }), READY, NOW)).toBeUndefined();
    expect(whyNot('undo', counter({ undo }), READY, NOW + 8000)).toBe(refusals['nothing-to-undo']);
  });

  it('a no-show waits for its time and its recalls where the hall promises them', () => {
    const from = '2026-03-09T09:00:20+08:00';
    const called = withTicket('called');
    expect(whyNot('no-show', { ...called, noShow: { from, recalls: 1 } }, READY, NOW)).toBe(refusals['recall-first']);
    expect(whyNot('no-show', { ...called, noShow: { from } }, READY, NOW)).toBe(refusals['missed-too-soon']);
    expect(secondsToMiss({ from }, NOW)).toBe(20);
    expect(whyNot('no-show', { ...called, noShow: { from } }, READY, NOW + 20_000)).toBeUndefined();
  });

  it('what fits a number that cannot be called: taken up, brought back, recalled, or nothing', () => {
    const found = { ticket: 't1', number: 'A001', category: 'ordinary' } as const;
    const until = '2026-03-09T09:00:20+08:00';
    const ended = {
      ticket: 't1',
      number: 'A001',
      step: 0,
      service: 'alpha',
      serviceName: { 'zh-Hans': '', 'zh-Hant': '', en: '' },
      became: 'finished',
      at: until,
      until,
    } as const;
    const here = counter();
    expect(isCallable({ ...found, state: 'waiting' })).toBe(true);
    expect(offerFor({ ...found, state: 'parked' }, here, NOW)).toBe('resume');
    expect(offerFor({ ...found, state: 'no-show', until }, here, NOW)).toBe('resume');
    expect(offerFor({ ...found, state: 'no-show', until }, here, NOW + 20_001)).toBeUndefined();
    expect(offerFor({ ...found, state: 'done' }, here, NOW)).toBeUndefined();
    expect(offerFor({ ...found, state: 'done' }, counter({ ended: [ended] }), NOW)).toBe('bring-back');
    expect(offerFor({ ...found, state: 'called', counter: here.id }, here, NOW)).toBe('recall');
    expect(offerFor({ ...found, state: 'called', counter: 'elsewhere' }, here, NOW)).toBeUndefined();
    expect(offerFor({ ...found, state: 'serving', counter: here.id }, here, NOW)).toBeUndefined();
  });

  it('recalls are kept apart and counted where the hall wishes it', () => {
    const from = '2026-03-09T09:00:20+08:00';
    expect(whyNot('recall', { ...withTicket('called'), recall: { from } }, READY, NOW)).toBe(
      refusals['recalled-too-soon'],
    );
    expect(whyNot('recall', { ...withTicket('called'), recall: { from } }, READY, NOW + 20_000)).toBeUndefined();
    expect(whyNot('recall', { ...withTicket('called'), recall: { left: 0 } }, READY, NOW)).toBe(
      refusals['recalled-too-often'],
    );
  });

  it('[WT2] nobody to call is said; who is elsewhere, or has something to do first, is named in every language', () => {
    expect(whyNot('next', counter({ ahead: [] }), READY, NOW)).toBe(refusals['line-empty']);
    const held = counter({ ahead: [waiting({ number: 'B039', state: 'held', heldBy: '6' })] });
    const blocked = counter({
      ahead: [
        waiting({
          number: 'B040',
          state: 'blocked',
          after: 'deed-tax',
          afterName: { 'zh-Hans': '契税', 'zh-Hant': '契稅', en: 'deed tax' },
        }),
      ],
    });
    expect(whyNot('next', held, READY, NOW)).toEqual({
      'zh-Hans': '没有可叫的号：B039 在 6 号窗口',
      'zh-Hant': '沒有可叫的號：B039 在 6 號窗口',
      en: 'Nobody can be called: B039 is at counter 6',
    });
    expect(whyNot('next', blocked, READY, NOW)).toEqual({
      'zh-Hans': '没有可叫的号：B040 须先办“契税”',
      'zh-Hant': '沒有可叫的號：B040 須先辦「契稅」',
      en: 'Nobody can be called: B040 has to finish deed tax first',
    });
    const problem = { title: '', status: 409, code: 'line-empty' } as const;
    expect(refusalText(problem, held, 'en')).toBe('Nobody can be called: B039 is at counter 6');
    expect(refusalText(problem, counter({ ahead: [] }), 'zh-Hans')).toBe('没有可叫的号');
    expect(refusalText({ ...problem, code: 'counter-paused' }, held, 'en')).toBe(refusals['counter-paused'].en);
  });

  it('cut off, nothing can be done', () => {
    for (const action of ACTIONS)
      expect(whyNot(action, counter(), { online: false, busy: false }, NOW)).toBe(sharedText.cutOff);
  });
});

describe('screens', () => {
  const known = { user: CLERK, counter: '1', view: counter(), problem: undefined, seat: 'held' as const };

  it('follow from the truth of the hall', () => {
    expect(screenOf(known)).toBe('console');
    expect(screenOf({ ...known, user: undefined })).toBe('sign-in');
    expect(screenOf({ ...known, problem: { title: '', status: 401 } })).toBe('sign-in');
    expect(screenOf({ ...known, counter: undefined })).toBe('choose');
    expect(screenOf({ ...known, view: undefined })).toBe('loading');
    expect(screenOf({ ...known, view: counter({ state: 'closed' }) })).toBe('choose');
  });

  it('a counter that is worked at on another screen has to be taken over first', () => {
    expect(screenOf({ ...known, seat: 'asking' })).toBe('loading');
    expect(screenOf({ ...known, seat: 'elsewhere' })).toBe('elsewhere');
    expect(screenOf({ ...known, seat: 'taken' })).toBe('elsewhere');
    expect(screenOf({ ...known, seat: 'taken', view: counter({ state: 'closed' }) })).toBe('choose');
  });

  it('a counter that somebody else holds is left by a clerk, not by a supervisor', () => {
    const view = counter({ clerk: 'other' });
    expect(screenOf({ ...known, view })).toBe('choose');
    expect(screenOf({ ...known, view, user: { id: 's', roles: ['supervisor'] } })).toBe('console');
    expect(mayActAt(CLERK, 'clerk')).toBe(true);
  });
});

describe('tones and remarks', () => {
  it('a call is late when nobody came, a service by the average of the day', () => {
    expect(serviceTone('called', 91, 0)).toBe('late');
    expect(serviceTone('serving', 3600, 0)).toBe('calm');
    expect(serviceTone('serving', 601, 300)).toBe('late');
  });

  it('says who holds a ticket, what is past the cap, what is for this counter', () => {
    expect(waitingRemark(waiting({ state: 'held', heldBy: '7' }), '1')?.counter).toBe('7');
    expect(waitingRemark(waiting({ why: { ...waiting().why, tier: 2 } }), '1')).toBeDefined();
    expect(waitingRemark(waiting({ reservedFor: '1' }), '1')).toBeDefined();
    expect(waitingRemark(waiting(), '1')).toBeUndefined();
  });
});
