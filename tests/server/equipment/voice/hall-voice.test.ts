import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SoundZone } from '../../../../core/catalogue/sounds.ts';
import type { HeardOutcome, SpeakMessage } from '../../../../core/protocol/boards.ts';
import type { Hall, News } from '../../../../server/ledger/hall.ts';
import type { Speech, Spoken } from '../../../../server/equipment/voice/speech.ts';
import { HallVoice } from '../../../../server/equipment/voice/hall-voice.ts';
import { MONDAY_9, open, rulesOf, SUPERVISOR } from '../../../support/rules.ts';

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
let room: HallVoice;
/** The boards for which no page stands now. */
let away = new Set<string>();
/** The counters that had news of their call, and when. */
let told: { readonly counter: string; readonly at: number }[] = [];

const since = (): number => Date.now() - MONDAY_9;
const openRoom = (): HallVoice =>
  new HallVoice({
    hall,
    speech,
    zones: [zone('north', 'board-01'), zone('south', 'board-02')],
    timeZone: () => 'Asia/Shanghai',
    linked: (board) => !away.has(board),
    speak: (board, message) => spoken.push({ ...message, board, at: since() }),
    changed: (counter) => told.push({ counter, at: since() }),
  });

beforeEach(() => {
  vi.useFakeTimers({ now: MONDAY_9 });
  spoken = [];
  told = [];
  away = new Set();
  rules = rulesOf();
  room = openRoom();
});

afterEach(() => {
  room.stop();
  vi.useRealTimers();
});

/** A ticket is taken and called at a counter: the seq of the call. */
const call = (counter: string, service: string): number => {
  rules.now = Date.now();
  rules.take(service);
  return act('call-next', counter);
};
const act = (name: 'call-next' | 'recall' | 'serve', counter: string): number => {
  rules.now = Date.now();
  const events = rules.when(SUPERVISOR, { name, counter });
  if (typeof events === 'string') throw new Error(`refused: ${events}`);
  tell({ world: rules.world, events });
  return events.at(-1)?.seq ?? 0;
};
/** The board answers to the newest thing that it was told to say. */
const answer = (board: string, outcome: HeardOutcome = 'began'): void => {
  const last = spoken.findLast((each) => each.board === board);
  room.heard(board, last?.id ?? '', outcome);
};
const seqs = (board: string): readonly number[][] =>
  spoken.filter((each) => each.board === board).map(({ calls }) => calls.map(({ seq }) => seq));
/** A page that has begun to listen before anything was called. */
const NOTHING = { seq: 0, at: MONDAY_9 - 1 };

const times = (board: string): readonly number[] => spoken.filter((each) => each.board === board).map(({ at }) => at);

