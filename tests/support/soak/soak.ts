import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { dayLimit } from '../../../core/catalogue/business-day.ts';
import { HOUR } from '../../../core/base/time.ts';
import type { World } from '../../../core/record/world.ts';
import { playedHall } from '../../../server/demo/demo-folder.ts';
import { clientOf, login, type Client, type Said } from '../client.ts';
import { freePort } from '../free-port.ts';
import { connect, type Live } from '../live.ts';
import { startRelay, type Relay } from '../relay.ts';
import { seeded } from '../seeded.ts';
import { UNOWNED } from '../unowned.ts';
import { Actors } from './actors.ts';
import { again } from './again.ts';
import { AgentKiosk } from './agent-kiosk.ts';
import { invariantsHold } from './invariants.ts';
import { canLimit, fewDescriptors } from './few-descriptors.ts';
import { startTimedHall, type TimedHall } from './timed-hall.ts';
import { upgradeUnderKills } from './upgraded.ts';

const KIOSKS = 4;
const CLERKS = 8;
const ROOM_MB = 256;
/** Longer than a server needs to come back and answer everybody who waits. */
const HEAL_MS = 60_000;
/** The kiosk that an agent of its own serves. */
const AGENT_KIOSK = 'kiosk-5';

/** What a soak came to. */
export type Soaked = {
  readonly steps: Readonly<Record<string, number>>;
  /** How many kinds of trouble this machine can make. */
  readonly kinds: number;
  readonly tickets: number;
  readonly commands: number;
  readonly days: number;
};

type Parts = {
  readonly data: string;
  readonly port: number;
  readonly hallFile: string;
  readonly printers: Awaited<ReturnType<typeof playedHall>>['printers'];
  readonly relay: Relay;
  readonly random: () => number;
};

/**
 * A real server under seeded chaos: people and devices work, something fails, it is mended, and then all must hold.
 * Throws at the first step after which it does not; the same seed does the same steps.
 */
