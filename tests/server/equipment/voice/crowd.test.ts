import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../../core/catalogue/catalogue.ts';
import type { Utterance, VoiceCall } from '../../../../core/voice/schedule.ts';
import type { VoicePlan } from '../../../../core/catalogue/sounds.ts';
import { loadHall } from '../../../../server/hall-file/read-hall-folder.ts';
import { loadClips } from '../../../../server/equipment/voice/clip-bank.ts';
import { Speech } from '../../../../server/equipment/voice/speech.ts';
import { lagsOf, speak } from '../../../support/speak-calls.ts';

const HALLS = join(import.meta.dirname, '..', '..', '..', '..', 'halls');
let hall: Catalogue;
let plan: VoicePlan;
let lengthOf: (utterance: Utterance) => number;

beforeAll(async () => {
  const file = await loadHall(join(HALLS, 'sample'));
  if (!file.ok) throw new Error('the sample hall cannot be read');
  hall = file.value.catalogue;
  plan = hall.sounds?.find(({ id }) => id === 'zone-1f-a')?.voices ?? [];
  const { bank } = await loadClips([join(HALLS, 'voice')]);
  const speech = new Speech(bank, new Map(hall.counters.map((each) => [each.id, each])), hall.phrases);
  lengthOf = (utterance) => speech.lengthOf(utterance);
});

/** Calls to the seventeen counters of zone 1F-A of the sample hall. */
const calls = (count: number, everyMs: number): readonly VoiceCall[] => {
  const counters = hall.counters.filter(({ zone }) => zone === '1F-A');
  return Array.from({ length: count }, (_, n) => ({
    seq: n + 1,
    at: n * everyMs,
    number: `${'ABC'.charAt(n % 3)}${String(10 + n * 7).padStart(3, '0')}`,
    counter: counters[(n * 5) % counters.length]?.id ?? '',
  }));
};

describe('a crowd in one zone of the sample hall, with the clips of the program', () => {
  it('[V7] twenty calls in a minute: each is said or merged, and none waits half a minute for the voice', () => {
    const { said, skipped } = speak(calls(20, 3000), plan, lengthOf);
    expect(said.flatMap(({ utterance }) => utterance.calls.map(({ seq }) => seq))).toEqual(
      Array.from({ length: 20 }, (_, n) => n + 1),
    );
    expect(skipped).toEqual([]);
    expect(Math.max(...lagsOf(said))).toBeLessThan(30_000);
  });

  it('[V7] as many, minute after minute: the voice does not fall behind', () => {
    const { said, skipped } = speak(calls(100, 3000), plan, lengthOf);
    expect(said.flatMap(({ utterance }) => utterance.calls)).toHaveLength(100);
    expect(skipped).toEqual([]);
    expect(Math.max(...lagsOf(said))).toBeLessThan(30_000);
  });

  it('[V7] at the same moment: ten are said within half a minute, twenty within a minute, none is left out', () => {
    for (const [count, withinMs] of [
      [10, 30_000],
      [20, 55_000],
    ] as const) {
      const { said, skipped } = speak(calls(count, 0), plan, lengthOf);
      expect(said.flatMap(({ utterance }) => utterance.calls)).toHaveLength(count);
      expect(skipped).toEqual([]);
      expect(Math.max(...lagsOf(said))).toBeLessThan(withinMs);
    }
  });
});