describe('a loudspeaker that is away', () => {
  beforeEach(() => {
    open(rules, '1', '2', '3');
  });

  it('[V22] calls wait for the board and are said when it links again, in order; another zone does not wait', () => {
    away.add('board-01');
    const first = call('1', 'alpha');
    vi.advanceTimersByTime(1000);
    const second = call('2', 'beta');
    expect(room.views()[0]).toMatchObject({ waiting: 2, silentSince: '2026-03-09T09:00:00+08:00' });
    expect(seqs('board-02')).toEqual([[first]]);
    expect(room.outcomeOf(second)).toBe('waiting');
    vi.advanceTimersByTime(1000);
    away.clear();
    room.linked('board-01', NOTHING);
    answer('board-01');
    expect(room.views()[0]?.silentSince).toBeUndefined();
    vi.advanceTimersByTime(6000);
    answer('board-01');
    vi.advanceTimersByTime(60_000);
    expect(seqs('board-01')).toEqual([[first], [second]]);
    expect([first, second].map((seq) => room.outcomeOf(seq))).toEqual(['spoken', 'spoken']);
  });

  it('[V22] a call that is older than the repeat window when the board comes, or over, is not said', () => {
    away.add('board-01').add('board-02');
    const old = call('1', 'alpha');
    vi.advanceTimersByTime(10_000);
    call('2', 'beta');
    const young = call('3', 'gamma');
    act('serve', '2');
    vi.advanceTimersByTime(5001);
    expect(room.outcomeOf(old)).toBe('silent');
    expect(room.outcomeOf(young)).toBe('waiting');
    away.clear();
    room.linked('board-01', NOTHING);
    expect(seqs('board-01')).toEqual([[young]]);
  });

  it('[V22] what the line swallowed is said to the page that links next, not what it had begun', () => {
    const first = call('1', 'alpha');
    const second = call('2', 'beta');
    // The line breaks before the server knows: nothing is answered, and the page comes again.
    vi.advanceTimersByTime(2000);
    room.linked('board-01', NOTHING);
    expect(seqs('board-01')).toEqual([[first], [first]]);
    vi.advanceTimersByTime(2000);
    room.linked('board-01', { seq: first, at: MONDAY_9 });
    vi.advanceTimersByTime(10_000);
    expect(seqs('board-01')).toEqual([[first], [first], [second]]);
    expect(room.outcomeOf(first)).toBe('spoken');
    // Nobody has answered to the second; it is said again while it is young.
    expect(room.outcomeOf(second)).toBe('silent');
    room.linked('board-01', { seq: first, at: MONDAY_9 });
    expect(seqs('board-01').at(-1)).toEqual([second]);
    answer('board-01');
    vi.advanceTimersByTime(60_000);
    expect(seqs('board-01')).toHaveLength(4);
    expect(room.outcomeOf(second)).toBe('spoken');
  });

  it('[V23] after a restart of the server young calls are said that the board has not begun, and none that it may have', () => {
    const first = call('1', 'alpha');
    vi.advanceTimersByTime(3000);
    const second = call('2', 'beta');
    room.stop();
    spoken = [];
    vi.advanceTimersByTime(5000);
    room = openRoom();
    room.linked('board-01', { seq: first, at: MONDAY_9 });
    // A page that was loaded after the call: another may have said it.
    room.linked('board-02', { seq: 0, at: Date.now() });
    expect(seqs('board-01')).toEqual([[second]]);
    expect(seqs('board-02')).toEqual([]);
    vi.advanceTimersByTime(60_000);
    room.linked('board-01', NOTHING);
    expect(spoken).toHaveLength(1);
  });
});

describe('what a counter is told', () => {
  beforeEach(() => {
    open(rules, '1', '2', '3');
  });

  it('[V24] a call that is over before its turn needs no voice any more, and its counter is told at once', () => {
    call('1', 'alpha');
    const second = call('2', 'beta');
    expect(room.outcomeOf(second)).toBe('waiting');
    vi.advanceTimersByTime(1000);
    told = [];
    act('serve', '2');
    expect(room.outcomeOf(second)).toBeUndefined();
    expect(told).toEqual([{ counter: '2', at: 1000 }]);
  });

  it('[V24] of a number that is called again before its turn, the call before needs no voice any more', () => {
    call('1', 'alpha');
    const before = call('2', 'beta');
    vi.advanceTimersByTime(1000);
    const again = act('recall', '2');
    expect(room.outcomeOf(before)).toBeUndefined();
    expect(room.outcomeOf(again)).toBe('waiting');
  });

  it('[V25] of a call that is heard in two zones the better outcome counts, whichever comes last', () => {
    const first = call('1', 'alpha');
    answer('board-01');
    vi.advanceTimersByTime(2000);
    answer('board-02', 'failed');
    vi.advanceTimersByTime(250);
    expect(room.outcomeOf(first)).toBe('speaking');
    vi.advanceTimersByTime(10_000);
    expect(room.outcomeOf(first)).toBe('spoken');
    away.add('board-02');
    const second = call('2', 'beta');
    answer('board-01');
    vi.advanceTimersByTime(6000);
    expect(room.outcomeOf(second)).toBe('spoken');
    vi.advanceTimersByTime(30_000);
    expect(room.outcomeOf(second)).toBe('spoken');
  });

  it('[V25] a new day, whose seqs begin again, knows nothing of the calls of the day before', () => {
    const first = call('1', 'alpha');
    answer('board-01');
    vi.advanceTimersByTime(6000);
    expect(room.outcomeOf(first)).toBe('spoken');
    const tomorrow = rulesOf(undefined, '2026-03-10', MONDAY_9 + 86_400_000);
    tell({ world: tomorrow.world, events: tomorrow.events });
    expect(room.outcomeOf(first)).toBeUndefined();
  });
});

