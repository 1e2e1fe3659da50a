import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { hasPty, startPty } from '../hid/pty.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LedSign } from '../../../core/catalogue/signs.ts';
import type { SignText } from '../../../core/views/sign-text.ts';
import { openSignStations, type SignStations } from '../../../devices/sign/sign-stations.ts';
import { TcpSign } from '../../../devices/sign/virtual/tcp-sign.ts';
import { VirtualSign } from '../../../devices/sign/virtual/virtual-sign.ts';
import { SIGN_TIMES, type SignCondition, type SignTimes } from '../../../devices/sign/worker.ts';

const QUICK: SignTimes = {
  ...SIGN_TIMES,
  gapMs: 40,
  probeMs: 60,
  refreshMs: 60_000,
  firstRetryMs: 20,
  lastRetryMs: 80,
};
const ANSWER_MS = 100;

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function signOf(more: Partial<LedSign> = {}): LedSign {
  return {
    id: 'sign-1',
    name: { 'zh-Hans': '屏', 'zh-Hant': '屏', en: 'Sign' },
    family: 'bx-5k',
    where: 'virtual',
    screen: 1,
    widthDots: 128,
    heightDots: 16,
    shows: { kind: 'text' },
    languages: ['zh-Hans'],
    answers: true,
    ...more,
  };
}

/** What is read is so, soon: a machine with much to do takes longer. */
function becomes<T>(read: () => T): ReturnType<typeof expect.poll<T>> {
  return expect.poll(read, { interval: 10 });
}

function say(text: string): SignText {
  return { rows: [{ text, scroll: false }] };
}

type Stage = {
  readonly room: SignStations;
  readonly tcp: TcpSign;
  readonly signs: readonly VirtualSign[];
  readonly told: Map<string, SignCondition[]>;
  readonly state: (id?: string) => string | undefined;
};

/** Virtual signs at a real port, and a room that writes on them. */
async function set(
  signs: readonly LedSign[] = [signOf()],
  times = QUICK,
  over: (port: number) => Promise<number> = (port) => Promise.resolve(port),
): Promise<Stage> {
  const virtual = signs.map((sign) => new VirtualSign(sign, () => performance.now()));
  const tcp = new TcpSign(virtual);
  const port = await over(await tcp.listen());
  closing.push(() => tcp.powerOff());
  const told = new Map<string, SignCondition[]>();
  const room = openSignStations(
    signs.map((sign) => ({ ...sign, where: `tcp://127.0.0.1:${String(port)}` })),
    { times, answerMs: ANSWER_MS, state: (id, condition) => told.set(id, [...(told.get(id) ?? []), condition]) },
  );
  closing.push(() => room.close());
  return { room, tcp, signs: virtual, told, state: (id = 'sign-1') => told.get(id)?.at(-1)?.state };
}

type Forgetful = {
  /** Stands before that port from now on. */
  readonly to: (port: number) => Promise<number>;
  /** Nothing comes through the connections that there are any more, and nobody is told. */
  readonly forget: () => void;
  readonly calls: () => number;
};

async function forgetful(): Promise<Forgetful> {
  let behind = 0;
  let calls = 0;
  const sockets = new Set<Socket>();
  const pairs = new Set<readonly [Socket, Socket]>();
  const server = createServer((front) => {
    calls += 1;
    const back = connect(behind, '127.0.0.1');
    pairs.add([front, back]);
    for (const socket of [front, back]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    front.pipe(back);
    back.pipe(front);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  });
  return {
    to: (port) => {
      behind = port;
      return Promise.resolve((server.address() as AddressInfo).port);
    },
    forget() {
      for (const [front, back] of pairs) {
        front.unpipe().resume();
        back.unpipe().resume();
      }
      pairs.clear();
    },
    calls: () => calls,
  };
}

function only<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined) throw new Error('nothing there');
  return first;
}

const families = ['bx-5k', 'bx-6k', 'alpha'] as const;

