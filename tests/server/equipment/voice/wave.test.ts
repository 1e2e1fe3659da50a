import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Counter } from '../../../../core/catalogue/places.ts';
import type { Utterance } from '../../../../core/voice/schedule.ts';
import { loadClips, type ClipBank } from '../../../../server/equipment/voice/clip-bank.ts';
import { BETWEEN_PASSES_MS, Speech } from '../../../../server/equipment/voice/speech.ts';
import { joinWaves, lengthOfWave, readWave, writeWave, type Wave } from '../../../../server/equipment/voice/wave.ts';

const BANK = join(import.meta.dirname, '..', '..', '..', '..', 'halls', 'voice');
const counter = (id: string, zh: string, en: string): [string, Counter] => [
  id,
  { id, name: { 'zh-Hans': zh, 'zh-Hant': zh, en }, departments: [], zone: 'z', lines: [], clerkSpeed: 1 },
];
const COUNTERS = new Map([
  counter('3', '3号窗口', 'Counter 3'),
  counter('112', '112号窗口', 'Counter 112'),
  counter('desk', '咨询台', 'Information desk'),
  counter('odd', '鼹鼠室', 'Mole room'),
  counter('7', '婚姻登记处', 'Marriage registry'),
  counter('wide', 'Ａ１２号窗口', 'Counter Ａ１２'),
]);
let bank: ClipBank;
beforeAll(async () => {
  const loaded = await loadClips([BANK]);
  expect(loaded.problems).toEqual([]);
  ({ bank } = loaded);
});

const said = (parts: Utterance['parts'], ...calls: readonly (readonly [string, string])[]): Utterance => ({
  step: calls.length > 1 ? 'merged' : 'whole',
  parts,
  calls: calls.map(([number, at], seq) => ({ seq, at: 0, number, counter: at })),
});
const ZH = [{ language: 'zh', times: 1 }] as const;

/** Stretches of silence inside a wave, in ms. */
function silences({ rate, samples }: Wave, atLeastMs: number): number[] {
  const found: number[] = [];
  let quiet = 0;
  for (const sample of samples) {
    if (Math.abs(sample) <= 40) quiet += 1;
    else {
      if ((quiet / rate) * 1000 >= atLeastMs) found.push((quiet / rate) * 1000);
      quiet = 0;
    }
  }
  return found;
}

describe('wave files', () => {
  it('[V11] what is written is read back; another kind of file is told', () => {
    const wave: Wave = { rate: 16_000, samples: Int16Array.from([0, 1, -1, 32_767, -32_768]) };
    expect(readWave(writeWave(wave))).toEqual(wave);
    expect(readWave(Buffer.from('ID3'))).toMatch(/no WAV/);
    const stereo = writeWave(wave);
    stereo.writeUInt16LE(2, 22);
    expect(readWave(stereo)).toMatch(/mono/);
    const eight = writeWave(wave);
    eight.writeUInt16LE(8, 34);
    expect(readWave(eight)).toMatch(/16-bit/);
    expect(lengthOfWave(joinWaves(16_000, [wave, 500, wave]))).toBe(501);
  });
});

describe('the clip bank', () => {
  it('[V12] has every word of every number and of the sample hall’s counters, all of one rate, none silent or clipped', () => {
    const speech = new Speech(bank, new Map([...COUNTERS].filter(([id]) => id !== 'odd' && id !== '7')));
    const numbers = Array.from({ length: 26 }, (_, at) => `${String.fromCharCode(65 + at)}0123456789`);
    expect(speech.missing(numbers)).toEqual([]);
    for (const word of ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '幺', 'chime']) {
      const clip = bank.clip('zh', word);
      expect(clip?.rate, word).toBe(bank.rate);
      const loudest = clip?.samples.reduce((most, each) => Math.max(most, Math.abs(each)), 0) ?? 0;
      expect(loudest, word).toBeGreaterThan(10_000);
      expect(loudest, word).toBeLessThan(32_767);
    }
  });

  it('[V13] a hall’s own clip replaces one; a broken one is told, and the others speak', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hallcall-voice-'));
    await mkdir(join(folder, 'zh'));
    const own: Wave = { rate: bank.rate, samples: new Int16Array(bank.rate).fill(1000) };
    await writeFile(join(folder, 'zh', 'please.wav'), writeWave(own));
    await writeFile(join(folder, 'zh', 'slow.wav'), writeWave({ ...own, rate: 8000 }));
    await writeFile(
      join(folder, 'clips.csv'),
      'language,text,file\nzh,请,zh/please.wav\nzh,到,zh/slow.wav\nzh,号,zh/none.wav\nfr,non,x.wav\nzh,x,../../etc/passwd\n',
    );
    const { bank: mixed, problems } = await loadClips([BANK, folder]);
    expect(lengthOfWave(mixed.clip('zh', '请') as Wave)).toBe(1000);
    expect(mixed.clip('zh', '到')).toEqual(bank.clip('zh', '到'));
    expect(problems.length).toBe(4);
    expect(problems.join('\n')).toMatch(/8000 samples a second/);
    expect((await loadClips([join(folder, 'nowhere')])).problems).toEqual([]);
  });
});

