import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../core/base/names.ts';
import type { Slip, SlipLine } from '../../core/slip/slip.ts';
import { receiptBytes } from '../../printer/print-slip.ts';
import { blankBitmap } from '../../printer/render/bitmap.ts';
import { CommandBuilder } from '../../printer/render/command-builder.ts';
import { EPSON_TM_T88, GENERIC_58, GENERIC_80, profileFor, type PrinterProfile } from '../../printer/render/profile.ts';
import { render } from '../../printer/render/render.ts';
import type { Command } from '../../printer/virtual/command.ts';
import { parseCommands } from '../../printer/virtual/parse.ts';
import { sampleInput, URL_OF_TICKET } from './slip-samples.ts';
import { fc } from '../support/property.ts';

function rasterise(text: string, sizeDots: number) {
  return blankBitmap(text.length * sizeDots, sizeDots);
}

function bytesOf(lines: readonly SlipLine[], profile: PrinterProfile = GENERIC_80, processId = '0042'): Uint8Array {
  const slip: Slip = { paperMm: profile.paperMm, lines };
  return render(slip, profile, { rasterise, processId });
}

function text(content: string, changes: Partial<Extract<SlipLine, { kind: 'text' }>> = {}): SlipLine {
  return { kind: 'text', text: content, width: 1, height: 1, align: 'left', bold: false, hang: 0, ...changes };
}

function commandsOf(bytes: Uint8Array): Command[] {
  return [...parseCommands(bytes).commands];
}

