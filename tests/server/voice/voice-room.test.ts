import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SoundZone } from '../../../core/catalogue/read-sounds.ts';
import type { SpeakMessage } from '../../../core/protocol/boards.ts';
import type { Hall } from '../../../server/app/hall.ts';
import type { Speech, Spoken } from '../../../server/voice/speech.ts';
import { VoiceRoom } from '../../../server/voice/voice-room.ts';
import { rulesOf } from '../../support/rules.ts';

const LENGTH_MS = 5000;
const zone = (id: string, board: string): SoundZone => ({
  id,
  board,
  zones: ['1F-A'],
  voices: [{ language: 'zh', times: 1 }],
  volume: 40,
  volumeAt: [{ from: 0, to: 60, volume: 70 }],
});

const sound = (key: string): Spoken => ({ key, lengthMs: LENGTH_MS, wave: Buffer.alloc(0), words: key });
// What of them the room asks for.
const speech = {
  canSpeak: true,
  alarm: () => sound('alarm'),
  say: () => sound('call'),
  lengthOf: () => LENGTH_MS,
} as unknown as Speech;
const hall = {
  now: () => Date.now(),
  subscribe: () => () => undefined,
  world: () => rulesOf().world,
} as unknown as Hall;

let spoken: (SpeakMessage & { readonly board: string; readonly at: number })[] = [];
let room: VoiceRoom;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  spoken = [];
  room = new VoiceRoom({
    hall,
    speech,
    zones: [zone('north', 'board-01'), zone('south', 'board-02')],
    timeZone: 'Asia/Shanghai',
    speak: (board, message) => spoken.push({ ...message, board, at: Date.now() - 1_000_000 }),
    changed: () => undefined,
  });
});

afterEach(() => {
  room.stop();
  vi.useRealTimers();
});

const times = (board: string): readonly number[] => spoken.filter((each) => each.board === board).map(({ at }) => at);

describe('an emergency by voice', () => {
  test('[N81] is said at once in every zone, as loud as the zone ever is, and again every half minute until it is over', () => {
    room.alarm({ boards: [], raisedAt: 'a' });
    expect(spoken).toMatchObject([
      { board: 'board-01', volume: 70, calls: [], url: '/api/v1/voice/alarm.wav' },
      { board: 'board-02', volume: 70 },
    ]);
    // Told again that it is on, nothing is said twice.
    room.alarm({ boards: [], raisedAt: 'a' });
    vi.advanceTimersByTime(75_000);
    expect(times('board-01')).toEqual([0, 35_300, 70_600]);
    room.alarm(undefined);
    vi.advanceTimersByTime(120_000);
    expect(times('board-01')).toEqual([0, 35_300, 70_600]);
  });

  test('[N81] another one in its place is said at once, after what is being said', () => {
    room.alarm({ boards: [], raisedAt: 'a' });
    vi.advanceTimersByTime(2000);
    room.alarm({ boards: [], raisedAt: 'b' });
    vi.advanceTimersByTime(20_000);
    expect(times('board-01')).toEqual([0, 5550]);
  });

  test('[N81] one that is for some boards is said by those alone', () => {
    room.alarm({ boards: ['board-02'], raisedAt: 'a' });
    vi.advanceTimersByTime(1000);
    expect(times('board-01')).toEqual([]);
    expect(times('board-02')).toEqual([0]);
  });
});
