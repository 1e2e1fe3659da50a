import { expect, it } from 'vitest';
import { newestOnly } from '../../web/link/newest-only.ts';

it('of several questions the newest counts, in whatever order answers come; each asker counts its own', () => {
  const [ask, other] = [newestOnly(), newestOnly()];
  const first = ask();
  expect(first()).toBe(true);
  const second = ask();
  other();
  expect([first(), second()]).toEqual([false, true]);
  const third = ask();
  expect([third(), second(), first(), third()]).toEqual([true, false, false, true]);
});
