import { describe, expect, it } from 'vitest';
import { elapsedText, stopwatchText, waitText } from '../../web/text/durations.ts';
import { sinceText, whenText } from '../../web/text/moments.ts';
import { problemText } from '../../web/text/refusals.ts';
import { say } from '../../web/text/say.ts';
import { zoneText } from '../../web/text/zones.ts';
import { sharedText } from '../../web/text/shared.ts';

describe('say', () => {
  it('fills places and chooses the plural', () => {
    expect(say(sharedText.peopleAhead, 'en', { n: 1 })).toBe('1 person ahead of you');
    expect(say(sharedText.peopleAhead, 'en', { n: 1200 })).toBe('1,200 people ahead of you');
    expect(say(sharedText.peopleAhead, 'zh-Hans', { n: 2 })).toBe('前面还有 2 人');
  });
});

describe('waitText', () => {
  it.each([
    [{ p50: 0, p90: 20 }, 'less than a minute', '马上'],
    [{ p50: 20, p90: 100 }, 'within 2 min', '2 分钟内'],
    [{ p50: 300, p90: 300 }, 'about 5 min', '约 5 分钟'],
    [{ p50: 620, p90: 1190 }, 'about 10–20 min', '约 10–20 分钟'],
    [{ p50: 3600, p90: 7300 }, 'about 1–2.5 h', '约 1–2.5 小时'],
    [{ p50: 5400, p90: 9000 }, 'about 1.5–2.5 h', '约 1.5–2.5 小时'],
  ])('%j is %s', (wait, en, zh) => {
    expect(waitText(wait, 'en')).toBe(en);
    expect(waitText(wait, 'zh-Hans')).toBe(zh);
  });

  it('never says zero minutes', () => {
    for (let p50 = 0; p50 < 8000; p50 += 7) expect(waitText({ p50, p90: p50 + 13 }, 'en')).not.toMatch(/\b0\b(?!\.)/);
  });
});

describe('zoneText', () => {
  it('names floor and area as the paper does, and takes any other name as it is', () => {
    expect(zoneText('1F-A', 'zh-Hans')).toBe('一层A区 1F-A');
    expect(zoneText('2F-B', 'en')).toBe('Floor 2, area B (2F-B)');
    expect(zoneText('East', 'en')).toBe('Zone East');
  });
});

describe('elapsed times', () => {
  it('speaks in whole minutes', () => {
    expect(elapsedText(59, 'en')).toBe('under 1 min');
    expect(elapsedText(3600, 'zh-Hans')).toBe('1 小时');
    expect(elapsedText(3900, 'en')).toBe('1 h 5 min');
    expect(stopwatchText(3845)).toBe('1:04:05');
    expect(stopwatchText(-3)).toBe('0:00');
  });
});

describe('whenText', () => {
  const now = Date.parse('2026-03-09T18:00:00+08:00');
  it('names the day unless it is today', () => {
    expect(whenText('2026-03-09T20:30:00+08:00', now, 'zh-Hans', 'Asia/Shanghai')).toBe('20:30');
    expect(whenText('2026-03-10T08:30:00+08:00', now, 'zh-Hans', 'Asia/Shanghai')).toBe('明天 08:30');
    expect(whenText('2026-03-12T08:30:00+08:00', now, 'en', 'Asia/Shanghai')).toMatch(/Thursday.*12 March.*08:30/);
  });
});

describe('problemText', () => {
  it('knows the refusal, then the status, then says to ask the staff', () => {
    expect(problemText({ title: '', status: 409, code: 'line-empty' }, 'en')).toBe('Nobody is waiting');
    expect(problemText({ title: '', status: 503 }, 'en')).toMatch(/cannot save/);
    expect(problemText({ title: '', status: 500, code: 'new-code' }, 'en')).toMatch(/ask the staff/);
  });
});

describe('sinceText', () => {
  const now = Date.parse('2026-03-09T18:00:00+08:00');
  it('names the date unless it is today', () => {
    expect(sinceText('2026-03-09T08:30:00+08:00', now, 'en', 'Asia/Shanghai')).toBe('08:30');
    expect(sinceText('2026-03-08T23:59:00+08:00', now, 'zh-Hans', 'Asia/Shanghai')).toBe('3月8日 23:59');
  });
});