describe('speech', () => {
  it('[V14] an utterance is chime and clips, as long as it says; passes are kept apart by a silence', () => {
    const speech = new Speech(bank, COUNTERS);
    const once = said(ZH, ['A012', '3']);
    const thrice = said(
      [
        { language: 'zh', times: 2 },
        { language: 'en', times: 1 },
      ],
      ['A012', '3'],
    );
    for (const each of [once, thrice]) {
      const { lengthMs, wave } = speech.say(each);
      const read = readWave(wave) as Wave;
      expect(lengthOfWave(read)).toBe(lengthMs);
      expect(speech.lengthOf(each)).toBe(lengthMs);
    }
    const gaps = (utterance: Utterance): number =>
      silences(readWave(speech.say(utterance).wave) as Wave, BETWEEN_PASSES_MS * 0.9).length;
    expect(gaps(once)).toBe(0);
    expect(gaps(thrice)).toBe(2);
    const seconds = speech.lengthOf(once) / 1000;
    expect(seconds).toBeGreaterThan(2.5);
    expect(seconds).toBeLessThan(6);
  });

  it('[V14] several calls in one breath are shorter than one by one', () => {
    const speech = new Speech(bank, COUNTERS);
    const calls = [
      ['A012', '3'],
      ['B017', '112'],
      ['A013', 'desk'],
    ] as const;
    const merged = speech.lengthOf(said(ZH, ...calls));
    const alone = calls.reduce((sum, call) => sum + speech.lengthOf(said(ZH, call)), 0);
    expect(merged).toBeLessThan(alone);
    expect(speech.say(said(ZH, ...calls)).words).toBe(
      '请 a 零 一 二 到 三 号 , b 零 一 七 到 一 百 一 十 二 号 , a 零 一 三 到 咨询台',
    );
  });

  it('[V15] the same words are the same sound under the same key', () => {
    const speech = new Speech(bank, COUNTERS);
    expect(speech.say(said(ZH, ['A012', '3'])).key).toBe(speech.say(said(ZH, ['A012', '3'])).key);
    expect(speech.say(said(ZH, ['A012', '3'])).key).not.toBe(speech.say(said(ZH, ['A013', '3'])).key);
  });

  it('[V28] a counter whose name has a word without a clip is called by its number, where it has one; the word is told', () => {
    const speech = new Speech(bank, COUNTERS);
    const both = [...ZH, { language: 'en', times: 1 }] as const;
    expect(speech.say(said(both, ['A012', '7'])).words).toBe(
      '请 a 零 一 二 号到 七 号窗口 | number a zero one two counter seven',
    );
    expect(speech.say(said(ZH, ['A012', 'odd'])).words).toBe('请 a 零 一 二 号到 鼹鼠室');
    expect(speech.say(said(both, ['A012', 'wide'])).words).toBe(
      '请 a 零 一 二 号到 a 十 二 号窗口 | number a zero one two counter a twelve',
    );
    expect(speech.missing(['A001'])).toEqual([
      'zh: 鼹 鼠 (鼹鼠室)',
      'zh: 婚 姻 登 记 处 (婚姻登记处, called 7号窗口)',
      'en: mole (Mole room)',
      'en: marriage registry (Marriage registry, called Counter 7)',
    ]);
    const gaps = new Speech(bank, new Map(), [
      {
        language: 'zh',
        one: '有请{number}号到{counter}',
        before: '各位',
        merged: '{number}到{counter}',
        reading: 'digits',
      },
    ]).missing([]);
    expect(gaps).toEqual(['zh: 各 位 ({number}到{counter})', 'zh: 有 (有请{number}号到{counter})']);
  });
});
