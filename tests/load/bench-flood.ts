import type { Socket } from 'socket.io-client';
import { login } from '../support/client.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { pause } from '../support/pause.ts';
import { attendChild } from './child.ts';
import { connected } from './connected.ts';
import { asked, figure, ownFigures, percentile, type Figure } from './figures.ts';

const [SCREENS, CLERKS, KIOSKS, PHONES] = [20, 10, 8, 20];
/** So many identities the screens share. */
const BOARDS = 10;
const [STRANGERS, SLOW] = [2000, 200];
const QUIET_MS = 20_000;
const FLOOD_MS = Number(process.env['FLOOD_SECONDS'] ?? 60) * 1000;
const AFTER_MS = 20_000;
/** A clerk presses a key, and a kiosk gives a number, so often. */
const CLERK_MS = 250;
const KIOSK_MS = 500;

/**
 * Staff, kiosks and screens beside strangers who ask as fast as they are answered: what a command takes, quiet and
 * flooded, which screens are dropped, and the memory of the server before, at and after.
 */
export async function benchFlood(): Promise<readonly Figure[]> {
  const hall = await startHall();
  const stage = await peopleOf(hall);
  try {
    const quiet = await stage.during(QUIET_MS);
    const before = (await ownFigures(hall.url)).residentMb;
    const strangers = await attendChild<{ views: number; refused: number; letGo: number; sockets: number }>(
      'flood-strangers',
      hall.url,
      String(STRANGERS),
      String(SLOW),
    );
    let most = before;
    const looking = setInterval(
      () =>
        void ownFigures(hall.url).then(
          ({ residentMb }) => (most = Math.max(most, residentMb)),
          () => undefined,
        ),
      2000,
    );
    const flooded = await stage.during(FLOOD_MS);
    clearInterval(looking);
    const told = await strangers.end();
    await stage.during(AFTER_MS);
    const after = (await ownFigures(hall.url)).residentMb;
    return [
      figure('flood', 'a command of staff and kiosks, p50', percentile(flooded.ms, 50), 'ms', percentile(quiet.ms, 50)),
      asked(
        figure(
          'flood',
          'a command of staff and kiosks, p99',
          percentile(flooded.ms, 99),
          'ms',
          percentile(quiet.ms, 99),
        ),
        { most: 2 },
      ),
      figure('flood', 'commands that failed', flooded.failed, '', quiet.failed),
      asked(figure('flood', 'screens dropped', stage.dropped(), ''), { most: 0 }),
      figure('flood', 'phones of citizens dropped', stage.phonesDropped(), ''),
      figure('flood', 'calls missed by a screen', flooded.missed, '', quiet.missed),
      figure('flood', 'memory before', before, 'MB'),
      asked(figure('flood', 'memory at most', most, 'MB'), { most: 400 }),
      asked(figure('flood', 'more of it 20 s after than before', after - before, 'MB'), { most: 50 }),
      figure('flood', 'views that strangers got', told.views, ''),
      figure('flood', 'refusals that strangers got', told.refused, ''),
      figure('flood', 'sockets of strangers, those that came again too', told.sockets, ''),
      figure('flood', 'strangers let go', told.letGo, ''),
    ];
  } finally {
    stage.close();
    await hall.dispose();
  }
}

type Work = { readonly ms: readonly number[]; readonly failed: number; readonly missed: number };

type Stage = {
  /** They work for so long. */
  during(ms: number): Promise<Work>;
  /** How many screens have lost their line so far. */
  dropped(): number;
  /** How many phones of citizens have. */
  phonesDropped(): number;
  close(): void;
};

