import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../../core/base/time.ts';
import { usualClearAt, type AlertRule } from '../../../core/catalogue/alert-rule.ts';
import { rulesDueAt } from '../../../core/catalogue/timetable.ts';
import { alertsInForce } from '../../../core/queue/alert.ts';
import type { EventType } from '../../../core/queue/event.ts';
import { alertsView, dutyView } from '../../../core/views/alerts/alerts-view.ts';
import { NOTHING_WATCHED, watchAlerts, type AlertWatch } from '../../../core/views/alerts/watch-alerts.ts';
import { webhookMessage } from '../../../core/views/alerts/webhook-message.ts';
import type { DeviceFault } from '../../../core/views/troubles/device-troubles.ts';
import { clerk, KIOSK, MONDAY_9, open, rulesOf, SUPERVISOR, SYSTEM, type Rules } from '../../support/rules.ts';
import { named, smallHall } from '../../support/small-hall.ts';

function rule(more: Partial<AlertRule> = {}): AlertRule {
  const made = { figure: 'waiting', threshold: 3, ...more } as const;
  return {
    id: 'crowd',
    name: named('Crowd'),
    scope: 'line',
    of: [],
    clearAt: usualClearAt(made.figure, made.threshold),
    forMs: 0,
    when: 'always',
    roles: ['supervisor'],
    users: [],
    ways: ['page'],
    mostPerHour: 6,
    ...made,
  };
}

/** A hall whose figures are looked at every two seconds, as the server does. */
type Watched = {
  readonly rules: Rules;
  faults: readonly DeviceFault[];
  look(): void;
  pass(ms: number): void;
  /** The server starts again: what was watched is forgotten, what happened is not. */
  restart(): void;
};

function watched(alerts: readonly AlertRule[], rules = rulesOf(smallHall({ alerts }))): Watched {
  let watch: AlertWatch = NOTHING_WATCHED;
  const it: Watched = {
    rules,
    faults: [],
    look() {
      const looked = watchAlerts(watch, { world: rules.world, faults: it.faults, now: rules.now });
      watch = looked.watch;
      for (const body of looked.asked) rules.when(SYSTEM, body);
    },
    pass(ms) {
      const until = rules.now + ms;
      while (rules.now < until) {
        rules.pass(Math.min(2 * SECOND, until - rules.now));
        it.look();
      }
    },
    restart() {
      watch = NOTHING_WATCHED;
    },
  };
  return it;
}

function told({ rules }: Watched, ...types: EventType[]): string[] {
  const wanted: readonly EventType[] = types.length > 0 ? types : ['AlertRaised', 'AlertCleared', 'AlertSuppressed'];
  return rules.events.flatMap(({ type, data }) =>
    wanted.includes(type)
      ? `${type.slice(5)} ${'of' in data ? `${data.rule}:${data.of}` : (data as { rule: string }).rule}`
      : [],
  );
}

function crowd(at: Watched, people: number, what = 'alpha'): void {
  for (let n = 0; n < people; n += 1) at.rules.take(what);
}

function callAll(at: Watched, counter: string, people: number): void {
  for (let n = 0; n < people; n += 1) {
    at.rules.next(counter);
    at.rules.when(SUPERVISOR, { name: 'serve', counter });
    at.rules.when(SUPERVISOR, { name: 'finish', counter, outcome: 'done', note: undefined });
  }
}

