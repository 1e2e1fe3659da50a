import { describe, expect, it } from 'vitest';
import { receiptBytes } from '../../printer/print-slip.ts';
import { GENERIC_58, GENERIC_80 } from '../../printer/render/profile.ts';
import { Machine } from '../../printer/virtual/machine.ts';
import { sampleInput } from './slip-samples.ts';
import { fc } from '../support/property.ts';

const INIT = [0x1b, 0x40, 0x1d, 0x61, 0xff];
const line = (text: string) => [...Buffer.from(`${text}\n`)];
const CUT = [0x1d, 0x56, 66, 0];
const ASK_PAPER = [0x1d, 0x72, 1];
const JOB = Uint8Array.from([...INIT, ...line('A014'), ...CUT, ...ASK_PAPER]);

/** A machine and one caller, who writes down what it hears. */
function called(widthDots = 576, cutter = true) {
  const machine = new Machine(widthDots, cutter);
  const heard: number[] = [];
  const caller = { hear: (bytes: Uint8Array) => void heard.push(...bytes) };
  const take = (bytes: Iterable<number>) => {
    machine.take(Uint8Array.from(bytes), caller);
    machine.work();
  };
  return { machine, heard, caller, take, texts: () => machine.papers.map(({ text }) => text.join('|')) };
}

