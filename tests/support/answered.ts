import type { Client, Said } from './client.ts';
import { eventually } from './eventually.ts';

/** What is said once whoever has to answer is there: a process or a worker may still be beginning. */
export function answered(who: Client, path: string): Promise<Said> {
  return eventually(async () => {
    const said = await who.get(path);
    return said.status === 503 ? undefined : said;
  }, path);
}
