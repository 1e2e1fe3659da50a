import { expect, it } from 'vitest';
import type { BoardCall } from '../../core/protocol/shapes/board.ts';
import { toTell } from '../../display/announce/told-calls.ts';

const NOBODY = new Set<string>();

function call(seq: number, number: string, at: string): BoardCall {
  const name = { 'zh-Hans': '1号', 'zh-Hant': '1號', en: '1' };
  return { seq, at, number, kind: 'call', counter: '1', counterName: name, zone: '', line: 'a', state: 'called' };
}

const FRIDAY = call(42, 'A009', '2026-03-06T16:58:00+08:00');
const MONDAY = call(42, 'A001', '2026-03-09T09:01:00+08:00');

it('[BD3] each call that stands there is told once, and only those that do', () => {
  const listed = [call(9, 'A003', FRIDAY.at), call(8, 'A002', FRIDAY.at), call(7, 'A001', FRIDAY.at)];
  const first = toTell(NOBODY, listed, new Set(['A003', 'A001']));
  expect(first.news.map(({ seq }) => seq)).toEqual([9, 7]);
  expect(toTell(first.told, listed, new Set(['A003', 'A001'])).news).toEqual([]);
  expect(toTell(first.told, listed, new Set(['A002', 'A001'])).news.map(({ seq }) => seq)).toEqual([8]);
});

it('[BD3] a page that ran over night tells of the new day, whose seq begins again', () => {
  const { told } = toTell(NOBODY, [FRIDAY], new Set(['A009']));
  expect(toTell(told, [MONDAY], new Set(['A001'])).news).toEqual([{ seq: 42, at: MONDAY.at }]);
});

it('[BD3] a call that is hidden for a while is not told again; a recall is a call of its own', () => {
  const { told } = toTell(NOBODY, [FRIDAY], new Set(['A009']));
  const hidden = toTell(told, [FRIDAY], NOBODY);
  expect(hidden.news).toEqual([]);
  expect(toTell(hidden.told, [FRIDAY], new Set(['A009'])).news).toEqual([]);
  const again = call(50, 'A009', '2026-03-06T16:59:00+08:00');
  expect(toTell(hidden.told, [again], new Set(['A009'])).news).toEqual([{ seq: 50, at: again.at }]);
});
