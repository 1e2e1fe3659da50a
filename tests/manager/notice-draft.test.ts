import { describe, expect, it } from 'vitest';
import { noticeForm } from '../../core/protocol/notices.ts';
import { bodyOf, contentOf, draftOf, newDraft, saidByField } from '../../manager/notices/notice-draft.ts';
import { whenNoticeText } from '../../manager/notices/when-text.ts';

const WRITTEN = {
  id: 'n1',
  title: 'Fire drill',
  content: { kind: 'text', text: { 'zh-Hans': '十点消防演习', en: 'Fire drill at ten' } },
  boards: ['board-01'],
  from: '2026-03-09',
  until: undefined,
  weekdays: [1, 2],
  windows: [{ from: '22:00', to: '24:00' }],
  seconds: 15,
  order: -2,
  priority: 'urgent',
  enabled: false,
} as const;

describe('the form of a notice', () => {
  it('[N70] what is read into the form and sent again is the same notice', () => {
    const { id: _id, until: _until, ...form } = WRITTEN;
    expect(bodyOf(draftOf(WRITTEN))).toEqual(form);
    expect(noticeForm.parse(bodyOf(draftOf(WRITTEN)))).toEqual(form);
    expect(draftOf(WRITTEN, true).id).toBeUndefined();
  });

  it('[N70] there is something to see as soon as something is written', () => {
    const draft = newDraft();
    expect(contentOf(draft)).toBeUndefined();
    expect(contentOf({ ...draft, text: { ...draft.text, en: ' Hello ' } })).toEqual({
      kind: 'text',
      text: { en: 'Hello' },
    });
    expect(contentOf({ ...draft, kind: 'file', media: `${'a'.repeat(64)}.mp4` })).toMatchObject({ kind: 'video' });
    expect(contentOf({ ...draft, kind: 'file', media: `${'a'.repeat(64)}.png` })).toMatchObject({ kind: 'image' });
    expect(contentOf({ ...draft, kind: 'page', url: '/a.html' })).toEqual({ kind: 'page', url: '/a.html' });
  });

  it('[N70] what is missing or no number is left for the hall to say', () => {
    const sent = noticeForm.safeParse(bodyOf({ ...newDraft(), seconds: 'ten', kind: 'file' }));
    const errors = sent.error?.issues.map(({ path, message }) => ({ path: path.join('.'), message })) ?? [];
    expect([...saidByField(errors).keys()].sort()).toEqual(['content', 'seconds', 'title']);
    expect(
      saidByField([
        { path: 'windows[0].to', message: 'a' },
        { path: 'windows[1]', message: 'b' },
      ]),
    ).toEqual(new Map([['windows', 'a; b']]));
    expect(saidByField([{ path: '', message: 'c' }])).toEqual(new Map([['other', 'c']]));
  });

  it('[N70] when a notice is on, in words', () => {
    const always = { weekdays: [], windows: [] };
    expect(whenNoticeText(always, 'zh-Hans')).toBe('每天 · 全天');
    expect(
      whenNoticeText(
        { ...always, from: '2026-03-09', until: '2026-03-09', windows: [{ from: '10:00', to: '10:05' }] },
        'zh-Hans',
      ),
    ).toBe('2026年3月9日 · 10:00–10:05');
    expect(whenNoticeText({ ...always, from: '2026-03-09', weekdays: [1, 2, 3, 4, 5] }, 'zh-Hans')).toBe(
      '2026年3月9日 起 · 周一–周五 · 全天',
    );
    expect(whenNoticeText({ ...always, until: '2026-03-09', weekdays: [1, 3] }, 'en')).toBe(
      'until Mar 9, 2026 · Mon, Wed · all day',
    );
  });
});