describe('the inside of the virtual network printer', () => {
  it('[VP11] a job in any pieces gives one paper, the same answers and nothing unknown', () => {
    const slip = receiptBytes(sampleInput(), GENERIC_80);
    const whole = called();
    whole.take(slip);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1 }), (sizes) => {
        const { machine, heard, take } = called();
        for (let at = 0, piece = 0; at < slip.length; piece += 1) {
          const size = sizes[piece % sizes.length] ?? 1;
          take(slip.subarray(at, at + size));
          at += size;
        }
        expect(machine.papers).toHaveLength(1);
        expect(machine.papers[0]?.text.join('')).toBe(whole.machine.papers[0]?.text.join(''));
        expect(machine.papers[0]?.unknown).toEqual([]);
        expect(heard).toEqual([0x10, 0, 0, 0, 0x00]);
      }),
      { numRuns: 30 },
    );
  });

  it('[VP18] a picture takes as long as its bytes, and so does the text behind it', () => {
    const { machine, caller, heard } = called();
    const picture = [0x1d, 0x76, 0x30, 0, 72, 0, 200, 0, ...Array.from({ length: 72 * 200 }, () => 0x55)];
    machine.take(Uint8Array.from([...INIT, ...picture, ...line('A014'), ...CUT, ...ASK_PAPER]), caller);
    const size = machine.waiting;
    let rounds = 0;
    for (; !heard.includes(0x00) || machine.papers.length === 0; rounds += 1) {
      expect(machine.work(60)).toBeLessThanOrEqual(60);
      expect(rounds).toBeLessThan(1000);
    }
    expect(rounds).toBeGreaterThanOrEqual(Math.floor(size / 60));
    expect(machine.work(60)).toBe(0);
  });

  it('[VP12] DLE EOT is answered on receipt, also in three pieces, in a picture, and behind a job that is held', () => {
    const { machine, heard, take } = called();
    for (const byte of [0x10, 0x04, 0x01]) take([byte]);
    expect(heard).toEqual([0x12]);
    take([0x1d, 0x76, 0x30, 0, 1, 0, 8, 0, 1, 0x10, 0x04, 0x04]);
    expect(heard).toEqual([0x12, 0x12]);
    take([0, 0, 0, 0]);
    machine.faults.coverOpen = true;
    take([...JOB, 0x10, 0x04, 0x02]);
    expect(heard).toEqual([0x12, 0x12, 0x16]);
    expect(machine.papers).toEqual([]);
  });

  it('[VP13] stopped by paper or cover it holds the job, tells the change, prints the rest when mended, and then says so', () => {
    const { machine, heard, take, texts } = called();
    machine.faults.paperOutAfter = INIT.length + 2;
    take(JOB);
    expect(heard).toEqual([0x10, 0, 0, 0, 0x18, 0, 0x0f, 0]);
    expect(texts()).toEqual([]);
    machine.faults.paperOut = false;
    machine.faults.coverOpen = true;
    machine.work();
    expect(heard.slice(8)).toEqual([0x38, 0, 0, 0]);
    machine.faults.coverOpen = false;
    machine.work();
    expect(texts()).toEqual(['A014']);
    expect(heard.slice(12)).toEqual([0x10, 0, 0, 0, 0x00]);
  });

  it('[VP13] it holds also what it was sent by a caller who has left, and then answers nobody', () => {
    const { machine, heard, caller, take, texts } = called();
    machine.faults.coverOpen = true;
    take(JOB);
    machine.leave(caller);
    machine.work();
    machine.faults.coverOpen = false;
    machine.work();
    expect(texts()).toEqual(['A014']);
    expect(heard.slice(0, 4)).toEqual([0x10, 0, 0, 0]);
  });

  it('[VP14] a job that breaks off leaves a scrap with its whole lines, and the next one is not touched', () => {
    const { machine, caller, take, texts } = called();
    take([...INIT, ...line('A0'), 0x41, 0x42, 0x1d, 0x56]);
    machine.leave(caller);
    machine.work();
    expect(machine.scraps.map(({ text }) => text)).toEqual([['A0']]);
    expect(machine.scraps[0]?.unknown).toMatchObject([{ kind: 'unknown', at: INIT.length + 5 }]);
    take(JOB);
    expect(texts()).toEqual(['A014']);
  });

  it('[VP14] without a cutter a paper ends where its acknowledgement is asked', () => {
    const { machine, take } = called(384, false);
    take(receiptBytes(sampleInput({ paperMm: 58 }), GENERIC_58));
    take(receiptBytes(sampleInput({ paperMm: 58, number: 'A015' }), GENERIC_58));
    expect(machine.papers.map(({ text }) => /A01\d/.exec(text.join())?.[0])).toEqual(['A014', 'A015']);
  });

  it('[VP15] each fault: what it prints and what it says', () => {
    const outcome = (faults: Partial<Machine['faults']>) => {
      const { machine, heard, take } = called();
      Object.assign(machine.faults, faults);
      take(JOB);
      return [machine.papers.length, heard.filter((byte, at) => at >= 4 && byte === 0).length > 0, heard.length];
    };
    expect(outcome({})).toEqual([1, true, 5]);
    expect(outcome({ silent: true })).toEqual([1, false, 0]);
    expect(outcome({ unconfirming: true })).toEqual([1, false, 4]);
    expect(outcome({ holds: true })).toEqual([0, false, 0]);
    expect(outcome({ loses: true })).toEqual([0, false, 0]);
    expect(outcome({ cutterError: true })).toEqual([0, false, 0]);
  });

  it('[VP15] a cutter error is told by DLE EOT 1, 2 and 3', () => {
    const { machine, heard, take } = called();
    machine.faults.cutterError = true;
    take([16, 4, 1, 16, 4, 2, 16, 4, 3, 16, 4, 4]);
    expect(heard).toEqual([0x1a, 0x52, 0x1a, 0x12]);
  });

  it('[VP15] paper that runs out at the cut: the paper is whole, its acknowledgement does not come', () => {
    const { machine, heard, take, texts } = called();
    machine.faults.paperOutAtCut = true;
    take(JOB);
    expect(texts()).toEqual(['A014']);
    expect(heard).toEqual([0x10, 0, 0, 0, 0x18, 0, 0x0f, 0]);
  });

  it('[VP16] power gone and back: what it held is lost, half a paper is a scrap', () => {
    const { machine, take, texts } = called();
    take([...INIT, ...line('A014')]);
    machine.faults.holds = true;
    take(JOB);
    machine.powerCycle();
    machine.faults.holds = false;
    machine.work();
    expect([texts(), machine.scraps.length, machine.backlog]).toEqual([[], 1, 0]);
    take(JOB);
    expect(texts()).toEqual(['A014']);
  });

  it('[VP5] no bytes whatever stop it', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 10 }), (pieces) => {
        const { machine, caller, take, texts } = called();
        for (const piece of pieces) take(piece);
        machine.leave(caller);
        machine.work();
        texts();
        machine.papers.length = 0;
        take(JOB);
        expect(texts()).toEqual(['A014']);
      }),
    );
  });
});
