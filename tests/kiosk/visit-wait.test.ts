import { expect, it } from 'vitest';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import { waitInVisit } from '../../kiosk/visit-wait.ts';

const NAME = { 'zh-Hans': '一', 'zh-Hant': '一', en: 'one' };
const wait = (minutes: number) => ({ p10: minutes * 40, p50: minutes * 60, p90: minutes * 90 });
const service = (id: string, after: readonly string[] = []) => ({ id, department: 'd', line: id, name: NAME, after });

function hall(waits: Readonly<Record<string, number | undefined>>): HallView {
  const lines = Object.entries(waits).map(([id, minutes]) => ({
    id,
    ...(minutes === undefined ? {} : { wait: wait(minutes) }),
  }));
  return { departments: [], lines } as unknown as HallView; // the rest is not looked at
}

it('[E9] before the number is taken, what comes after another service is told no shorter wait than that', () => {
  const [a, b, c] = [service('a'), service('b', ['a']), service('c', ['b', 'x'])] as const;
  const busy = hall({ a: 40, b: 0, c: 10 });
  expect(waitInVisit(busy, b, [b])).toEqual({ wait: wait(0), first: undefined });
  expect(waitInVisit(busy, b, [a, b])).toEqual({ wait: wait(40), first: a });
  expect(waitInVisit(busy, c, [c, b, a])).toEqual({ wait: wait(40), first: b });
  expect(waitInVisit(busy, a, [c, b, a])).toEqual({ wait: wait(40), first: undefined });
  expect(waitInVisit(hall({ a: 5, b: 30 }), b, [a, b]).wait).toEqual(wait(30));
  // Where nobody can say when the first one will be called, nothing is said of the second either.
  expect(waitInVisit(hall({ a: undefined, b: 0 }), b, [a, b])).toEqual({ wait: undefined, first: a });
});

it('[E14] before the number is taken, who goes first is told of what can be called at once alone', () => {
  const [a, b] = [service('a'), service('b', ['a'])] as const;
  const othersText = { 'zh-Hans': '他人', 'zh-Hant': '他人', en: 'others' };
  const busy = {
    departments: [],
    lines: [{ id: 'a' }, { id: 'b', wait: wait(10), othersText }],
  } as unknown as HallView; // the rest is not looked at
  expect(waitInVisit(busy, b, [b]).othersText).toEqual(othersText);
  expect(waitInVisit(busy, b, [a, b])).not.toHaveProperty('othersText');
});

it('[FC29] what comes after another service: no likelier than that, and until when both are certain is not said', () => {
  const [a, b] = [service('a'), service('b', ['a'])] as const;
  const told = (chance: number, until: string | undefined) => ({
    ...{ ...wait(10), chanceToday: chance },
    ...(until === undefined ? {} : { certainUntil: `2026-03-09T${until}:00+08:00` }),
  });
  const both = (first: object, second: object): HallView =>
    ({
      departments: [],
      lines: [
        { id: 'a', wait: first },
        { id: 'b', wait: second },
      ],
    }) as unknown as HallView; // the rest is not looked at
  for (const [first, second, chanceToday] of [
    [told(1, '15:00'), told(1, '16:00'), 1],
    [told(1, '15:00'), told(1, undefined), 1],
    [told(0.97, undefined), told(1, '16:00'), 0.97],
  ] as const)
    expect(waitInVisit(both(first, second), b, [a, b]).wait).toEqual({ ...wait(10), chanceToday });
  expect(waitInVisit(both(told(1, '15:00'), told(1, '16:00')), a, [a, b]).wait).toEqual(told(1, '15:00'));
});
