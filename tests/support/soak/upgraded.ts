import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultText } from '../../../core/base/fault-text.ts';
import { verifyJournal } from '../../../server/journal/verify.ts';
import { freePort } from '../free-port.ts';
import { countEvents } from './invariants.ts';
import { EndedEarly, startTimedHall } from './timed-hall.ts';

/** A data folder as each released version left it, and what was in it. */
const KEPT = join(process.cwd(), 'tests', 'versions');
const KILLS = 2;

/**
 * The data of a version before, opened by this one, which is killed while it does so, and again while it works: what
 * was in it is there, and the journal holds. What is thrown says which version it was.
 */
export async function upgradeUnderKills(random: () => number): Promise<void> {
  const versions = await readdir(KEPT);
  const version = versions[Math.floor(random() * versions.length)] ?? '';
  const folder = await mkdtemp(join(tmpdir(), 'hallcall-upgrade-'));
  try {
    await cp(join(KEPT, version), folder, { recursive: true });
    const [data, hallFile] = [join(folder, 'kept'), join(folder, 'hall')];
    const { tickets } = JSON.parse(await readFile(join(folder, 'told.json'), 'utf8')) as {
      readonly tickets: readonly { readonly id: string; readonly number: string }[];
    };
    const port = await freePort();
    for (let kill = 0; kill < KILLS; kill += 1) {
      await livesUntilKilled({ data, port, hallFile, aheadMs: 0, livesMs: 100 + random() * 1500 });
    }
    const hall = await startTimedHall({ data, port, hallFile, aheadMs: 0 });
    try {
      await isWhole(join(data, 'journal.sqlite'), tickets);
    } finally {
      await hall.kill();
    }
  } catch (fault) {
    throw new Error(`the data of ${version}: ${faultText(fault)}`, { cause: fault });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}

/** It ends by its kill, before it is ready or after; any other end is thrown. */
async function livesUntilKilled(begins: Parameters<typeof startTimedHall>[0]): Promise<void> {
  try {
    const hall = await startTimedHall(begins);
    const signal = await hall.ended();
    if (signal !== 'SIGKILL') throw new EndedEarly(signal, hall.output());
  } catch (fault) {
    if (!(fault instanceof EndedEarly) || fault.signal !== 'SIGKILL') throw fault;
  }
}

async function isWhole(
  file: string,
  tickets: readonly { readonly id: string; readonly number: string }[],
): Promise<void> {
  const { problems } = await verifyJournal(file);
  if (problems.length > 0) throw new Error(`the journal does not hold: ${problems.join('; ')}`);
  const { issued } = await countEvents(file);
  for (const { id, number } of tickets) {
    const found = issued.get(id);
    if (found?.length !== 1 || found[0]?.endsWith(` ${number}`) !== true)
      throw new Error(`${id} was ${number}, and the journal has ${JSON.stringify(found)}`);
  }
}