function printedText(bytes: Uint8Array): string {
  return commandsOf(bytes)
    .map((command) => (command.kind === 'text' ? command.text : command.kind === 'line-feed' ? '\n' : ''))
    .join('');
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('slip to bytes', () => {
  it('[R1] a job begins with ESC @, GS a FF, FS & and ends with the cut and GS r 1', () => {
    expect(hex(bytesOf([]))).toBe('1b40' + '1d61ff' + '1c26' + '1d564200' + '1d7201');
  });

  it('[R2] one enlarged centred bold line, byte by byte', () => {
    const bytes = hex(bytesOf([text('A023 号', { width: 3, height: 3, align: 'center', bold: true })]));
    const head = '1b401d61ff1c26';
    const line = '1b6101' + '1b3356' + '1d2122' + '1b4501' + '4130323320bac5' + '0a';
    expect(bytes).toBe(head + line + '1b6100' + '1d2100' + '1b4500' + '1d5642001d7201');
  });

  it('[R3] a QR code is GS ( k, functions 65, 67, 69, 80 and 81', () => {
    const bytes = hex(bytesOf([{ kind: 'qr', data: 'http://a/b', caption: undefined }]));
    const store = '1d286b0d00315030' + Buffer.from('http://a/b').toString('hex');
    expect(bytes).toContain('1d286b0400314132001d286b03003143061d286b0300314531' + store + '1d286b0300315130');
  });

  it('[R3] a printer without QR codes gets it as raster', () => {
    const commands = commandsOf(bytesOf([{ kind: 'qr', data: URL_OF_TICKET, caption: undefined }], GENERIC_58));
    expect(commands.filter((one) => one.kind === 'qr-print')).toEqual([]);
    const raster = commands.find((one) => one.kind === 'raster');
    expect(raster).toMatchObject({ heightDots: 33 * 6 });
  });

  it('[R4] a line with a rare character is drawn as raster, and only that line', () => {
    const commands = commandsOf(bytesOf([text('王𠮷'), text('王吉'), text('㙓')]));
    expect(commands.filter((one) => one.kind === 'raster')).toHaveLength(2);
    expect(commands.flatMap((one) => (one.kind === 'text' ? [one.text] : []))).toEqual(['王吉']);
  });

  it('[R4] traditional characters and a yuan sign need no raster', () => {
    const bytes = bytesOf([text('臺灣業務區 ¥5 䶮 · ×')]);
    expect(commandsOf(bytes).some((one) => one.kind === 'raster')).toBe(false);
    expect(printedText(bytes)).toContain('臺灣業務區 ￥5 䶮 · ×');
  });

  it('[R5] a name with control characters cannot carry a command', () => {
    const bytes = bytesOf([text('王\u001b@\u001dV\u0000\u0010\u0004\u0001五\n六'), text('\ud83d')]);
    const kinds = commandsOf(bytes).filter(
      (one) => one.kind === 'init' || one.kind === 'cut' || one.kind === 'ask-now',
    );
    expect(kinds).toHaveLength(2);
    expect(printedText(bytes)).toContain('王@V五 六');
  });

  it('[R6] lines break by display width, enlarged ones sooner', () => {
    const long = '公众聚集场所投入使用营业前消防安全检查手续办理';
    for (const [width, columns] of [
      [1, 48],
      [2, 24],
      [3, 16],
    ] as const) {
      const lines = printedText(bytesOf([text(long, { width, height: width })]))
        .split('\n')
        .filter(Boolean);
      for (const line of lines) expect(line.length * 2).toBeLessThanOrEqual(columns);
      expect(lines.join('')).toBe(long);
    }
  });

  it('[R7] label and value fill the line exactly, the value enlarged', () => {
    const bytes = bytesOf([{ kind: 'columns', left: '前面', right: '5 人', rightScale: 2 }]);
    const parts = commandsOf(bytes).flatMap((one) => (one.kind === 'text' ? [one.text] : []));
    expect(parts).toEqual(['前面' + ' '.repeat(48 - 4 - 8), '5 人']);
  });

  it('[R7] a label is never bold, whatever stands above it', () => {
    const above = text('请备好', { bold: true });
    const commands = commandsOf(bytesOf([above, { kind: 'columns', left: '前面', right: '5 人', rightScale: 1 }]));
    const label = commands.findIndex((one) => one.kind === 'text' && one.text.startsWith('前面'));
    expect(commands.slice(0, label).findLast((one) => one.kind === 'bold')).toMatchObject({ on: false });
  });

  it('[R7] a value too long for the line goes below its label', () => {
    const line: SlipLine = {
      kind: 'columns',
      left: 'Line',
      right: 'Fire safety and emergency management',
      rightScale: 1,
    };
    expect(printedText(bytesOf([line], GENERIC_58))).toBe('Line\nFire safety and emergency\nmanagement\n');
  });

  it('[R8] what is larger than the printer can enlarge is drawn in that size', () => {
    const clone: PrinterProfile = { ...GENERIC_80, maxScale: 2 };
    const commands = commandsOf(bytesOf([text('A014', { width: 8, height: 8 }), text('B', { width: 2 })], clone));
    expect(commands.filter((one) => one.kind === 'raster')).toMatchObject([{ heightDots: 8 * 24 }]);
    expect(commands.filter((one) => one.kind === 'size')).toMatchObject([
      { width: 2, height: 1 },
      { width: 1, height: 1 },
    ]);
  });

  it('[R9] the acknowledgement is the last thing: GS ( H with its id, GS r 1, or none', () => {
    expect(hex(bytesOf([], EPSON_TM_T88)).slice(-30)).toBe('1d564200' + '1d28480600' + '3030' + '30303432');
    expect(commandsOf(bytesOf([], EPSON_TM_T88)).at(-1)).toMatchObject({ kind: 'process-id', id: '0042' });
    expect(commandsOf(bytesOf([])).at(-1)).toMatchObject({ kind: 'ask-paper', n: 1 });
    expect(commandsOf(bytesOf([], { ...GENERIC_80, ack: 'none' })).at(-1)).toMatchObject({ kind: 'cut' });
  });

  it('[R10] a picture carries no real-time command', () => {
    const rows = Uint8Array.from([0x10, 0x04, 0x10, 0x14, 0x10, 0x05, 0xff, 0x10]);
    const bytes = new CommandBuilder().raster({ widthDots: 8, heightDots: 8, rows }).bytes();
    expect(hex(bytes)).toBe('1d76300001000800' + '11041114' + '1105ff10');
  });

  it('[R11] jobs built at the same time keep their own bytes', () => {
    const first = new CommandBuilder().line('TICKET A001');
    const bytes = first.bytes();
    const other = new CommandBuilder().line('TICKET B999').bytes();
    first.line('TICKET C555').bytes();
    expect(Buffer.from(bytes).toString()).toBe('TICKET A001\n');
    expect(Buffer.from(other).toString()).toBe('TICKET B999\n');
  });

  it('[R12] whatever the texts, no byte is unknown to the printer', () => {
    const any = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(any, any, (left, right) => {
        const lines: SlipLine[] = [
          text(left, { width: 2, height: 2 }),
          { kind: 'columns', left, right, rightScale: 2 },
        ];
        const commands = commandsOf(bytesOf(lines));
        expect(commands.filter((one) => one.kind === 'unknown')).toEqual([]);
        expect(commands.filter((one) => one.kind === 'cut' || one.kind === 'init')).toHaveLength(2);
      }),
      { numRuns: 200 },
    );
  });

  it.each(LANGUAGES)('[R12] the receipt in %s reads back word for word on both papers', (language) => {
    for (const profile of [GENERIC_80, GENERIC_58]) {
      const bytes = receiptBytes(sampleInput({ language, copy: 1 }), profile);
      expect(commandsOf(bytes).filter((one) => one.kind === 'unknown')).toEqual([]);
      const words = printedText(bytes).replace(/\s+/g, '');
      const { steps } = sampleInput({ language });
      expect(words).toContain('A014');
      expect(words).toContain(steps[0]?.serviceName[language].replace(/\s+/g, ''));
      for (const material of steps[0]?.materials ?? []) expect(words).toContain(material.replace(/\s+/g, ''));
    }
  });

  it('[R8] an unknown model gets the generic profile of its paper', () => {
    expect(profileFor('x', 58).name).toBe('generic-58');
    expect(profileFor('epson-tm-t88', 80).ack).toBe('process-id');
    expect(profileFor('epson-tm-t88', 58).name).toBe('generic-58');
  });
});

it('[R15] a picture of any height goes out in pieces of 255 rows, and is whole on the paper', () => {
  for (const heightDots of [1, 255, 256, 700]) {
    const rows = Uint8Array.from({ length: 4 * heightDots }, (_, at) => (at * 37) & 0xff);
    const { commands } = parseCommands(new CommandBuilder().raster({ widthDots: 32, heightDots, rows }).bytes());
    const pieces = commands.flatMap((each) => (each.kind === 'raster' ? [each] : []));
    expect(pieces.every((each) => each.heightDots <= 255)).toBe(true);
    expect(pieces.reduce((sum, each) => sum + each.heightDots, 0)).toBe(heightDots);
    expect(pieces).toHaveLength(Math.ceil(heightDots / 255));
    expect(Buffer.concat(pieces.map((each) => each.rows)).length).toBe(rows.length);
  }
});