describe('a muted loudspeaker', () => {
  it('[V27] its counter is told so, and its loudspeaker is not silent', () => {
    open(rules, '1', '2');
    const first = call('1', 'alpha');
    answer('board-01', 'muted');
    answer('board-02', 'muted');
    expect(room.outcomeOf(first)).toBe('muted');
    vi.advanceTimersByTime(6000);
    expect(room.outcomeOf(first)).toBe('muted');
    expect(room.views()[0]?.silentSince).toBeUndefined();
    const second = call('2', 'beta');
    answer('board-01', 'began');
    answer('board-02', 'muted');
    vi.advanceTimersByTime(1000);
    // Somebody mutes it while it speaks.
    answer('board-01', 'muted');
    vi.advanceTimersByTime(6000);
    expect(room.outcomeOf(second)).toBe('muted');
  });
});

describe('an emergency by voice', () => {
  it('[N81] is said at once in every zone, as loud as the zone ever is, and again every half minute until it is over', () => {
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

  it('[N81] another one in its place is said at once, and breaks off the one before', () => {
    room.alarm({ boards: [], raisedAt: 'a', evacuate: false });
    vi.advanceTimersByTime(2000);
    room.alarm({ boards: [], raisedAt: 'b', evacuate: false });
    vi.advanceTimersByTime(20_000);
    expect(times('board-01')).toEqual([0, 2000]);
    expect(spoken.every(({ hush }) => hush === true)).toBe(true);
  });

  it('[N81] breaks off the call that is being said; that is said again after it, if somebody still has to follow it', () => {
    open(rules, '1', '2', '3');
    const first = call('1', 'alpha');
    const second = call('2', 'beta');
    answer('board-01');
    vi.advanceTimersByTime(2000);
    room.alarm({ boards: ['board-01'], raisedAt: 'a', evacuate: false });
    expect(spoken.at(-1)).toMatchObject({ board: 'board-01', hush: true, calls: [], at: 2000 });
    vi.advanceTimersByTime(20_000);
    expect(seqs('board-01')).toEqual([[first], [], [first], [second]]);
    expect(seqs('board-02')).toEqual([[first], [second]]);
    expect(times('board-01').slice(2)).toEqual([7550, 13_100]);
    // One that is served meanwhile is not.
    room.alarm(undefined);
    const third = call('3', 'gamma');
    act('serve', '3');
    room.alarm({ boards: [], raisedAt: 'b', evacuate: false });
    vi.advanceTimersByTime(60_000);
    expect(seqs('board-01').filter((each) => each.includes(third))).toHaveLength(1);
  });

  it('[N81] is said to a board that was away as soon as it links', () => {
    away.add('board-01');
    room.alarm({ boards: [], raisedAt: 'a', evacuate: false });
    vi.advanceTimersByTime(8000);
    expect(times('board-01')).toEqual([]);
    away.clear();
    room.linked('board-01', NOTHING);
    expect(times('board-01')).toEqual([8000]);
    // The line swallowed it, and before the board is back it is withdrawn.
    room.alarm(undefined);
    room.linked('board-01', NOTHING);
    vi.advanceTimersByTime(60_000);
    expect(times('board-01')).toEqual([8000]);
  });

  it('[N81] one that is for some boards is said by those alone', () => {
    room.alarm({ boards: ['board-02'], raisedAt: 'a', evacuate: false });
    vi.advanceTimersByTime(1000);
    expect(times('board-01')).toEqual([]);
    expect(times('board-02')).toEqual([0]);
  });

  it('[N85] while the hall is to be left nobody is called: what is said is broken off, what waited and what comes is left out, the alarm comes every ten seconds', () => {
    open(rules, '1', '2', '3');
    const first = call('1', 'alpha');
    const second = call('2', 'beta');
    vi.advanceTimersByTime(2000);
    room.alarm({ boards: [], raisedAt: 'a', evacuate: true });
    const third = call('3', 'gamma');
    vi.advanceTimersByTime(25_000);
    expect(spoken.filter(({ board }) => board === 'board-01').map(({ at, calls }) => [at, calls.length])).toEqual([
      [0, 1],
      [2000, 0],
      [17_300, 0],
    ]);
    expect([first, second, third].map((seq) => room.outcomeOf(seq))).toEqual(['late', 'late', 'late']);
  });
});
