import { describe, expect, it } from 'vitest';
import { receiptBytes } from '../../printer/print-slip.ts';
import { EPSON_TM_T82, GENERIC_80 } from '../../printer/render/profile.ts';
import { VirtualPrinter } from '../../printer/virtual/virtual-printer.ts';
import { sampleInput } from './slip-samples.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const asks = Uint8Array.from([16, 4, 1, 16, 4, 2, 16, 4, 3, 16, 4, 4]);

function printer(keep = 200): VirtualPrinter {
  return new VirtualPrinter({ widthDots: 576, now: () => 1_000, keep });
}

describe('the virtual printer', () => {
  it('[VP6] keeps what it printed: picture, text, length, time and answers', async () => {
    const machine = printer();
    const job = receiptBytes(sampleInput(), EPSON_TM_T82, '0042');
    const result = await machine.print(job);
    expect(result).toMatchObject({
      ok: true,
      value: { id: 1, at: 1_000, bytes: job.length, widthDots: 576, unknown: [] },
    });
    const slip = machine.slips[0];
    expect(slip?.png.subarray(1, 4).toString()).toBe('PNG');
    expect(slip?.text.join('\n')).toContain('新生儿出生登记（报户口）');
    expect(hex(slip?.replies ?? new Uint8Array())).toBe('10000000' + '372230303432' + '00');
  });

  it('[VP7] answers in the real protocol: well, paper low, paper out, cover open', () => {
    const machine = printer();
    expect(hex(machine.ask(asks))).toBe('12121212');
    machine.faults.paperLow = true;
    expect(hex(machine.ask(asks))).toBe('1212121e');
    machine.faults.paperOut = true;
    expect(hex(machine.ask(asks))).toBe('1a32127e');
    machine.faults.coverOpen = true;
    expect(hex(machine.ask(asks))).toBe('1a36127e');
    expect(hex(machine.ask(Uint8Array.from([0x1d, 0x61, 0xff])))).toBe('38000f00');
    expect(hex(machine.ask(Uint8Array.from([0x1d, 0x72, 1])))).toBe('');
  });

  it('[VP8] prints nothing while a fault is on, and says which', async () => {
    const machine = printer();
    machine.faults.paperOut = true;
    expect(await machine.print(receiptBytes(sampleInput(), GENERIC_80))).toEqual({ ok: false, error: 'paper-out' });
    machine.faults.coverOpen = true;
    expect(await machine.print(Uint8Array.of(0x41))).toEqual({ ok: false, error: 'cover-open' });
    expect(machine.slips).toEqual([]);
    machine.faults.paperOut = false;
    machine.faults.coverOpen = false;
    expect((await machine.print(Uint8Array.of(0x41))).ok).toBe(true);
  });

  it('[VP9] jobs come out one after the other, and the tray keeps the last', async () => {
    const machine = printer(3);
    const jobs = ['1', '2', '3', '4', '5'].map((text) => machine.print(Buffer.from(`${text}\n`)));
    await Promise.all(jobs);
    expect(machine.slips.map((slip) => slip.text[0])).toEqual(['3', '4', '5']);
    expect(machine.slips.map((slip) => slip.id)).toEqual([3, 4, 5]);
  });

  it('[VP10] a job is printed as it was when it was given', async () => {
    const machine = printer();
    const job = Buffer.from('AAAA\n');
    const printing = machine.print(job);
    job.fill(0x42);
    await printing;
    expect(machine.slips[0]?.text).toEqual(['AAAA']);
  });
});
