import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../core/base/names.ts';
import { PRINTER_MODELS } from '../../core/catalogue/printer-models.ts';
import type { SlipLine } from '../../core/slip/slip.ts';
import { ticketSlip } from '../../core/slip/ticket-slip.ts';
import { receiptBytes } from '../../printer/print-slip.ts';
import { dotAt, type Bitmap } from '../../printer/render/bitmap.ts';
import { GENERIC_58, GENERIC_80, LATIN_58, LATIN_80, PROFILES } from '../../printer/render/profile.ts';
import { render } from '../../printer/render/render.ts';
import { paperOf } from '../../printer/virtual/paper.ts';
import { parseCommands } from '../../printer/virtual/parse.ts';
import { rasterise } from '../../printer/letters/rasterise.ts';
import { ARCHIVES, HOUSEHOLD, sampleInput } from './slip-samples.ts';

/** The dots that two pictures do not share, as a share of all black ones. */
function difference(a: Bitmap, b: Bitmap): number {
  let black = 0;
  let different = 0;
  for (let y = 0; y < Math.max(a.heightDots, b.heightDots); y += 1) {
    for (let x = 0; x < a.widthDots; x += 1) {
      const [one, other] = [dotAt(a, x, y), dotAt(b, x, y)];
      if (one || other) black += 1;
      if (one !== other) different += 1;
    }
  }
  return different / black;
}

function paper(lines: readonly SlipLine[], profile: (typeof PROFILES)[number]): Bitmap {
  const bytes = render({ paperMm: profile.paperMm, lines }, profile, { rasterise });
  return paperOf(parseCommands(bytes).commands, profile.widthDots).bitmap;
}

describe('printer profiles', () => {
  it('[R8] each model of the hall file has its profile, with the paper that it takes', () => {
    expect(PROFILES.map(({ name }) => name)).toEqual(Object.keys(PRINTER_MODELS));
    for (const { name, paperMm } of PROFILES) expect(PRINTER_MODELS).toHaveProperty(name, paperMm);
  });

  it.each(PROFILES)(
    '[R12] $name: receipts keep to the paper, know no strange byte, end as the model does',
    (profile) => {
      for (const language of LANGUAGES) {
        const bytes = receiptBytes(sampleInput({ language, copy: 1, steps: [HOUSEHOLD, ARCHIVES] }), profile);
        const { commands } = parseCommands(bytes);
        expect(commands.filter((one) => one.kind === 'unknown')).toEqual([]);
        const answer = { 'process-id': 'process-id', 'paper-status': 'ask-paper', none: undefined }[profile.ack];
        const last = commands.findLast((one) => one.kind === 'process-id' || one.kind === 'ask-paper');
        expect(last?.kind).toBe(answer);
        expect(commands.some((one) => one.kind === 'cut')).toBe(profile.cutter);
        for (const one of commands) {
          if (one.kind === 'raster') expect(one.widthBytes * 8).toBeLessThanOrEqual(profile.widthDots);
          if (one.kind === 'size') expect(Math.max(one.width, one.height)).toBeLessThanOrEqual(profile.maxScale);
        }
      }
    },
  );

  it.each(PROFILES)('[S2] $name: the number is on one line and nothing is larger', (profile) => {
    const input = sampleInput({ number: 'AB1278', paperMm: profile.paperMm, columns: profile.columns });
    const slip = ticketSlip(input);
    const number = slip.lines.find((line) => line.kind === 'text' && line.text === 'AB1278');
    expect(number).toMatchObject({ width: Math.floor(profile.columns / 6) });
  });
});

describe('a printer without Chinese letters', () => {
  it.each([LATIN_80, LATIN_58])('[R4] $name: gets no byte of Chinese outside its pictures', (profile) => {
    for (const language of LANGUAGES) {
      const bytes = receiptBytes(sampleInput({ language, copy: 2, steps: [HOUSEHOLD, ARCHIVES] }), profile);
      const { commands } = parseCommands(bytes);
      expect(commands.some((one) => one.kind === 'chinese')).toBe(false);
      // From each text to the command that follows it there are only ASCII letters: parameters and pictures stand
      // elsewhere.
      const texts = commands.flatMap((one, at) =>
        one.kind === 'text' ? [[one.at, commands[at + 1]?.at] as const] : [],
      );
      const high = texts.flatMap(([from, to]) => [...bytes.subarray(from, to)].filter((byte) => byte >= 0x80));
      expect(texts.length).toBeGreaterThan(0);
      expect(high).toEqual([]);
    }
  });

  it('[R4] plain lines are dot for dot what a Chinese printer would put there, wherever they stand and however bold', () => {
    const plain = { kind: 'text', width: 1, height: 1, hang: 0 } as const;
    const lines: SlipLine[] = [
      { ...plain, text: '您的号码 Your number', align: 'center', bold: false },
      { ...plain, text: '请备好：身份证、户口簿', align: 'left', bold: true },
      {
        ...plain,
        text: '公众聚集场所投入使用、营业前消防安全检查（含临时场所）须先办理其他事项',
        align: 'right',
        bold: false,
      },
      { kind: 'columns', left: '业务', right: '市公安局 户籍业务', rightScale: 1 },
      // Letters twice as high as wide: no finer letters are to be had, so dots are repeated as a printer repeats them.
      { ...plain, text: '大庆市政务服务中心', height: 2, align: 'center', bold: true },
    ];
    expect(difference(paper(lines, LATIN_80), paper(lines, { ...GENERIC_80 }))).toBe(0);
    expect(difference(paper(lines, LATIN_58), paper(lines, { ...GENERIC_58 }))).toBe(0);
  });

  it('[R4] enlarged lines stand on the same dots, drawn finer: smooth edges instead of blocks', () => {
    const lines: SlipLine[] = [{ kind: 'columns', left: '前面', right: '5 人', rightScale: 2 }];
    const drawn = paper(lines, LATIN_80);
    const printed = paper(lines, GENERIC_80);
    expect(drawn.heightDots).toBe(printed.heightDots);
    expect(difference(drawn, printed)).toBeGreaterThan(0);
    expect(difference(drawn, printed)).toBeLessThan(0.35);
  });
});