async function peopleOf(hall: RunningHall): Promise<Stage> {
  const desk = await login(hall.url, 'supervisor');
  const admin = await login(hall.url, 'admin');
  const services = (await desk.get('/services?limit=1000')).body['items'] as { id: string; line: string }[];
  const clerks: { readonly socket: Socket; readonly counter: string }[] = [];
  const wanted: string[] = [];
  for (let n = 1; n <= CLERKS; n += 1) {
    const clerk = await login(hall.url, `clerk-${String(n).padStart(3, '0')}`);
    await clerk.post(`/counters/${String(n)}/open`);
    const { lines } = (await desk.get(`/counters/${String(n)}`)).body['counter'] as { lines: { line: string }[] };
    wanted.push(services.find(({ line }) => line === lines[0]?.line)?.id ?? '');
    clerks.push({ socket: await connected(hall.url, { token: clerk.token }), counter: String(n) });
    clerk.close();
  }
  const kiosks: Socket[] = [];
  for (let n = 1; n <= KIOSKS; n += 1) {
    const made = await admin.post('/devices', { kind: 'kiosk', id: `kiosk-${String(n)}` });
    kiosks.push(await connected(hall.url, { token: made.body['token'] }));
  }
  const boards: string[] = [];
  for (let n = 1; n <= BOARDS; n += 1) {
    const made = await admin.post('/devices', { kind: 'board', id: `board-${String(n).padStart(2, '0')}` });
    boards.push(made.body['token'] as string);
  }
  const screens: Socket[] = [];
  let drops = 0;
  const heard = new Map<Socket, Set<number>>();
  for (let n = 0; n < SCREENS; n += 1) {
    const screen = await connected(hall.url, { token: boards[n % boards.length] });
    screen.on('disconnect', () => (drops += 1));
    const seqs = new Set<number>();
    heard.set(screen, seqs);
    screen.on('call', (call: { readonly seq: number }) => seqs.add(call.seq));
    await screen.emitWithAck('watch', { topic: 'board:board-01' });
    screens.push(screen);
  }
  let lost = 0;
  const phones: Socket[] = [];
  for (let n = 0; n < PHONES; n += 1) {
    const made = await admin.post('/tickets', { services: [wanted[n % wanted.length]] });
    const { id: ticket, secret } = made.body['ticket'] as { readonly id: string; readonly secret: string };
    const phone = await connected(hall.url, { ticket, secret });
    phone.on('disconnect', () => (lost += 1));
    await phone.emitWithAck('watch', { topic: `ticket:${ticket}`, secret });
    phones.push(phone);
  }
  admin.close();
  let command = 0;
  const times: number[] = [];
  let failed = 0;
  const ask = async (socket: Socket, body: object): Promise<void> => {
    const from = performance.now();
    const commandId = `flood-${String((command += 1))}-${String(from)}`;
    const said = (await socket
      .timeout(15_000)
      .emitWithAck('command', { ...body, commandId })
      .catch(() => ({ problem: { status: 504 } }))) as { readonly problem?: { readonly status: number } };
    times.push(performance.now() - from);
    // Nobody waits: an answer like any other.
    if (said.problem !== undefined && said.problem.status !== 409) failed += 1;
  };
  return {
    async during(ms) {
      times.length = 0;
      failed = 0;
      for (const seqs of heard.values()) seqs.clear();
      const until = performance.now() + ms;
      const work = async (everyMs: number, act: () => Promise<void>): Promise<void> => {
        await pause(Math.random() * everyMs);
        while (performance.now() < until) {
          const from = performance.now();
          await act();
          await pause(Math.max(0, everyMs - (performance.now() - from)));
        }
      };
      await Promise.all([
        ...clerks.map(({ socket, counter }) => work(CLERK_MS, () => ask(socket, { name: 'call-next', counter }))),
        ...kiosks.map((socket, at) =>
          work(KIOSK_MS, () => ask(socket, { name: 'issue-ticket', services: [wanted[at % wanted.length]] })),
        ),
      ]);
      await pause(500);
      const sets = [...heard.values()];
      const all = new Set(sets.flatMap((seqs) => [...seqs]));
      const missed = sets.reduce((sum, seqs) => sum + all.size - seqs.size, 0);
      return { ms: [...times], failed, missed };
    },
    dropped: () => drops,
    phonesDropped: () => lost,
    close() {
      for (const socket of [...clerks.map(({ socket: each }) => each), ...kiosks, ...screens, ...phones]) {
        socket.off('disconnect');
        socket.close();
      }
      desk.close();
    },
  };
}
