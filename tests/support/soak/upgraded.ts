import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyJournal } from '../../../server/journal/verify.ts';
import { freePort } from '../free-port.ts';
import { countEvents } from './invariants.ts';
import { startTimedHall } from './timed-hall.ts';

/** A data folder as each released version left it, and what was in it. */
const KEPT = join(process.cwd(), 'tests', 'versions');
const KILLS = 2;

/**
 * The data of a version before, opened by this one, which is killed while it does so, and again while it works: what
 * was in it is there, and the journal holds. Says which version it was.
 */
export async function upgradeUnderKills(random: () => number): Promise<string> {
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
      const begins = { data, port, hallFile, aheadMs: 0, livesMs: 100 + random() * 1500 };
      // One that is killed before it is ready says so by its end.
      await startTimedHall(begins).then(
        (hall) => hall.gone(),
        () => undefined,
      );
    }
    const hall = await startTimedHall({ data, port, hallFile, aheadMs: 0 });
    try {
      await isWhole(version, join(data, 'journal.sqlite'), tickets);
    } finally {
      await hall.kill();
    }
    return version;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}

async function isWhole(
  version: string,
  file: string,
  tickets: readonly { readonly id: string; readonly number: string }[],
): Promise<void> {
  const { problems } = await verifyJournal(file);
  if (problems.length > 0) throw new Error(`the journal of ${version} does not hold: ${problems.join('; ')}`);
  const { issued } = await countEvents(file);
  for (const { id, number } of tickets) {
    const found = issued.get(id);
    if (found?.length !== 1 || found[0]?.endsWith(` ${number}`) !== true)
      throw new Error(`${id} was ${number} in ${version}, and the journal has ${JSON.stringify(found)}`);
  }
}
