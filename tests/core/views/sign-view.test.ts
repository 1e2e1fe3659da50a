import { describe, expect, it } from 'vitest';
import type { LedSign } from '../../../core/catalogue/signs.ts';
import { TURN_MS } from '../../../core/views/sign-text.ts';
import { emergencyText, signText, testText } from '../../../core/views/sign-view.ts';
import { clerk, MONDAY_9, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';

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

describe('a message to those who wait in a line, on signs', () => {
  const DOWN = { 'zh-Hans': '税务系统故障，约二十分钟', en: 'The tax system is down' };
  const LINE = 'tax';

  function told(text: Record<string, string> = DOWN, minutes: number | undefined = undefined): Rules {
    const rules = hall();
    rules.when(SUPERVISOR, { name: 'send-message', to: { line: lineOf(rules) }, text, minutes });
    return rules;
  }
  const lineOf = (rules: Rules): string => rules.world.state.index.services.get('deed-tax')?.line ?? LINE;
  const nameOf = (rules: Rules, language: 'zh-Hans' | 'en'): string =>
    rules.world.state.index.lines.get(lineOf(rules))?.name[language] ?? '';
  /** All that a sign says within two minutes. */
  const saysIn = (rules: Rules, sign: LedSign): ReadonlySet<string> =>
    new Set(Array.from({ length: 120 }, (_, second) => says(rules, sign, rules.now + second * 1000).join(' / ')));

  it('[SG7] goes by in the last row of a message board, below the calls, until it is over', () => {
    const rules = told(DOWN, 10);
    const board: LedSign = { ...STRIP, widthDots: 256, heightDots: 32, shows: { kind: 'hall' } };
    const message = `${nameOf(rules, 'zh-Hans')}：${DOWN['zh-Hans']}`;
    expect(says(rules, board)[1]).toMatch(new RegExp(`^${message}( ←)?$`));
    const number = called(rules);
    expect(says(rules, board)).toEqual([
      expect.stringContaining(number),
      expect.stringMatching(new RegExp(`^${message}`)),
    ]);
    rules.pass(10 * 60_000);
    expect(says(rules, board)).toEqual([expect.stringContaining(number), '']);
  });

  it('[SG7] takes turns with the rest where there is one row, and has it until it has gone by', () => {
    const rules = told();
    const board: LedSign = { ...STRIP, widthDots: 64, shows: { kind: 'hall' } };
    const number = called(rules);
    const each = Array.from({ length: 240 }, (_, second) => says(rules, board, second * 1000)[0] ?? '');
    const isMessage = each.map((text) => text.includes('故障'));
    expect(isMessage).toContain(true);
    expect(each.filter((text) => text.startsWith(number)).length).toBeGreaterThan(0);
    const begin = isMessage.findIndex((now, at) => now && !isMessage[at - 1] && at > 0);
    const end = isMessage.findIndex((now, at) => at > begin && !now);
    // 12 hanzi and the name of the line, at 60 dots a second from edge to edge.
    const dots = [...(each[begin] ?? '')].length * 16 + 64;
    expect(end - begin).toBeGreaterThanOrEqual(dots / 60);
  });

  it('[SG7] stands over the counters of the line, never before who is called or served there', () => {
    const rules = told();
    const at = (counter: string): LedSign => ({ ...STRIP, shows: { kind: 'counter', counter } });
    const { countersOf } = rules.world.state.index;
    const here = countersOf.get(lineOf(rules))?.[0]?.id ?? '';
    const elsewhere = [...rules.world.state.index.counters.keys()].find(
      (id) => countersOf.get(lineOf(rules))?.every((counter) => counter.id !== id) === true,
    );
    expect([...saysIn(rules, at(here))]).toEqual(['本窗口未开放']);
    rules.when(clerk('clerk'), { name: 'open-counter', counter: here });
    expect([...saysIn(rules, at(here))].some((text) => text.includes('故障'))).toBe(true);
    rules.when(clerk('clerk'), { name: 'pause-counter', counter: here, reason: 'tea' });
    expect([...saysIn(rules, at(here))].toSorted()).toEqual([expect.stringContaining('故障'), '暂停服务'].toSorted());
    if (elsewhere !== undefined) {
      rules.when(SUPERVISOR, { name: 'open-counter', counter: elsewhere });
      expect([...saysIn(rules, at(elsewhere))].some((text) => text.includes('故障'))).toBe(false);
    }
    rules.when(clerk('clerk'), { name: 'open-counter', counter: here });
    rules.take('deed-tax');
    const number = rules.next(here);
    for (const text of saysIn(rules, at(here))) expect(text).toContain(number);
  });

  it('[SG7] is for the signs of its line and its zones alone, and not for those that say their own text', () => {
    const rules = told();
    const board = (shows: LedSign['shows']): LedSign => ({ ...STRIP, heightDots: 32, shows });
    const [counter] = rules.world.state.index.countersOf.get(lineOf(rules)) ?? [];
    const tells = (shows: LedSign['shows']): boolean =>
      [...saysIn(rules, board(shows))].some((text) => text.includes('故障'));
    expect(tells({ kind: 'lines', lines: [lineOf(rules)] })).toBe(true);
    expect(tells({ kind: 'lines', lines: ['nowhere'] })).toBe(false);
    expect(tells({ kind: 'zones', zones: [counter?.zone ?? ''] })).toBe(true);
    expect(tells({ kind: 'zones', zones: ['9F-Z'] })).toBe(false);
    expect(tells({ kind: 'text' })).toBe(false);
  });

  it('[SG7] is said in the languages of the sign; where it has no letters for it, that there is one', () => {
    const rules = told();
    const both: LedSign = { ...STRIP, heightDots: 48, shows: { kind: 'hall' }, languages: ['zh-Hans', 'en'] };
    const said = [...saysIn(rules, both)].join('\n');
    expect(said).toContain(DOWN['zh-Hans']);
    expect(said).toContain(`${nameOf(rules, 'en')}: ${DOWN.en}`);
    const alpha: LedSign = { ...STRIP, family: 'alpha', heightDots: 7, languages: ['en'], shows: { kind: 'hall' } };
    expect([...saysIn(rules, alpha)].join('\n')).toContain(DOWN.en);
    const foreign = told({ 'zh-Hans': '系统故障' });
    const words = [...saysIn(foreign, alpha)].join('\n');
    expect(words).toContain('To those who wait: see the boards');
    expect(words).toMatch(/^[ -~←\n]+$/);
  });
});
