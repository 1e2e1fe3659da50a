import { expect } from 'vitest';
import { MortalDisk, PowerGone, type Outcome } from './mortal-disk.ts';
import { seeded } from './seeded.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

/**
 * All or nothing of what was not synced, the names without what they stand for, that without the names, and any
 * mixture.
 */
const OUTCOMES: readonly (readonly [what: string, outcome: () => Outcome])[] = [
  ['all is kept', () => ({ names: () => true, data: () => 1 })],
  ['all is lost', () => ({ names: () => false, data: () => 0 })],
  ['names are kept, data is lost', () => ({ names: () => true, data: () => 0 })],
  ['names are kept, half of the data', () => ({ names: () => true, data: () => 0.5 })],
  ['names are lost, data is kept', () => ({ names: () => false, data: () => 1 })],
  ...Array.from({ length: 8 }, (_, at) => {
    const any = (): Outcome => {
      const random = seeded(SEED + at);
      return { names: () => random() < 0.5, data: () => random() };
    };
    return [`a mixture (SEED=${String(SEED)}, ${String(at)})`, any] as const;
  }),
];

/** Something that lasts, as it is tried here. */
export type Lasting = {
  /** Brings it to where the change begins. */
  readonly prepare?: (disk: MortalDisk) => Promise<void>;
  /** What must come about whole or not at all. */
  readonly change: (disk: MortalDisk) => Promise<void>;
  /** What stands there, as a fresh start reads it. */
  readonly read: (disk: MortalDisk) => Promise<unknown>;
};

/**
 * Takes the power away after each single call of a change, lets what was not synced be kept, lost or torn, and reads:
 * the old or the new, and the new once the change has been acknowledged. Then the change is made again, on what was
 * found.
 */
export async function surviveEveryCut({ prepare, change, read }: Lasting): Promise<void> {
  // What was acknowledged before counts as kept, and nothing else.
  const begin = async (): Promise<MortalDisk> => {
    const disk = new MortalDisk();
    await prepare?.(disk);
    return disk.after({ names: () => false, data: () => 0 });
  };
  const old = await read(await begin());
  const whole = await begin();
  await change(whole);
  const calls = whole.calls;
  const wanted = await read(whole);
  expect(wanted, 'the change changes something').not.toEqual(old);
  for (let left = 0; left <= calls; left += 1) {
    const disk = await begin();
    disk.dieAfter(left);
    const acknowledged = await change(disk).then(
      () => true,
      (fault: unknown) => {
        if (!isPowerGone(fault)) throw fault;
        return false;
      },
    );
    for (const [what, outcome] of OUTCOMES) {
      const found = disk.after(outcome());
      const when = `after ${String(left)} of ${String(calls)} calls, ${what}`;
      const value = await read(found);
      if (acknowledged) expect(value, `acknowledged, ${when}`).toEqual(wanted);
      else expect([old, wanted], `${when}: ${JSON.stringify(value)}`).toContainEqual(value);
      // What the cut left behind is in nobody's way.
      await change(found);
      await read(found);
    }
  }
}

function isPowerGone(fault: unknown): boolean {
  return fault instanceof PowerGone || (fault instanceof Error && fault.cause instanceof PowerGone);
}