describe('an alert', () => {
  it('[AL1] is raised once, as long as it lasts, and cleared once, between the two thresholds neither', () => {
    const hall = watched([rule({ threshold: 5, clearAt: 2 })]);
    open(hall.rules, '1');
    crowd(hall, 4);
    hall.pass(MINUTE);
    expect(told(hall)).toEqual([]);
    crowd(hall, 2);
    hall.pass(10 * MINUTE);
    expect(told(hall)).toEqual(['Raised crowd:a']);
    callAll(hall, '1', 3);
    hall.pass(10 * MINUTE);
    expect(told(hall)).toEqual(['Raised crowd:a']);
    crowd(hall, 3);
    hall.pass(MINUTE);
    expect(told(hall)).toEqual(['Raised crowd:a']);
    callAll(hall, '1', 5);
    hall.pass(8 * SECOND);
    expect(told(hall)).toEqual(['Raised crowd:a']);
    hall.pass(4 * SECOND);
    expect(told(hall)).toEqual(['Raised crowd:a', 'Cleared crowd']);
    hall.pass(10 * MINUTE);
    expect(told(hall)).toHaveLength(2);
    crowd(hall, 5);
    hall.pass(2 * SECOND);
    expect(told(hall)).toHaveLength(3);
  });

  it('[AL2] waits for how long, from when the figure was bad without a break', () => {
    const hall = watched([rule({ forMs: 5 * MINUTE })]);
    open(hall.rules, '1');
    crowd(hall, 3);
    hall.pass(4 * MINUTE);
    callAll(hall, '1', 1);
    hall.pass(MINUTE);
    crowd(hall, 1);
    hall.pass(5 * MINUTE);
    expect(told(hall)).toEqual([]);
    hall.pass(2 * SECOND);
    expect(told(hall)).toEqual(['Raised crowd:a']);
  });

  it('[AL3] each place by itself; one that the rule does not name is not watched', () => {
    const hall = watched([rule({ of: ['a', 'b', 'gone'] })]);
    crowd(hall, 3);
    crowd(hall, 3, 'beta');
    crowd(hall, 9, 'gamma');
    hall.pass(MINUTE);
    expect(told(hall)).toEqual(['Raised crowd:a', 'Raised crowd:b']);
  });

  it('[AL4] a share is told at the threshold and below, and not of a handful', () => {
    const hall = watched([rule({ id: 'share', figure: 'within-target', threshold: 80, clearAt: 85, scope: 'hall' })]);
    open(hall.rules, '3');
    crowd(hall, 9);
    hall.pass(16 * MINUTE);
    expect(told(hall)).toEqual([]);
    crowd(hall, 1);
    hall.pass(16 * MINUTE);
    expect(told(hall)).toEqual(['Raised share:']);
  });

  it('[AL4] figures of counters and devices: a pause, nobody open, paper, by place', () => {
    const hall = watched([
      rule({ id: 'pause', figure: 'pause', threshold: 10, scope: 'counter', of: ['1'] }),
      rule({ id: 'few', figure: 'open-counters', threshold: 1, clearAt: 2, scope: 'zone' }),
      rule({ id: 'paper', figure: 'without-paper', threshold: 1, scope: 'hall' }),
      rule({ id: 'kiosks', figure: 'faulty-devices', threshold: 1, scope: 'device', of: ['kiosk'] }),
    ]);
    open(hall.rules, '1', '2', '3');
    hall.rules.when(SUPERVISOR, { name: 'pause-counter', counter: '1', reason: 'tea' });
    hall.pass(9 * MINUTE);
    expect(told(hall)).toEqual([]);
    hall.pass(2 * MINUTE);
    expect(told(hall)).toEqual(['Raised pause:1']);
    hall.rules.when(SUPERVISOR, { name: 'close-counter', counter: '2' });
    hall.faults = [{ kind: 'printer', id: 'p', name: named('p'), zones: [], what: 'paper-out' }];
    hall.pass(2 * SECOND);
    expect(told(hall).slice(1)).toEqual(['Raised few:1F-A', 'Raised paper:']);
    hall.faults = [{ kind: 'kiosk', id: 'k', name: named('k'), zones: [], what: 'offline' }];
    hall.pass(20 * SECOND);
    expect(told(hall).slice(3).sort()).toEqual(['Cleared paper', 'Raised kiosks:kiosk']);
  });

  it('[AL5] in its hours only: cleared when they end, and never on a holiday', () => {
    const alerts = [rule({ when: [{ weekday: 1, from: 9 * 60, to: 10 * 60 }] })];
    const hall = watched(alerts);
    crowd(hall, 3);
    hall.pass(MINUTE);
    expect(told(hall)).toEqual(['Raised crowd:a']);
    hall.rules.pass(HOUR);
    hall.look();
    const ended = hall.rules.events.at(-1);
    expect(ended).toMatchObject({ type: 'AlertCleared', data: { why: 'hours' } });
    const base = smallHall({ alerts });
    const holiday = { from: '2026-03-09', to: '2026-03-09', name: named('Holiday') };
    const closed = {
      ...base,
      hall: { ...base.hall, alwaysOpen: false },
      calendar: { ...base.calendar, holidays: [holiday] },
    };
    expect(rulesDueAt(closed, alerts, MONDAY_9)).toEqual([]);
    const makeUp = { from: '2026-03-14', to: '2026-03-14', name: named('Worked'), like: 1 as const };
    const worked = { ...closed, calendar: { ...base.calendar, makeUpWorkdays: [makeUp] } };
    const saturday = MONDAY_9 + 5 * 24 * HOUR;
    expect(rulesDueAt(worked, alerts, saturday)).toEqual(alerts);
    expect(rulesDueAt(worked, [rule({ when: 'opening' })], saturday - 8 * HOUR)).toEqual([]);
  });

  it('[AL6] a storm is kept within the limits of its rule and of the hall; what was kept quiet is known, once', () => {
    const alerts = [rule({ mostPerHour: 2 }), rule({ id: 'again', mostPerHour: 9 })];
    const base = smallHall({ alerts });
    const hall = watched(alerts, rulesOf({ ...base, rules: { ...base.rules, alertsPerHour: 4 } }));
    crowd(hall, 3, 'alpha');
    crowd(hall, 3, 'beta');
    crowd(hall, 3, 'gamma');
    hall.pass(20 * MINUTE);
    expect(told(hall, 'AlertRaised')).toHaveLength(4);
    expect(told(hall, 'AlertSuppressed').sort()).toEqual(['Suppressed again:c', 'Suppressed crowd:c']);
    const { suppressed } = alertsView(hall.rules.world.state, hall.rules.now, () => undefined, []);
    expect(suppressed.map(({ rule: id, of, limit, most }) => [id, of, limit, most]).sort()).toEqual([
      ['again', 'c', 'hall', 4],
      ['crowd', 'c', 'rule', 2],
    ]);
    // An hour after the first of them there is room: what still lasts is told then.
    hall.pass(41 * MINUTE);
    expect(told(hall, 'AlertRaised').slice(4).sort()).toEqual(['Raised again:c', 'Raised crowd:c']);
    expect(alertsView(hall.rules.world.state, hall.rules.now, () => undefined, []).suppressed).toEqual([]);
  });

  it('[AL6] a figure that swings all hour raises no more than its rule may, and writes no more', () => {
    const hall = watched([rule({ threshold: 1, clearAt: 0, mostPerHour: 3 })]);
    open(hall.rules, '1');
    for (let swing = 0; swing < 40; swing += 1) {
      crowd(hall, 1);
      hall.pass(20 * SECOND);
      callAll(hall, '1', 1);
      hall.pass(20 * SECOND);
    }
    expect(told(hall, 'AlertRaised')).toHaveLength(3);
    expect(told(hall, 'AlertCleared')).toHaveLength(3);
    expect(told(hall, 'AlertSuppressed')).toHaveLength(1);
  });

  it('[AL7] a restart in the middle repeats nothing and loses nothing', () => {
    const hall = watched([rule()]);
    open(hall.rules, '1');
    crowd(hall, 3);
    hall.pass(MINUTE);
    hall.restart();
    hall.pass(5 * MINUTE);
    expect(told(hall)).toEqual(['Raised crowd:a']);
    hall.restart();
    callAll(hall, '1', 3);
    hall.pass(MINUTE);
    expect(told(hall)).toEqual(['Raised crowd:a', 'Cleared crowd']);
    // Raised by a look whose next one knows nothing of it: the hall does.
    const again = hall.rules.when(SYSTEM, { name: 'raise-alert', rule: 'crowd', of: 'b', value: 3 });
    expect(again).toHaveLength(1);
    expect(hall.rules.when(SYSTEM, { name: 'raise-alert', rule: 'crowd', of: 'b', value: 4 })).toEqual([]);
  });

  it('[AL7] a clock that stands still or steps does not raise before its time', () => {
    const hall = watched([rule({ forMs: MINUTE })]);
    crowd(hall, 3);
    hall.look();
    for (let look = 0; look < 100; look += 1) hall.look();
    hall.rules.now -= 10 * MINUTE;
    hall.look();
    expect(told(hall)).toEqual([]);
    hall.rules.now += 10 * MINUTE;
    hall.pass(MINUTE);
    expect(told(hall)).toEqual(['Raised crowd:a']);
  });

  it('[AL8] the end of the day clears what was said of people, and takes over what stays', () => {
    const hall = watched([rule(), rule({ id: 'paper', figure: 'without-paper', threshold: 1, scope: 'hall' })]);
    hall.faults = [{ kind: 'printer', id: 'p', name: named('p'), zones: [], what: 'paper-out' }];
    crowd(hall, 3);
    hall.pass(MINUTE);
    hall.rules.when(SUPERVISOR, { name: 'test-alert', rule: 'crowd' });
    hall.rules.when({ kind: 'system' }, { name: 'close-day' });
    expect(alertsInForce(hall.rules.world.state.alerts).map((each) => each.rule)).toEqual(['paper']);
    const kept = hall.rules.world.state.alerts.records;
    const next = rulesOf(smallHall({ alerts: [rule()] }), '2026-03-10', MONDAY_9 + 24 * HOUR);
    next.world.state.alerts.records.push(...kept.filter(({ cleared }) => cleared === undefined));
    // Its rule is no more in the hall file of the next day.
    const later = watched([], next);
    later.pass(2 * SECOND);
    expect(next.events.at(-1)).toMatchObject({ type: 'AlertCleared', data: { rule: 'paper', why: 'rule' } });
  });

  it('[AL9] is acknowledged once, by a supervisor, by name; a clerk and a device may not', () => {
    const hall = watched([rule()]);
    crowd(hall, 3);
    hall.pass(2 * SECOND);
    const [alert] = alertsInForce(hall.rules.world.state.alerts);
    const id = alert?.id ?? '';
    for (const who of [clerk('li'), KIOSK, SYSTEM])
      expect(hall.rules.when(who, { name: 'acknowledge-alert', alert: id })).toBe('not-allowed');
    expect(hall.rules.when(SUPERVISOR, { name: 'acknowledge-alert', alert: 'none' })).toBe('alert-unknown');
    expect(hall.rules.when(SUPERVISOR, { name: 'acknowledge-alert', alert: id })).toHaveLength(1);
    expect(hall.rules.when(SUPERVISOR, { name: 'acknowledge-alert', alert: id })).toBe('alert-acknowledged');
    const nameOf = (user: string) => (user === 'supervisor' ? named('Wang Li') : undefined);
    const [seen] = alertsView(hall.rules.world.state, hall.rules.now, nameOf, []).items;
    expect(seen).toMatchObject({
      title: { 'zh-Hans': 'Crowd：a', 'zh-Hant': 'Crowd：a', en: 'Crowd: a' },
      acknowledged: { by: 'supervisor', byName: named('Wang Li') },
    });
    expect(seen?.text.en).toBe('Waiting: 3; told from 3 on.');
    expect(seen?.text['zh-Hans']).toBe('等候人数 3 人，达到 3 人就提醒。');
  });

  it('[AL9] nobody but the hall raises or clears one', () => {
    const hall = watched([rule()]);
    for (const who of [clerk('li'), SUPERVISOR, KIOSK]) {
      expect(hall.rules.when(who, { name: 'raise-alert', rule: 'crowd', of: 'a', value: 3 })).toBe('not-allowed');
      expect(hall.rules.when(who, { name: 'clear-alert', alert: 'x', why: 'figure' })).toBe('not-allowed');
    }
  });

  it('[AL10] a test says that it is one, counts for no limit, and is over after a minute', () => {
    const hall = watched([rule({ mostPerHour: 1, ways: ['board'] })]);
    expect(hall.rules.when(clerk('li'), { name: 'test-alert', rule: 'crowd' })).toBe('not-allowed');
    expect(hall.rules.when(SUPERVISOR, { name: 'test-alert', rule: 'none' })).toBe('alert-unknown');
    expect(hall.rules.when(SUPERVISOR, { name: 'test-alert', rule: 'crowd' })).toHaveLength(1);
    expect(hall.rules.when(SUPERVISOR, { name: 'test-alert', rule: 'crowd' })).toEqual([]);
    const [seen] = alertsView(hall.rules.world.state, hall.rules.now, () => undefined, []).items;
    expect(seen?.test).toBe(true);
    expect(seen?.text.en).toMatch(/^A test: nothing is the matter/);
    crowd(hall, 3);
    hall.pass(50 * SECOND);
    expect(told(hall)).toEqual(['Raised crowd:', 'Raised crowd:a']);
    hall.pass(20 * SECOND);
    expect(hall.rules.events.at(-1)).toMatchObject({ type: 'AlertCleared', data: { why: 'test-over' } });
  });

  it('[AL11] only a board of the duty office shows alerts, and only those that go that way', () => {
    const base = smallHall({ alerts: [rule({ ways: ['board'] }), rule({ id: 'quiet', ways: ['page'] })] });
    const [pattern] = base.boards;
    const office = { ...(pattern as NonNullable<typeof pattern>), id: 'office', kind: 'office-overview' };
    const hall = watched([], rulesOf({ ...base, boards: [...base.boards, office] }));
    crowd(hall, 3);
    hall.pass(2 * SECOND);
    const { state } = hall.rules.world;
    const nobody = () => undefined;
    expect(dutyView(state, 'office', hall.rules.now, nobody)?.items.map(({ title }) => title.en)).toEqual(['Crowd: a']);
    for (const { id } of base.boards) expect(dutyView(state, id, hall.rules.now, nobody)).toBeUndefined();
    expect(dutyView(state, 'none', hall.rules.now, nobody)).toBeUndefined();
  });

  it('[AL12] what a webhook is told stands on its own, says what is a test, and tells of a limit once', () => {
    const hall = watched([rule({ mostPerHour: 1 })]);
    crowd(hall, 3);
    crowd(hall, 3, 'beta');
    crowd(hall, 3, 'gamma');
    hall.pass(2 * SECOND);
    const [alert] = alertsInForce(hall.rules.world.state.alerts);
    hall.rules.when(SUPERVISOR, { name: 'acknowledge-alert', alert: alert?.id ?? '' });
    hall.rules.when(SUPERVISOR, { name: 'test-alert', rule: 'crowd' });
    const { index } = hall.rules.world.state;
    const said = hall.rules.events.flatMap((event) => webhookMessage(index, event) ?? []);
    expect(said.map(({ body }) => (body as { type: string }).type)).toEqual([
      'alert.raised',
      'alert.suppressed',
      'alert.acknowledged',
      'alert.raised',
    ]);
    expect(said[0]?.body).toMatchObject({ test: false, rule: 'crowd', of: 'a', value: 3, alert: alert?.id });
    expect(said[2]?.body).toMatchObject({ by: 'supervisor', alert: alert?.id });
    expect(said[3]?.body).toMatchObject({ test: true });
    expect(new Set(said.map(({ id }) => id)).size).toBe(4);
    expect(said[0]?.id).toBe(`small/${alert?.id ?? ''}`);
  });
});