export async function soak(options: {
  readonly seed: number;
  readonly ms: number;
  readonly say?: (line: string) => void;
}): Promise<Soaked> {
  const { seed, ms, say = () => undefined } = options;
  const data = await mkdtemp(join(tmpdir(), 'hallcall-soak-'));
  const small = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${String(ROOM_MB)}m`, 'tmpfs', data]).status === 0;
  if (!small) say('no disk of its own (that needs root): it is never full');
  const port = await freePort();
  const relay = await startRelay(port);
  const { hallFile, printers } = await playedHall(join(process.cwd(), 'halls', 'sample'));
  await atAnAgent(join(hallFile, 'devices.csv'), AGENT_KIOSK);
  const parts: Parts = { data, port, hallFile, printers, relay, random: seeded(seed) };
  const run = new Soak(parts, seed);
  const steps: Record<string, number> = {};
  try {
    await run.begin();
    const kinds = kindsOf(small, parts.random);
    const until = Date.now() + ms;
    for (let step = 1; Date.now() < until || step === 1; step += 1) {
      // Each kind once, then by chance.
      const kind = kinds[step - 1] ?? kinds[Math.floor(parts.random() * kinds.length)] ?? 'nothing';
      say(`step ${String(step)}: ${kind}`);
      await run.step(kind).catch((fault: unknown) => {
        const why = fault instanceof Error ? fault.message : String(fault);
        throw new Error(`seed ${String(seed)}, step ${String(step)} (${kind}): ${why}\n${run.output()}`);
      });
      steps[kind] = (steps[kind] ?? 0) + 1;
    }
    return { steps, kinds: kinds.length, ...run.counts() };
  } finally {
    await run.end();
    await relay.close();
    for (const printer of printers.values()) await printer.close();
    if (small) spawnSync('umount', ['-l', data]);
    await rm(data, { recursive: true, force: true });
  }
}

type Kind = keyof typeof CHAOS;

/** What this machine can do, in an order of the seed's; the first is nothing, so that what follows has a day. */
function kindsOf(small: boolean, random: () => number): readonly Kind[] {
  const all = (Object.keys(CHAOS) as Kind[]).filter(
    (kind) => (small || kind !== 'full disk') && (canLimit() || kind !== 'few descriptors') && kind !== 'nothing',
  );
  const placed = all.map((kind) => ({ kind, place: random() })).sort((one, other) => one.place - other.place);
  return ['nothing', ...placed.map(({ kind }) => kind)];
}

/** The printer of a kiosk stands at an agent's machine. */
async function atAnAgent(file: string, kiosk: string): Promise<void> {
  const table = await readFile(file, 'utf8');
  await writeFile(file, table.replace(new RegExp(`^(${kiosk},.*,)(tcp://)`, 'm'), '$1agent:pc-1:$2'));
}

/** What may happen while people work; each leaves the server to be mended. */
const CHAOS = {
  nothing: (run: Soak) => run.work(40),
  kill: (run: Soak) => run.killed(),
  stop: (run: Soak) => run.stopped(),
  'cut links': (run: Soak) => run.cut(),
  flood: (run: Soak) => run.flooded(),
  'clock ahead': (run: Soak) => run.clockJumps(1),
  'clock back': (run: Soak) => run.clockJumps(-1),
  'kiosk alone': (run: Soak) => run.kioskAlone(),
  'agent deaf': (run: Soak) => run.agentDeaf(),
  'few descriptors': (run: Soak) => run.fewDescriptors(),
  upgrade: (run: Soak) => run.upgraded(),
  'printer faults': (run: Soak) => run.printerFaults(),
  'full disk': (run: Soak) => run.fullDisk(),
  'change of day': (run: Soak) => run.changeOfDay(),
} as const;

class Soak {
  private hall: TimedHall | undefined;
  private aheadMs = 0;
  private actors: Actors | undefined;
  private manager: Client | undefined;
  private kiosks: Client[] = [];
  private readonly clerks: Client[] = [];
  private screens: Live[] = [];
  private agent: AgentKiosk | undefined;
  private world: World | undefined;
  private readonly days = new Set<string>();
  private said = '';

  constructor(
    private readonly parts: Parts,
    private readonly seed: number,
  ) {}

  async begin(): Promise<void> {
    await this.start();
    const { relay, random } = this.parts;
    const { url } = relay;
    const admin = await login(url, 'admin');
    const kiosks: Client[] = [];
    for (const id of ['kiosk-1', 'kiosk-2', 'kiosk-3', AGENT_KIOSK].slice(0, KIOSKS)) {
      const made = await admin.post('/devices', { kind: 'kiosk', id });
      kiosks.push(clientOf(url, made.body['token'] as string));
    }
    await this.signIn();
    const services: string[] = [];
    const all = (await admin.get('/services?limit=1000')).body['items'] as { id: string; line: string }[];
    for (let n = 1; n <= CLERKS; n += 1) {
      const opened = await this.clerks[n - 1]?.post(`/counters/${String(n)}/open`);
      const lines = (await admin.get(`/counters/${String(n)}`)).body['counter'] as { lines: { line: string }[] };
      if (opened?.status !== 200) throw new Error(`counter ${String(n)}: ${JSON.stringify(opened?.body)}`);
      services.push(
        ...all
          .filter(({ line }) => line === lines.lines[0]?.line)
          .map(({ id }) => id)
          .slice(0, 3),
      );
    }
    const { body } = await admin.post('/devices', { kind: 'agent', id: 'pc-1' });
    admin.close();
    const token = body['token'] as string;
    const service = services[0] ?? '';
    this.agent = new AgentKiosk({ server: url, token, kiosk: AGENT_KIOSK, service, seed: this.seed });
    await this.agent.start();
    this.kiosks = kiosks;
    this.actors = new Actors({ kiosks, clerks: this.clerks, services, random, seed: this.seed });
    for (const topic of ['board:board-01', 'board:board-02', 'hall']) {
      const screen = await connect(url);
      screen.socket.on('connect', () => void screen.watch(topic).catch(() => undefined));
      await screen.watch(topic);
      this.screens.push(screen);
    }
  }

  /** Something happens; then everything is mended, answered, and looked at. */
  async step(kind: Kind): Promise<void> {
    await CHAOS[kind](this);
    if (this.hall === undefined) await this.start();
    await this.healed();
    if ((await this.asManager('/sessions/current')).status !== 200) await again(() => this.signIn());
    await this.actors?.settle(Date.now() + HEAL_MS);
    if (this.manager === undefined || this.actors === undefined) throw new Error('nobody is there');
    await this.agent?.linked(Date.now() + HEAL_MS);
    const papers = this.agent?.given() ?? new Map<string, string>();
    this.world = await invariantsHold(this.parts.data, this.manager, this.actors.acknowledged(), papers);
    this.actors.looked();
    this.days.add(this.world.state.day);
    if (/by a mistake|ended by a mistake/.test(this.output())) throw new Error('a mistake of ours is in the log');
  }

  counts(): Omit<Soaked, 'steps' | 'kinds'> {
    const { actors, days } = this;
    return { tickets: actors?.acknowledged().tickets.size ?? 0, commands: actors?.commands ?? 0, days: days.size };
  }

  output(): string {
    return (this.said + (this.hall?.output() ?? '')).slice(-4000);
  }

  async end(): Promise<void> {
    for (const each of [...this.kiosks, ...this.clerks, ...this.screens]) each.close();
    this.manager?.close();
    await this.agent?.end();
    await this.hall?.kill();
  }

  async work(many: number): Promise<void> {
    await this.actors?.act(many);
  }

  async killed(): Promise<void> {
    const working = this.work(40);
    await this.pause(150);
    await this.kill();
    await working;
  }

  async stopped(): Promise<void> {
    const working = this.work(40);
    await this.pause(100);
    const hall = this.hall;
    this.hall = undefined;
    await hall?.stop();
    this.said += hall?.output() ?? '';
    await working;
  }

  async cut(): Promise<void> {
    const working = this.work(40);
    await this.pause(60);
    this.parts.relay.cut();
    await this.pause(400);
    this.parts.relay.mend();
    await working;
  }

  /** Strangers ask for views, say what nobody says, and knock at paths that nobody has. */
  async flooded(): Promise<void> {
    const url = this.hall?.url ?? '';
    const strangers = Array.from({ length: 60 }, () => io(url, { transports: ['websocket'], forceNew: true }));
    const noise = setInterval(() => {
      for (const [at, socket] of strangers.entries()) {
        const name = UNOWNED[at % UNOWNED.length] ?? '';
        socket.emit('watch', { topic: at % 2 === 0 ? 'hall' : `board:${name}` }, () => undefined);
        socket.emit(name, { [name]: name });
        socket.emit('command', { name, commandId: name, counter: name }, () => undefined);
      }
    }, 20);
    const knocks = UNOWNED.map(async (name) => {
      const said = await fetch(`${url}/api/v1/${name}/${name}?${name}=1`, { method: 'POST', body: name });
      if (said.status >= 500 && said.status !== 503) throw new Error(`${name} gave ${String(said.status)}`);
    });
    await Promise.all([this.work(60), ...knocks, this.pause(1500)]);
    clearInterval(noise);
    for (const socket of strangers) socket.close();
  }

  /** It jumps ahead or back while people are there: the day goes on, and the clock is put right. */
  async clockJumps(way: 1 | -1): Promise<void> {
    const day = this.world?.state.day;
    const jump = way * (1 + Math.floor(this.parts.random() * 72)) * HOUR;
    await this.work(20);
    this.hall?.setClock(this.aheadMs + jump);
    await this.pause(1200);
    await this.work(20);
    const today = (await this.asManager('/audit/proof')).body['day'] as string | undefined;
    this.hall?.setClock(this.aheadMs);
    if (day !== undefined && today !== undefined && today !== day)
      throw new Error(`the clock jumped by ${String(jump / HOUR)} h, and the day went from ${day} to ${today}`);
  }

  /** The hall is away from its kiosk, which gives numbers by itself; now and then the power of its PC goes as well. */
  async kioskAlone(): Promise<void> {
    const away = this.parts.random() < 0.5;
    if (away) this.parts.relay.cut();
    else await this.kill();
    const restarts = this.parts.random() < 0.5;
    await this.agent?.take(2);
    if (restarts) await this.agent?.restart();
    await this.agent?.take(3);
    if (away) this.parts.relay.mend();
    else await this.start();
    await this.work(30);
  }

  /** The program at the kiosk hangs while papers are sent to it. */
  async agentDeaf(): Promise<void> {
    this.agent?.freeze();
    await this.work(40);
    await this.pause(500 + this.parts.random() * 2000);
    if (this.parts.random() < 0.3) await this.agent?.restart();
    else this.agent?.thaw();
    await this.work(10);
  }

  /** It can open hardly anything more: no file, no connection. */
  async fewDescriptors(): Promise<void> {
    const enough = await fewDescriptors(this.hall?.pid ?? 0);
    await this.work(60);
    await this.pause(1000);
    if (this.parts.random() < 0.5) await this.kill();
    else enough();
  }

  /** Beside it, the data that a version before left. */
  async upgraded(): Promise<void> {
    await Promise.all([this.work(20), upgradeUnderKills(this.parts.random)]);
  }

  async printerFaults(): Promise<void> {
    const machines = [...this.parts.printers.values()];
    for (const { faults } of machines) {
      faults.paperOut = this.parts.random() < 0.5;
      faults.coverOpen = this.parts.random() < 0.5;
    }
    await this.work(40);
    for (const { faults } of machines) faults.paperOut = faults.coverOpen = false;
  }

  async fullDisk(): Promise<void> {
    const { data } = this.parts;
    const ballast = join(data, 'ballast');
    const free = spawnSync('df', ['--output=avail', '-k', data], { encoding: 'utf8' }).stdout.trim().split('\n').at(-1);
    await this.work(10);
    await writeFile(ballast, Buffer.alloc(Math.max(0, Number(free) - 8) * 1024)).catch(() => undefined);
    await this.work(60);
    if (this.parts.random() < 0.5) await this.kill();
    await rm(ballast, { force: true });
  }

  /** The server starts a moment before the day is over, and is killed around its end. */
  async changeOfDay(): Promise<void> {
    const { state } = this.world ?? {};
    if (state === undefined) return this.work(20);
    await this.kill();
    const facts = state.index.catalogue.hall;
    const end = dayLimit(state.day, facts);
    this.aheadMs = Math.max(this.aheadMs, end - Date.now() - 4000);
    await this.start();
    await this.work(20);
    const left = end - (Date.now() + this.aheadMs);
    await this.pause(Math.max(0, left) + this.parts.random() * 1500 - 300);
    await this.kill();
    await this.start();
    await this.work(10);
  }

  /** A session is over after a day; each clerk keeps their counter. */
  private async signIn(): Promise<void> {
    const { url } = this.parts.relay;
    for (let at = 0; at < CLERKS; at += 1) {
      this.clerks[at]?.close();
      this.clerks[at] = await login(url, `clerk-${String(at + 1).padStart(3, '0')}`);
    }
    this.manager?.close();
    this.manager = await login(url, 'manager');
  }

  private asManager(path: string): Promise<Said> {
    return again(() => {
      if (this.manager === undefined) throw new Error('no manager is there');
      return this.manager.get(path);
    });
  }

  private async start(): Promise<void> {
    const { data, port, hallFile } = this.parts;
    this.hall = await startTimedHall({ data, port, hallFile, aheadMs: this.aheadMs });
  }

  private async kill(): Promise<void> {
    const hall = this.hall;
    this.hall = undefined;
    await hall?.kill();
    this.said += hall?.output() ?? '';
  }

  private async healed(): Promise<void> {
    for (const until = Date.now() + HEAL_MS; ;) {
      const said = await fetch(`${this.hall?.url ?? ''}/readyz`).catch(() => undefined);
      if (said?.status === 200) return;
      if (Date.now() > until) throw new Error(`not ready: ${(await said?.text()) ?? 'no answer'}`);
      await this.pause(100);
    }
  }

  private pause(ms: number): Promise<void> {
    return new Promise((done) => setTimeout(done, Math.max(0, ms)));
  }
}
