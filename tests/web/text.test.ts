import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../core/base/names.ts';
import { lengthWords, waitedWords, waitWords } from '../../core/base/wait-words.ts';
import { stopwatchText } from '../../web/text/durations.ts';
import { sinceText, whenText } from '../../web/text/moments.ts';
import { problemText } from '../../web/text/refusals.ts';
import { say } from '../../web/text/say.ts';
import { zoneText } from '../../web/text/zones.ts';
import { kioskText } from '../../web/text/kiosk.ts';

describe('say', () => {
  it('fills places and chooses the plural', () => {
    expect(say(kioskText.hallWaiting, 'en', { n: 1 })).toBe('1 person waiting in the hall');
    expect(say(kioskText.hallWaiting, 'en', { n: 1200 })).toBe('1,200 people waiting in the hall');
    expect(say(kioskText.hallWaiting, 'zh-Hans', { n: 2 })).toBe('大厅现在 2 人等候');
  });
});

describe('the words for waits', () => {
  it.each([
    [{ p10: 0, p50: 0, p90: 20 }, 'within 1 min', '1 分钟内'],
    [{ p10: 20, p50: 50, p90: 100 }, 'within 2 min', '2 分钟内'],
    [{ p10: 300, p50: 300, p90: 300 }, 'about 5 min', '约 5 分钟'],
    [{ p10: 620, p50: 700, p90: 1190 }, 'about 10–20 min', '约 10–20 分钟'],
    [{ p10: 3500, p50: 3600, p90: 4900 }, 'about 55 min – 1 h 30 min', '约 55 分钟–1 小时 30 分'],
    [{ p10: 120 * 60, p50: 140 * 60, p90: 165 * 60 }, 'about 2 h – 2 h 45 min', '约 2 小时–2 小时 45 分'],
    [{ p10: 3600, p50: 5000, p90: 7200 }, 'about 1–2 h', '约 1–2 小时'],
    [{ p10: 3000, p50: 3300, p90: 3599 }, 'about 50 min – 1 h', '约 50 分钟–1 小时'],
    [{ p50: 620, p90: 1190 }, 'about 10–20 min', '约 10–20 分钟'],
  ])('[E11] %j is %s', (wait, en, zh) => {
    expect(waitWords(wait, 'en')).toBe(en);
    expect(waitWords(wait, 'zh-Hans')).toBe(zh);
  });

  it('[E11] no surface tells more than 59 minutes in minutes, nor zero minutes', () => {
    for (let p10 = 0; p10 < 40_000; p10 += 37) {
      for (const language of LANGUAGES) {
        const words = waitWords({ p10, p50: p10 + 5, p90: p10 * 1.7 + 13 }, language);
        expect(words).not.toMatch(/(?<![\d:])0 ?(min|分)/);
        for (const [, minutes] of words.matchAll(/(\d+) (?:min|分)/g)) expect(Number(minutes)).toBeLessThan(60);
        for (const [, minutes] of lengthWords(p10, language).matchAll(/(\d+) (?:min|分)/g))
          expect(Number(minutes)).toBeLessThan(60);
      }
    }
  });

  it('[E11] a wait beside its target: minutes, and above an hour hours and minutes', () => {
    expect(waitedWords(12 * 60 + 59, 900, 'en')).toBe('12 / 15 min');
    expect(waitedWords(265 * 60, 900, 'en')).toBe('4 h 25 min / 15 min');
    expect(waitedWords(265 * 60, 900, 'zh-Hans')).toBe('4 小时 25 分 / 15 分钟');
    expect(waitedWords(60, 7200, 'zh-Hant')).toBe('1 分鐘 / 2 小時');
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
    expect(lengthWords(59, 'en')).toBe('under 1 min');
    expect(lengthWords(3600, 'zh-Hans')).toBe('1 小时');
    expect(lengthWords(3900, 'en')).toBe('1 h 5 min');
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
    expect(problemText({ title: '', status: 409, code: 'line-empty' }, 'en')).toBe('Nobody can be called');
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
