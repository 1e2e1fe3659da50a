import type { Language } from '../../core/base/names.ts';
import { say } from './say.ts';
import { sharedText } from './shared.ts';
import type { Dictionary } from './words.ts';

const words = {
  place: {
    'zh-Hans': '{floor}层{area}区 {zone}',
    'zh-Hant': '{floor}層{area}區 {zone}',
    en: 'Floor {floor}, area {area} ({zone})',
  },
} as const satisfies Dictionary;

/** A zone as the paper and the signs of the hall name it, with its code: `一层A区 1F-A`. */
export function zoneText(zone: string, language: Language): string {
  const [, floor, area] = /^(\d)F-([A-Z]\d*)$/.exec(zone) ?? [];
  if (floor === undefined || area === undefined) return say(sharedText.zone, language, { zone });
  return say(words.place, language, { floor: language === 'en' ? floor : inHanzi(floor), area, zone });
}

function inHanzi(digit: string): string {
  return '〇一二三四五六七八九'[Number(digit)] ?? digit;
}
