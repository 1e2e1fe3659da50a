import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from './client.ts';
import { eventually } from './eventually.ts';
import { writeMorning } from './morning.ts';
import { startHall, type RunningHall } from './start-hall.ts';

/** The sample hall in the middle of a busy morning. */
export async function startMorning(): Promise<RunningHall> {
  const data = await mkdtemp(join(tmpdir(), 'hallcall-'));
  await writeMorning(data);
  return startHall({ data });
}

/** Waits until the reports have all of it, and gives the hall's day. */
export function reportsComplete(manager: Client): Promise<string> {
  return eventually(async () => {
    const { body } = await manager.get('/reports/waits');
    return body['state'] === 'complete' && String(body['to']);
  }, 'reports are complete');
}