describe.each(families)('a sign of the family %s at a real port', (family) => {
  const sign = family === 'alpha' ? signOf({ family, screen: 0, languages: ['en'] }) : signOf({ family });
  const text = family === 'alpha' ? 'A012 to Counter 3' : '请A012号到3号窗口';

  it('[SG30] shows the text, and says that it does', async () => {
    const { room, signs, state } = await set([sign]);
    room.show('sign-1', say(text));
    await becomes(() => only(signs).reads()).toEqual([text]);
    await becomes(() => state()).toBe('ok');
  });

  it('[SG31] unplugged is told within the time of a question, and what it should say comes back by itself', async () => {
    const { room, tcp, signs, state } = await set([sign]);
    room.show('sign-1', say('A001'));
    await becomes(() => state()).toBe('ok');
    await tcp.powerOff();
    await becomes(() => state()).toBe('unreachable');
    room.show('sign-1', say('A002'));
    await tcp.powerOn();
    await becomes(() => only(signs).reads()).toEqual(['A002']);
    await becomes(() => state()).toBe('ok');
  });

  it('[SG32] a cable that is out is noticed though the connection stays', async () => {
    const { room, tcp, signs, state, told } = await set([sign]);
    room.show('sign-1', say('A001'));
    await becomes(() => state()).toBe('ok');
    tcp.cableOut = true;
    await becomes(() => state()).toBe('unreachable');
    expect(told.get('sign-1')?.at(-1)?.why).toBe('it does not answer');
    tcp.cableOut = false;
    room.show('sign-1', say('A003'));
    await becomes(() => only(signs).reads()).toEqual(['A003']);
  });

  it('[SG33] what a sign refuses is told in words; garbled bytes are sent again', async () => {
    const { room, signs, state, told } = await set([sign]);
    const { faults } = only(signs);
    faults.garbled = true;
    room.show('sign-1', say('A001'));
    await becomes(() => state()).toBe('refused');
    expect(told.get('sign-1')?.at(-1)?.why).toBe('the checksum was wrong');
    faults.garbled = false;
    await becomes(() => only(signs).reads()).toEqual(['A001']);
    await becomes(() => state()).toBe('ok');
    faults.wrongChecksum = true;
    await becomes(() => state()).toBe('unreachable');
    faults.wrongChecksum = false;
    await becomes(() => state()).toBe('ok');
  });
});

describe.runIf(hasPty)('signs at a serial line', () => {
  it.each([
    ['bx-5k', [1, 2], ['请到1号窗口', 'A002']],
    ['alpha', [0], ['A012 to Counter 3']],
  ] as const)('[SG41] %s: shown, the adapter pulled out, told', async (family, screens, texts) => {
    const pty = await startPty();
    closing.push(() => pty.end());
    const signs = screens.map((screen) => signOf({ id: `sign-${String(screen)}`, family, screen }));
    const virtual = signs.map((sign) => new VirtualSign(sign, () => performance.now()));
    pty.onSaid((bytes) => {
      for (const sign of virtual) for (const answer of sign.hear(bytes)) pty.say(answer);
    });
    const told = new Map<string, string>();
    const room = openSignStations(
      signs.map((sign) => ({ ...sign, where: `serial:${pty.path}?baud=9600` })),
      { times: QUICK, state: (id, { state }) => told.set(id, state) },
    );
    closing.push(() => room.close());
    for (const [at, { id }] of signs.entries()) room.show(id, say(texts[at] ?? ''));
    await becomes(() => virtual.map((sign) => sign.reads()[0])).toEqual(texts);
    await becomes(() => [...told.values()]).toEqual(signs.map(() => 'ok'));
    await pty.end();
    await becomes(() => [...told.values()]).toEqual(signs.map(() => 'unreachable'));
  });
});

