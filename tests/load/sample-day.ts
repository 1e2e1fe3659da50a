import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Instant } from '../../core/base/time.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { Actor, CommandBody } from '../../core/queue/command.ts';
import type { TimeSource } from '../../server/ledger/clock.ts';
import type { Ledger } from '../../server/ledger/ledger.ts';
import { loadHall } from '../../server/hall-file/read-hall-folder.ts';
import { issue } from '../support/issue.ts';

export const SUPERVISOR: Actor = { kind: 'staff', id: 'supervisor', role: 'supervisor' };
const KIOSK: Actor = { kind: 'device', id: 'kiosk-1' };

/** The sample hall, from the folder that ships. */
export async function sampleHall(): Promise<Catalogue> {
  const file = await loadHall(join(process.cwd(), 'halls', 'sample'));
  if (!file.ok) throw new Error(JSON.stringify(file.error[0]));
  return file.value.catalogue;
}

/** A clock that the simulation moves: its days pass in a second. */
export function movableTime(start: Instant): TimeSource & { at: Instant } {
  const time = { at: start, wall: () => time.at, monotonic: () => time.at - start };
  return time;
}

/** Sends a command and counts what was not done. */
export async function doIt(ledger: Ledger, actor: Actor, body: CommandBody): Promise<boolean> {
  const handled = await ledger.handle({ actor, body, idempotency: undefined, answer: () => undefined });
  return handled.kind === 'done';
}

/**
 * Services in proportion to how often they are asked for, in an order that mixes lines: one entry a visit of a year's
 * 600,000. Without the few that have hours or a daily limit of their own: the year is about those who get a ticket.
 */
export function yearOfServices(catalogue: Catalogue, visits: number): Uint16Array {
  const asked = catalogue.services.map((service) =>
    service.hours === undefined && service.dailyLimit === undefined ? service.visitsPerYear : 0,
  );
  const total = asked.reduce((sum, each) => sum + each, 0);
  const order = new Uint16Array(visits);
  let at = 0;
  asked.forEach((each, index) => {
    const share = Math.round((each / total) * visits);
    for (let i = 0; i < share && at < visits; i += 1) order[at++] = index;
  });
  while (at < visits) order[at++] = 0;
  // A fixed shuffle (Fisher-Yates with a linear congruential generator), so that each run is the same year.
  let seed = 12345;
  for (let i = visits - 1; i > 0; i -= 1) {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    const j = seed % (i + 1);
    const swapped = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = swapped;
  }
  return order;
}

/**
 * One whole visit at a counter that serves its line: four commands, one after another, of which none waits for the one
 * before.
 */
export function visit(ledger: Ledger, service: string, counter: string, at: Instant): Promise<boolean>[] {
  return [
    doIt(ledger, KIOSK, issue(service, at)),
    doIt(ledger, SUPERVISOR, { name: 'call-next', counter }),
    doIt(ledger, SUPERVISOR, { name: 'serve', counter }),
    doIt(ledger, SUPERVISOR, { name: 'finish', counter, outcome: 'done', note: undefined }),
  ];
}

export function elapsed(from: number): number {
  return performance.now() - from;
}
