import type { Language } from '../../core/base/names.ts';
import { waitMinutes } from '../../core/slip/wait-text.ts';
import type { WaitSeconds } from '../../core/protocol/shapes/fields.ts';
import { say } from './say.ts';
import type { Dictionary } from './words.ts';

const words = {
  soon: { 'zh-Hans': '马上', 'zh-Hant': '馬上', en: 'less than a minute' },
  within: { 'zh-Hans': '{n} 分钟内', 'zh-Hant': '{n} 分鐘內', en: 'within {n} min' },
  minutes: { 'zh-Hans': '约 {n} 分钟', 'zh-Hant': '約 {n} 分鐘', en: 'about {n} min' },
  minuteRange: { 'zh-Hans': '约 {from}–{to} 分钟', 'zh-Hant': '約 {from}–{to} 分鐘', en: 'about {from}–{to} min' },
  hours: { 'zh-Hans': '约 {n} 小时', 'zh-Hant': '約 {n} 小時', en: 'about {n} h' },
  hourRange: { 'zh-Hans': '约 {from}–{to} 小时', 'zh-Hant': '約 {from}–{to} 小時', en: 'about {from}–{to} h' },
  underMinute: { 'zh-Hans': '不到 1 分钟', 'zh-Hant': '不到 1 分鐘', en: 'under 1 min' },
  exactMinutes: { 'zh-Hans': '{n} 分钟', 'zh-Hant': '{n} 分鐘', en: '{n} min' },
  exactHours: { 'zh-Hans': '{h} 小时', 'zh-Hant': '{h} 小時', en: '{h} h' },
  exactBoth: { 'zh-Hans': '{h} 小时 {m} 分', 'zh-Hant': '{h} 小時 {m} 分', en: '{h} h {m} min' },
} as const satisfies Dictionary;

/** Past two hours a screen speaks in hours. */
const LONG_SECONDS = 120 * 60;

/** An estimate as a range that promises no more than it knows, as the paper says it; never "0 min". */
export function waitText(wait: WaitSeconds, language: Language): string {
  if (wait.p90 > LONG_SECONDS) {
    const from = halfHours(wait.p50, Math.floor);
    const to = halfHours(wait.p90, Math.ceil);
    return from === to ? say(words.hours, language, { n: to }) : say(words.hourRange, language, { from, to });
  }
  const { from, to } = waitMinutes(wait);
  if (from === 0) return to === 1 ? say(words.soon, language) : say(words.within, language, { n: to });
  return from === to ? say(words.minutes, language, { n: to }) : say(words.minuteRange, language, { from, to });
}

/** A time that has passed, in whole minutes. */
export function elapsedText(seconds: number, language: Language): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return say(words.underMinute, language);
  if (minutes < 60) return say(words.exactMinutes, language, { n: minutes });
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  return m === 0 ? say(words.exactHours, language, { h }) : say(words.exactBoth, language, { h, m });
}

/** A running time as `4:05` or `1:04:05`. */
export function stopwatchText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n: number): string => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

function halfHours(seconds: number, round: (value: number) => number): number {
  return Math.max(0.5, round(seconds / 1800) / 2);
}
