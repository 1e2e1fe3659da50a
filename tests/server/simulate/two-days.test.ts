import { describe, expect, it } from 'vitest';
import { readWhatIf } from '../../../core/forecast/advice/what-if-words.ts';
import { heardText, twoDaysText } from '../../../server/simulate/two-days-report.ts';
import { lateCalls, playAdvice, playWhatIf, waitedHours, type TwoDays } from '../../../server/simulate/two-days.ts';
import { busyHall } from '../../support/busy-hall.ts';

const HALL = busyHall();
const DAYS = ['2026-03-09'];
const ASKED = { seed: 3, load: 1, staffed: 0.8 };

function played(words: string): TwoDays {
  const parts = readWhatIf(words, HALL, true);
  if (!parts.ok) throw new Error(parts.error);
  return playWhatIf(HALL, HALL, DAYS, ASKED, parts.value);
}

describe('a day played twice', () => {
  it('[F16] changes that change nothing change nothing; more people wait longer, one line alone where that is said', () => {
    const same = played('arrivals*1');
    expect(same.then).toEqual(same.without);
    expect(twoDaysText(HALL, same)).toContain('No line waits differently.');
    const more = played('arrivals*1.4');
    expect(waitedHours(more.then)).toBeGreaterThan(1.3 * waitedHours(more.without));
    expect(more.then.visits).toBeGreaterThan(1.2 * more.without.visits);
    const taxes = played('arrivals:taxes*0');
    expect(taxes.then.lines.has('taxes')).toBe(false);
    expect(taxes.then.lines.get('permits')).toEqual(taxes.without.lines.get('permits'));
    expect(twoDaysText(HALL, taxes)).toContain('taxes');
  });

  it('[F16] a counter that closes makes waits longer, one that opens shorter; the same words give the same output', () => {
    const closed = played('close=6@10:00,close=7@10:00');
    expect(waitedHours(closed.then)).toBeGreaterThan(waitedHours(closed.without));
    const opened = played('open=14@09:00');
    expect(waitedHours(opened.then)).toBeLessThanOrEqual(waitedHours(opened.without));
    expect(twoDaysText(HALL, played('open=14@09:00'))).toBe(twoDaysText(HALL, opened));
  });

  it('[F16] what is advised is done, and said with what it was announced to bring; the same words give the same output', () => {
    const advise = () => playAdvice(HALL, HALL, DAYS, { ...ASKED, load: 1.5, staffed: 0.6 });
    const both = advise();
    expect(both.learned).toBe(5);
    expect(both.heard.length).toBeGreaterThan(0);
    expect(waitedHours(both.then)).toBeLessThan(waitedHours(both.without));
    expect(lateCalls(both.then)).toBeLessThan(lateCalls(both.without));
    const text = heardText(HALL, both.heard);
    expect(text).toMatch(/2026-03-09 \d\d:\d\d {2}/);
    expect(heardText(HALL, advise().heard)).toBe(text);
    expect(heardText(HALL, [])).toContain('Nothing was advised');
  });
});
