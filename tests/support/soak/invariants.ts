import { join } from 'node:path';
import type { HallEvent } from '../../../core/queue/event.ts';
import { advance, initialWorld, type World } from '../../../core/record/world.ts';
import { countWaiting } from '../../../core/views/line-figures.ts';
import { unseal } from '../../../server/journal/chain.ts';
import { sqliteJournalReader } from '../../../server/journal/sqlite-journal.ts';
import { openSqlite } from '../../../server/journal/sqlite.ts';
import { verifyJournal } from '../../../server/journal/verify.ts';
import type { Client } from '../client.ts';
import { again } from './again.ts';
import type { Acknowledged } from './actors.ts';

/** What must hold after every step, whatever was done to the server. Throws what does not. */
export async function invariantsHold(
  data: string,
  manager: Client,
  acknowledged: Acknowledged,
  papers: ReadonlyMap<string, string>,
): Promise<World> {
  const file = join(data, 'journal.sqlite');
  const { problems } = await verifyJournal(file);
  if (problems.length > 0) throw new Error(`the journal does not hold: ${problems.join('; ')}`);
  const counted = await papersAreTold(file, papers);
  nothingLost(counted, await answeredKeys(file), acknowledged);
  nothingDoubled(counted);
  // The hall goes on by itself while it is asked: what differs is looked at again.
  for (let tries = 1; ; tries += 1) {
    const world = await foldOf(file);
    const differs = await otherThanShown(world, manager);
    if (differs === undefined) return world;
    if (tries === 5) throw new Error(`a view is other than the journal says: ${differs}`);
    await new Promise((done) => setTimeout(done, 300));
  }
}

type Counted = {
  /** Day and number by the id of the ticket. */
  readonly issued: Map<string, readonly string[]>;
  /** How often each command issued, or called. */
  readonly acts: Map<string, number>;
  readonly commands: Set<string>;
  /** Papers that a kiosk gave by itself and that wait in no line, with their number. */
  readonly notJoined: Map<string, string>;
};

/** What a journal has of tickets and calls. */
export async function countEvents(file: string): Promise<Counted> {
  const counted: Counted = { issued: new Map(), acts: new Map(), commands: new Set(), notJoined: new Map() };
  for (const event of await eventsOf(file)) {
    const key = event.commandId.split('|').at(-1) ?? '';
    counted.commands.add(key);
    if (event.type === 'TicketIssued') {
      const { ticket, number } = event.data;
      counted.issued.set(ticket, [...(counted.issued.get(ticket) ?? []), `${event.day} ${number}`]);
    }
    if (event.type === 'PaperNotJoined') counted.notJoined.set(event.data.paper, event.data.number);
    if (event.type === 'TicketIssued' || event.type === 'TicketCalled') {
      const act = `${event.type} ${event.commandId}`;
      counted.acts.set(act, (counted.acts.get(act) ?? 0) + 1);
    }
  }
  return counted;
}

/** What the kiosk's own agent gave is told to the hall once they are linked. */
async function papersAreTold(file: string, papers: ReadonlyMap<string, string>): Promise<Counted> {
  for (const until = Date.now() + 30_000; ;) {
    const counted = await countEvents(file);
    const untold = [...papers].find(([id, number]) => {
      const joined = counted.issued.get(id);
      return joined === undefined ? counted.notJoined.get(id) !== number : joined[0]?.endsWith(` ${number}`) !== true;
    });
    if (untold === undefined) return counted;
    if (Date.now() > until) throw new Error(`the paper ${untold.join(' ')} of the agent is not in the journal`);
    await new Promise((done) => setTimeout(done, 300));
  }
}

/** The keys whose answers are remembered. */
async function answeredKeys(file: string): Promise<ReadonlySet<string>> {
  const store = await openSqlite(file);
  try {
    await store.exec('PRAGMA busy_timeout = 2000; PRAGMA query_only = ON;');
    const rows = await store.all('SELECT key FROM answers', []);
    return new Set(rows.map(({ key }) => String(key).split('|').at(-1) ?? ''));
  } finally {
    await store.close();
  }
}

function nothingLost(
  { issued, commands }: Counted,
  answered: ReadonlySet<string>,
  { tickets, done, fresh }: Acknowledged,
): void {
  for (const [id, number] of tickets) {
    const found = issued.get(id);
    if (found?.length !== 1 || found[0]?.endsWith(` ${number}`) !== true)
      throw new Error(`ticket ${id} was acknowledged as ${number}, and the journal has ${JSON.stringify(found)}`);
  }
  for (const key of done) if (!commands.has(key)) throw new Error(`${key} was acknowledged and is not in the journal`);
  for (const key of fresh)
    if (!answered.has(key)) throw new Error(`${key} was acknowledged, and its answer is not remembered`);
}

function nothingDoubled({ issued, acts }: Counted): void {
  const numbers = [...issued.values()].flat();
  if (new Set(numbers).size !== numbers.length) throw new Error('a number was given twice on one day');
  for (const [act, times] of acts) if (times > 1) throw new Error(`${act} was done ${String(times)} times`);
}

async function eventsOf(file: string): Promise<readonly HallEvent[]> {
  const journal = sqliteJournalReader(file);
  await journal.open();
  try {
    const events: HallEvent[] = [];
    for (const hall of await journal.halls())
      for (const head of await journal.streams(hall)) events.push(...(await journal.read(head, 0)).map(unseal));
    return events;
  } finally {
    await journal.close();
  }
}

/** The newest day, folded anew from its events. */
async function foldOf(file: string): Promise<World> {
  const all = await eventsOf(file);
  const day = all.at(-1)?.day ?? '';
  const events = all.filter((event) => event.day === day);
  const [opened] = events;
  if (opened?.type !== 'DayOpened') throw new Error(`${day} does not begin with its opening`);
  const world = initialWorld(opened.data.catalogue, day);
  for (const event of events) advance(world, event);
  return world;
}

/** What the hall shows otherwise than the fold; undefined where nothing is. */
async function otherThanShown({ state }: World, manager: Client): Promise<string | undefined> {
  const shown = (await again(() => manager.get('/hall'))).body as {
    readonly lines: readonly { readonly id: string; readonly waiting: number }[];
    readonly counters: readonly { readonly id: string; readonly state: string }[];
  };
  for (const { id, waiting } of shown.lines) {
    const folded = countWaiting(state, id);
    if (folded !== waiting) return `line ${id} shows ${String(waiting)} waiting, and ${String(folded)} wait`;
  }
  for (const { id, state: is } of shown.counters) {
    const folded = state.counters.get(id)?.state ?? 'closed';
    if (folded !== is) return `counter ${id} is shown ${is}, and is ${folded}`;
  }
  return undefined;
}
