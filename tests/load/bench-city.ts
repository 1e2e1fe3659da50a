import { startPostgres } from '../support/start-postgres.ts';
import { commandCost } from './city/command-cost.ts';
import { hallsOnOneMachine } from './city/halls-on-one-machine.ts';
import { newsBetweenServers } from './city/news-between-servers.ts';
import { serversOnOneDatabase } from './city/servers-on-one-database.ts';
import { threeThousandHalls } from './city/three-thousand-halls.ts';
import { table, type Figure } from './figures.ts';
import { noteLoad } from './run-program.ts';

/** Commits are synced here, as in a hall. */
const AS_IN_A_HALL = ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on', 'autovacuum=on'];

/** (j) Several servers on one database, several halls in one, and from what that costs, 3,000 halls. */
export async function benchCity(): Promise<readonly Figure[]> {
  const postgres = await startPostgres(AS_IN_A_HALL);
  try {
    noteLoad('city: servers on one database');
    const servers = await serversOnOneDatabase(postgres);
    console.error(table(servers.figures));
    noteLoad('city: what a command costs');
    const costs = await commandCost(postgres);
    noteLoad('city: news between processes');
    const news = await newsBetweenServers(postgres);
    console.error(table([...costs, ...news]));
    noteLoad('city: halls on one machine');
    const machine = await hallsOnOneMachine();
    noteLoad('city: done');
    const country = await threeThousandHalls(machine.cost, servers.cost);
    return [...servers.figures, ...costs, ...news, ...machine.figures, ...country];
  } finally {
    await postgres.dispose();
  }
}
