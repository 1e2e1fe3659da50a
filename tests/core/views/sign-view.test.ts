import { describe, expect, it } from 'vitest';
import type { LedSign } from '../../../core/catalogue/signs.ts';
import { TURN_MS } from '../../../core/views/sign-text.ts';
import { emergencyText, signText, testText } from '../../../core/views/sign-view.ts';
import { clerk, MONDAY_9, rulesOf, type Rules } from '../../support/rules.ts';

const STRIP: LedSign = {
  id: 'strip-1',
  name: { 'zh-Hans': '一号条屏', 'zh-Hant': '一號條屏', en: 'Strip 1' },
  family: 'bx-5k',
  where: 'virtual',
  screen: 1,
  widthDots: 128,
  heightDots: 16,
  shows: { kind: 'counter', counter: '1' },
  languages: ['zh-Hans'],
  answers: true,
};

function hall(): Rules {
  return rulesOf();
}

function says(rules: Rules, sign: LedSign, now = rules.now): readonly string[] {
  return signText(rules.world, sign, now).rows.map(({ text, scroll }) => (scroll ? `${text} ←` : text));
}

function called(rules: Rules, counter = '1', user = 'clerk'): string {
  rules.take('deed-tax');
  rules.when(clerk(user), { name: 'open-counter', counter });
  const number = rules.next(counter);
  return number;
}

describe('a sign in an emergency', () => {
  const text = { 'zh-Hans': '请立即\n离开大厅', en: 'Leave the hall' };
  const rows = (sign: LedSign, words: Parameters<typeof emergencyText>[1] = text) =>
    emergencyText(sign, words, 0).rows.map(({ text: row, scroll }) => (scroll ? `${row} ←` : row));

  it('[N80] says it in its languages, on one line, and lets it go by where it is too long', () => {
    expect(rows({ ...STRIP, widthDots: 256 })).toEqual(['请立即 离开大厅']);
    expect(rows({ ...STRIP, widthDots: 64 })).toEqual(['请立即 离开大厅 ←']);
    expect(rows({ ...STRIP, heightDots: 32, widthDots: 256, languages: ['zh-Hans', 'en'] })).toEqual([
      '请立即 离开大厅',
      'Leave the hall',
    ]);
    expect(rows(STRIP, { 'zh-Hans': '火'.repeat(300) })[0]).toHaveLength(102);
  });

  it('[N80] where it was not written in what the sign speaks, it says that there is one', () => {
    expect(
      rows({ ...STRIP, family: 'alpha', heightDots: 7, languages: ['en'], widthDots: 200 }, { 'zh-Hans': '火' }),
    ).toEqual(['Emergency: see the boards']);
    expect(rows({ ...STRIP, widthDots: 256 }, { en: 'Fire' })).toEqual(['紧急通知，请看屏幕']);
  });
});

describe('what a sign should say', () => {
  it('[SG1] over a counter: not open, its name, who is called, who is served, a pause', () => {
    const rules = hall();
    const name = rules.world.state.index.counters.get('1')?.name['zh-Hans'] ?? '';
    expect(says(rules, STRIP)).toEqual(['本窗口未开放']);
    rules.when(clerk('clerk'), { name: 'open-counter', counter: '1' });
    expect(says(rules, STRIP)).toEqual([name]);
    const number = called(rules);
    expect(says(rules, STRIP)[0]).toContain(number);
    expect(says(rules, STRIP)[0]).toContain('请');
    rules.when(clerk('clerk'), { name: 'serve', counter: '1' });
    expect(says(rules, STRIP)).toEqual([`${number} 正在办理`]);
    rules.when(clerk('clerk'), { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    rules.when(clerk('clerk'), { name: 'pause-counter', counter: '1', reason: '牙疼' });
    expect(says(rules, STRIP)).toEqual(['暂停服务']);
  });

  it('[SG2] says it as long as there is room for it, and never more', () => {
    const rules = hall();
    const number = called(rules);
    const name = rules.world.state.index.counters.get('1')?.name['zh-Hans'] ?? '';
    const at = (widthDots: number) => says(rules, { ...STRIP, widthDots })[0];
    expect(at(256)).toBe(`请${number}号到${name}`);
    expect(at(64)).toBe(`${number} 1号`);
    expect(at(32)).toBe(number);
    expect(at(16)).toBe(`${number} ←`);
  });

  it('[SG3] languages have a row each, or else take turns', () => {
    const rules = hall();
    rules.when(clerk('clerk'), { name: 'open-counter', counter: '1' });
    rules.when(clerk('clerk'), { name: 'pause-counter', counter: '1', reason: 'tea' });
    const both = { ...STRIP, languages: ['zh-Hans', 'en'] as const };
    expect(says(rules, { ...both, heightDots: 32 })).toEqual(['暂停服务', 'Paused']);
    const turns = [0, 1, 2].map((turn) => says(rules, both, MONDAY_9 + turn * TURN_MS)[0]);
    expect(new Set(turns)).toEqual(new Set(['暂停服务', 'Paused']));
    expect(turns[0]).toBe(turns[2]);
  });

  it('[SG4] a message board has the newest calls that still stand, and its own text in the last row', () => {
    const rules = hall();
    const text = { 'zh-Hans': '请保持安静', 'zh-Hant': '請保持安靜', en: 'Please be quiet' };
    const board: LedSign = { ...STRIP, widthDots: 256, heightDots: 48, shows: { kind: 'hall' }, text };
    expect(says(rules, board)).toEqual(['请保持安静', '', '']);
    const first = called(rules);
    expect(says(rules, board)).toEqual([expect.stringContaining(first), '', '请保持安静']);
    rules.when(clerk('clerk'), { name: 'recall', counter: '1' });
    expect(says(rules, board)).toEqual([expect.stringContaining(first), '', '请保持安静']);
    rules.when(clerk('clerk'), { name: 'serve', counter: '1' });
    rules.when(clerk('clerk'), { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    expect(says(rules, board)).toEqual(['请保持安静', '', '']);
    const { line } = rules.world.record.calls[0] ?? { line: '' };
    const second = called(rules);
    expect(says(rules, { ...board, shows: { kind: 'lines', lines: [line] } })[0]).toContain(second);
    expect(says(rules, { ...board, shows: { kind: 'lines', lines: ['nowhere'] } })[0]).toBe('请保持安静');
    expect(says(rules, { ...board, shows: { kind: 'zones', zones: ['9F-Z'] } })[0]).toBe('请保持安静');
  });

  it('[SG5] a sign without hanzi says it in ASCII', () => {
    const rules = hall();
    const number = called(rules);
    const alpha: LedSign = { ...STRIP, family: 'alpha', widthDots: 80, heightDots: 7, languages: ['en'] };
    const [row = ''] = says(rules, alpha);
    expect(row).toContain(number);
    expect(row).toMatch(/^[ -~]+$/);
  });

  it('[SG6] a long text of the hall goes by; a test says the name and the time', () => {
    const rules = hall();
    const long = '大厅二层办理不动产登记业务请走左侧扶梯';
    const sign: LedSign = { ...STRIP, shows: { kind: 'text' }, text: { 'zh-Hans': long, 'zh-Hant': long, en: long } };
    expect(says(rules, sign)).toEqual([`${long} ←`]);
    expect(testText({ ...sign, widthDots: 256 }, MONDAY_9, 'Asia/Shanghai').rows[0]?.text).toBe(
      '测试 一号条屏 09:00:00',
    );
    expect(testText(sign, MONDAY_9, 'Asia/Shanghai').rows[0]?.text).toBe('测试 09:00:00');
  });
});
