import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HeardOutcome, SpeakMessage } from '../../core/protocol/boards.ts';
import { VoicePlayer, waitFor } from '../../display/announce/voice-player.ts';
import { fc } from '../support/property.ts';

const LENGTH_MS = 4000;
const NINE = Date.UTC(2026, 2, 9, 1, 0, 0);

/** A sound that was played: from when to when, and how loud it is. */
type Played = { readonly from: number; to: number; readonly gain: { gain: { value: number }; connect(): void } };
let played: Played[] = [];
/** How long the line takes for each sound, in turn. */
let fetchMs: number[] = [];
let heard: [string, HeardOutcome][] = [];
let player: VoicePlayer;

const seconds = (): number => (Date.now() - NINE) / 1000;
/** The sound card of a browser, by the clock of the test. */
class Card {
  state = 'running';
  get currentTime(): number {
    return seconds();
  }
  decodeAudioData(): Promise<{ duration: number }> {
    return Promise.resolve({ duration: LENGTH_MS / 1000 });
  }
  createGain(): Played['gain'] {
    return { gain: { value: 1 }, connect: () => undefined };
  }
  createBufferSource(): object {
    let on: Played['gain'];
    let sound: Played | undefined;
    return {
      connect: (gain: Played['gain']) => (on = gain),
      start: (at: number) => played.push((sound = { from: at, to: at + LENGTH_MS / 1000, gain: on })),
      stop: () => {
        if (sound !== undefined) sound.to = Math.min(sound.to, seconds());
      },
    };
  }
}

beforeEach(() => {
  vi.useFakeTimers({ now: NINE });
  played = [];
  fetchMs = [];
  heard = [];
  vi.stubGlobal('AudioContext', Card);
  vi.stubGlobal('fetch', async () => {
    await new Promise((done) => setTimeout(done, fetchMs.shift() ?? 20));
    return new Response(new ArrayBuffer(8));
  });
  player = new VoicePlayer(
    () => Date.now(),
    (id, outcome) => heard.push([id, outcome]),
    () => undefined,
  );
  player.wake();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

let messages = 0;
const say = (seqs: readonly number[], more: Partial<SpeakMessage> = {}): string => {
  const message: SpeakMessage = {
    zone: 'north',
    id: `m${String((messages += 1))}`,
    url: '/sound.wav',
    startsAt: new Date(Date.now() + 300).toISOString(),
    lengthMs: LENGTH_MS,
    volume: 80,
    calls: seqs.map((seq) => ({ seq, at: new Date(NINE + seq).toISOString(), number: 'A001', counter: '1' })),
    ...more,
  };
  void player.play(message);
  return message.id;
};
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe('what a board plays', () => {
  it('[V26] a sound waits for the one before it, and is left out when it would begin too late', () => {
    expect(waitFor(300, 0)).toBe(300);
    expect(waitFor(-200, 0)).toBe(0);
    expect(waitFor(300, 900)).toBe(900);
    expect(waitFor(-1501, 0)).toBeUndefined();
    expect(waitFor(0, 1501)).toBeUndefined();
  });

  it('[V26] however slow the line is, two sounds never overlap', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 6000 }), { minLength: 2, maxLength: 12 }), async (slow) => {
        played = [];
        fetchMs = [...slow];
        for (const [n] of slow.entries()) {
          say([1000 * messages + n]);
          await pass(LENGTH_MS + 550);
        }
        await pass(10_000);
        for (const [n, { from }] of played.entries()) expect(from).toBeGreaterThanOrEqual(played[n - 1]?.to ?? 0);
      }),
      { numRuns: 100 },
    );
  });

  it('[V23] tells which call it has begun, and says none twice', async () => {
    expect(player.begun()).toEqual({ seq: 0, at: '2026-03-09T01:00:00.000Z' });
    say([7, 8]);
    await pass(5000);
    expect(player.begun()).toEqual({ seq: 8, at: new Date(NINE + 8).toISOString() });
    const again = say([8]);
    const other = say([8, 9]);
    await pass(5000);
    expect(heard.slice(1)).toEqual([
      [again, 'began'],
      [other, 'began'],
    ]);
    expect(played).toHaveLength(2);
  });

  it('[V27] muted, or told volume 0, it says that nobody hears it; muting silences what sounds, unmuting lets it be heard', async () => {
    const loud = say([1]);
    await pass(1000);
    const usual = played[0]?.gain.gain.value ?? 0;
    expect(usual).toBeGreaterThan(0);
    player.mute(true);
    expect(played[0]?.gain.gain.value).toBe(0);
    player.mute(false);
    expect(played[0]?.gain.gain.value).toBe(usual);
    await pass(5000);
    const nothing = say([2], { volume: 0 });
    await pass(5000);
    expect([player.quiet, player.sound]).toEqual([true, 'muted']);
    player.mute(true);
    const muted = say([3]);
    await pass(5000);
    expect(played[2]?.gain.gain.value).toBe(0);
    expect(heard).toEqual([
      [loud, 'began'],
      [loud, 'muted'],
      [nothing, 'muted'],
      [muted, 'muted'],
    ]);
  });

  it('[N81] an alarm breaks off what sounds and what is on its way; what was broken off was not said', async () => {
    say([1]);
    await pass(5000);
    say([2]);
    await pass(2000);
    fetchMs = [400];
    say([3]);
    await pass(100);
    fetchMs = [20];
    const alarm = say([], { hush: true });
    await pass(10_000);
    expect(played).toHaveLength(3);
    expect(played[1]?.to).toBeCloseTo(7.1);
    expect(played[2]?.from).toBeCloseTo(7.4);
    expect(heard.at(-1)).toEqual([alarm, 'began']);
    expect(player.begun().seq).toBe(1);
    say([2]);
    await pass(5000);
    expect(played).toHaveLength(4);
  });
});