describe('the worker of a sign', () => {
  it('[SG34] of many texts in a row only the first and the newest are sent', async () => {
    const { room, signs } = await set();
    const heard = vi.spyOn(only(signs), 'hear');
    for (let n = 0; n < 500; n += 1) room.show('sign-1', say(`A${String(n).padStart(3, '0')}`));
    await becomes(() => only(signs).reads()).toEqual(['A499']);
    expect(heard.mock.calls.length).toBeLessThan(4);
  });

  it('[SG31] a card that hangs up after every answer is well, and its text is not written anew each time', async () => {
    const { room, tcp, signs, state, told } = await set();
    tcp.hangsUp = true;
    room.show('sign-1', say('A001'));
    await becomes(() => state()).toBe('ok');
    const heard = vi.spyOn(only(signs), 'hear');
    // Questions, and no texts: those are longer.
    await becomes(() => heard.mock.calls.length).toBeGreaterThan(3);
    expect(told.get('sign-1')?.map((each) => each.state)).toEqual(['ok']);
    expect(Math.max(...heard.mock.calls.map(([bytes]) => bytes.length))).toBeLessThan(40);
    room.show('sign-1', say('A002'));
    await becomes(() => only(signs).reads()).toEqual(['A002']);
  });

  it('[SG35] the same text is not written again before its time, and then it is', async () => {
    const { room, signs, state } = await set([signOf()], { ...QUICK, probeMs: 10_000, refreshMs: 2000 });
    const heard = vi.spyOn(only(signs), 'hear');
    room.show('sign-1', say('A001'));
    await becomes(() => state()).toBe('ok');
    room.show('sign-1', say('A001'));
    await new Promise((done) => setTimeout(done, 150));
    expect(heard.mock.calls.length).toBe(1);
    await becomes(() => heard.mock.calls.length).toBe(2);
  });

  it('[SG36] a card that hears nothing any more takes the text away by itself', async () => {
    const { room, signs, state } = await set([signOf()], { ...QUICK, keepMs: 1000 });
    room.show('sign-1', say('A001'));
    await becomes(() => state()).toBe('ok');
    room.show('sign-1', undefined);
    await becomes(() => only(signs).reads()).toEqual([]);
    expect(state()).toBe('ok');
  });

  it('[SG37] signs that share a line have their own texts, and one that is dead does not hold up the others', async () => {
    const shared = [1, 2, 3].map((screen) => signOf({ id: `sign-${String(screen)}`, screen }));
    const { room, signs, state } = await set(shared);
    only(signs.slice(1)).unplug();
    for (const { id } of shared) room.show(id, say(id.toUpperCase()));
    await becomes(() => [signs[0]?.reads(), signs[2]?.reads()]).toEqual([['SIGN-1'], ['SIGN-3']]);
    await becomes(() => state('sign-2')).toBe('unreachable');
    await becomes(() => [state('sign-1'), state('sign-3')]).toEqual(['ok', 'ok']);
    only(signs.slice(1)).plug();
    await becomes(() => signs[1]?.reads()).toEqual(['SIGN-2']);
  });

  it('[SG67] a converter that forgot the connection without a word is called anew, though signs share it', async () => {
    const shared = [1, 2, 3].map((screen) => signOf({ id: `sign-${String(screen)}`, screen }));
    const way = await forgetful();
    const { room, signs, state } = await set(shared, QUICK, way.to);
    for (const { id } of shared) room.show(id, say(id.toUpperCase()));
    await becomes(() => signs.map((sign) => sign.reads()[0])).toEqual(['SIGN-1', 'SIGN-2', 'SIGN-3']);
    way.forget();
    await becomes(() => shared.map(({ id }) => state(id))).toEqual(shared.map(() => 'unreachable'));
    for (const { id } of shared) room.show(id, say('A001'));
    await becomes(() => signs.map((sign) => sign.reads()[0])).toEqual(['A001', 'A001', 'A001']);
    await becomes(() => shared.map(({ id }) => state(id))).toEqual(shared.map(() => 'ok'));
    expect(way.calls()).toBe(2);
  });

  it('[SG67] one that lives keeps the line of those that are dead', async () => {
    const shared = [1, 2, 3].map((screen) => signOf({ id: `sign-${String(screen)}`, screen }));
    const way = await forgetful();
    const { room, signs, state } = await set(shared, QUICK, way.to);
    for (const sign of signs.slice(1)) sign.unplug();
    for (const { id } of shared) room.show(id, say(id.toUpperCase()));
    await becomes(() => shared.map(({ id }) => state(id))).toEqual(['ok', 'unreachable', 'unreachable']);
    await new Promise((done) => setTimeout(done, 20 * ANSWER_MS));
    expect(way.calls()).toBe(1);
  });

  it('[SG38] a sign that never answers is written on, and taken for well while its line is', async () => {
    const { room, tcp, signs, state } = await set([signOf({ answers: false })]);
    only(signs).faults.silent = true;
    room.show('sign-1', say('A001'));
    await becomes(() => only(signs).reads()).toEqual(['A001']);
    await becomes(() => state()).toBe('ok');
    await tcp.powerOff();
    await becomes(() => state()).toBe('unreachable');
  });

  it('[SG39] pulled and plugged at any moment, it always comes back to the newest text', async () => {
    const { room, tcp, signs, state } = await set();
    for (let round = 0; round < 12; round += 1) {
      room.show('sign-1', say(`B${String(round)}`));
      await new Promise((done) => setTimeout(done, round * 7));
      await tcp.powerOff();
      room.show('sign-1', say(`C${String(round)}`));
      await new Promise((done) => setTimeout(done, (round * 13) % 50));
      await tcp.powerOn();
    }
    await becomes(() => only(signs).reads()).toEqual(['C11']);
    await becomes(() => state()).toBe('ok');
  });
});
