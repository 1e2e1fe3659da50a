import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SoundZone } from '../../../core/catalogue/read-sounds.ts';
import type { SpeakMessage } from '../../../core/protocol/boards.ts';
import type { Hall, News } from '../../../server/app/hall.ts';
import type { Speech, Spoken } from '../../../server/voice/speech.ts';
import { VoiceRoom } from '../../../server/voice/voice-room.ts';
import { MONDAY_9, open, rulesOf, SUPERVISOR } from '../../support/rules.ts';

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
  subscribe: (listener: (news: News) => void) => {
    tell = listener;
    return () => undefined;
  },
  world: () => rules.world,
} as unknown as Hall;
let rules = rulesOf();
let tell: (news: News) => void = () => undefined;

let spoken: (SpeakMessage & { readonly board: string; readonly at: number })[] = [];
let room: VoiceRoom;

beforeEach(() => {
  vi.useFakeTimers({ now: MONDAY_9 });
  spoken = [];
  rules = rulesOf();
  room = new VoiceRoom({
    hall,
    speech,
    zones: [zone('north', 'board-01'), zone('south', 'board-02')],
    timeZone: 'Asia/Shanghai',
    speak: (board, message) => spoken.push({ ...message, board, at: Date.now() - MONDAY_9 }),
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
    room.alarm({ boards: [], raisedAt: 'a', evacuate: false });
    expect(spoken).toMatchObject([
      { board: 'board-01', volume: 70, calls: [], url: '/api/v1/voice/alarm.wav' },
      { board: 'board-02', volume: 70 },
    ]);
    // Told again that it is on, nothing is said twice.
    room.alarm({ boards: [], raisedAt: 'a', evacuate: false });
    vi.advanceTimersByTime(75_000);
    expect(times('board-01')).toEqual([0, 35_300, 70_600]);
    room.alarm(undefined);
    vi.advanceTimersByTime(120_000);
    expect(times('board-01')).toEqual([0, 35_300, 70_600]);
  });

  test('[N81] another one in its place is said at once, after what is being said', () => {
    room.alarm({ boards: [], raisedAt: 'a', evacuate: false });
    vi.advanceTimersByTime(2000);
    room.alarm({ boards: [], raisedAt: 'b', evacuate: false });
    vi.advanceTimersByTime(20_000);
    expect(times('board-01')).toEqual([0, 5550]);
  });

  test('[N81] one that is for some boards is said by those alone', () => {
    room.alarm({ boards: ['board-02'], raisedAt: 'a', evacuate: false });
    vi.advanceTimersByTime(1000);
    expect(times('board-01')).toEqual([]);
    expect(times('board-02')).toEqual([0]);
  });

  test('[N85] while the hall is to be left nobody is called: what waited and what comes is left out, the alarm comes every ten seconds', () => {
    open(rules, '1', '2', '3');
    const call = (counter: string, service: string): number => {
      rules.take(service);
      const events = rules.when(SUPERVISOR, { name: 'call-next', counter });
      if (typeof events === 'string') throw new Error(`refused: ${events}`);
      tell({ world: rules.world, events });
      return events.find(({ type }) => type === 'TicketCalled')?.seq ?? 0;
    };
    const first = call('1', 'alpha');
    const second = call('2', 'beta');
    room.alarm({ boards: [], raisedAt: 'a', evacuate: true });
    const third = call('3', 'gamma');
    vi.advanceTimersByTime(25_000);
    expect(spoken.filter(({ board }) => board === 'board-01').map(({ at, calls }) => [at, calls.length])).toEqual([
      [0, 1],
      [5550, 0],
      [20_850, 0],
    ]);
    expect([first, second, third].map((seq) => room.outcomeOf(seq))).toEqual(['silent', 'late', 'late']);
  });
});
