import { expect, it } from 'vitest';
import { noticeWords } from '../../web/text/notice-words.ts';

it('[N86] who reads one Chinese script is shown the other before a foreign language; what is in none of the languages is shown all the same', () => {
  const both = { 'zh-Hans': '离开大厅', en: 'Leave the hall' };
  expect(noticeWords(both, ['zh-Hant', 'en'])).toEqual([
    ['zh-Hans', '离开大厅'],
    ['en', 'Leave the hall'],
  ]);
  expect(noticeWords(both, ['zh-Hant'])).toEqual([['zh-Hans', '离开大厅']]);
  expect(noticeWords({ 'zh-Hant': '離開大廳' }, ['zh-Hans', 'en'])).toEqual([['zh-Hant', '離開大廳']]);
  expect(noticeWords(both, ['zh-Hans', 'zh-Hant'])).toEqual([['zh-Hans', '离开大厅']]);
  expect(noticeWords({ en: 'Leave the hall' }, ['zh-Hant'])).toEqual([['en', 'Leave the hall']]);
  expect(noticeWords({}, ['zh-Hans', 'en'])).toEqual([]);
});
