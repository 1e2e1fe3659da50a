import { expect, it } from 'vitest';
import { UNREACHABLE } from '../../web/link/problem.ts';
import { SentOnce } from '../../web/link/sent-once.ts';

const REFUSED = { title: 'Refused', status: 409 };

it('[MA14] what nobody answered is sent again under the same id; what was answered, something else and much later is not', () => {
  let now = 0;
  const sent = new SentOnce(() => now);
  const first = sent.idOf('close 3');
  expect(sent.idOf('close 3')).toBe(first);
  expect(sent.idOf('close 4')).not.toBe(first);
  for (const silent of [UNREACHABLE, { title: 'Bad gateway', status: 502 }]) {
    sent.answered('close 3', silent);
    now += 1000;
    expect(sent.idOf('close 3')).toBe(first);
  }
  sent.answered('close 4', REFUSED);
  expect(sent.idOf('close 3')).toBe(first);
  sent.answered('close 3', REFUSED);
  const second = sent.idOf('close 3');
  expect(second).not.toBe(first);
  sent.answered('close 3', undefined);
  const third = sent.idOf('close 3');
  expect(third).not.toBe(second);
  sent.answered('close 3', UNREACHABLE);
  now += 119_999;
  expect(sent.idOf('close 3')).toBe(third);
  now += 1;
  expect(sent.idOf('close 3')).not.toBe(third);
});
