import { join } from 'node:path';
import { businessDayAt } from '../../core/catalogue/business-day.ts';
import type { Instant } from '../../core/base/time.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { Service } from '../../core/catalogue/service.ts';
import type { Actor, CommandBody } from '../../core/queue/command.ts';
import { steadyClock } from '../../server/ledger/clock.ts';
import { systemIds } from '../../server/ledger/ids.ts';
import { createLedger, type Ledger } from '../../server/ledger/ledger.ts';
import { loadHall } from '../../server/hall-file/read-hall-folder.ts';
import { sqliteJournal } from '../../server/journal/sqlite-journal.ts';
import { quiet } from './ledger.ts';
import { seeded } from './seeded.ts';

const MINUTE = 60_000;
const STEP_MS = 15_000;
const KIOSK: Actor = { kind: 'device', id: 'kiosk-1' };
/** Counters that are staffed on this morning; the sample clerk sits at counter 1. */
const STAFFED = ['1', '2', '4', '5', '8', '12', '15', '18', '21', '25', '26', '30', '33', '36', '40', '44', '48', '52'];
const ARRIVALS_A_MINUTE = 3;
const MINUTES = 75;

/**
 * Writes a journal of a busy morning of the sample hall that ends now, through the same ledger as the hall's, on a
 * clock of its own. A server that starts over it shows a hall in full swing: people who have waited for minutes, a
 * paused counter, somebody who missed the call, a line that nobody serves.
 */
export async function writeMorning(data: string, seed = 7, until: Instant = Date.now()): Promise<void> {
  const file = await loadHall(join(process.cwd(), 'halls', 'sample'));
  if (!file.ok) throw new Error(JSON.stringify(file.error[0]));
  const { catalogue } = file.value;
  const time = { at: beginOf(until, catalogue), start: 0 };
  time.start = time.at;
  const clock = steadyClock({ wall: () => time.at, monotonic: () => time.at - time.start });
  const journal = sqliteJournal(join(data, 'journal.sqlite'));
  const ledger = createLedger({ journal, catalogue, clock, ids: systemIds, report: quiet });
  await ledger.start();
  const random = seeded(seed);
  const service = chooser(catalogue, random);
  const category = (): string => {
    let rest = random();
    for (const each of catalogue.categories)
      if ((rest -= each.shareOfVisits) < 0 && each.id !== 'appointment') return each.id;
    return 'ordinary';
  };
  const clerks = STAFFED.map((counter) => ({
    counter,
    actor: staff(counter === '1' ? 'clerk' : `clerk-${counter.padStart(3, '0')}`),
    freeAt: time.at,
    served: 0,
  }));
  for (const { counter, actor } of clerks) await done(ledger, actor, { name: 'open-counter', counter });

  for (; time.at <= until - STEP_MS; time.at += STEP_MS) {
    for (let arrivals = poisson((ARRIVALS_A_MINUTE * STEP_MS) / MINUTE, random); arrivals > 0; arrivals -= 1) {
      const services = random() < 0.12 ? [service(), service()] : [service()];
      const ticket = systemIds.ticket(time.at);
      await send(ledger, KIOSK, {
        name: 'issue-ticket',
        ticket,
        secret: systemIds.secret(),
        services: [...new Set(services)],
        category: category(),
        language: 'zh-Hans',
        origin: 'kiosk-1',
        appointment: undefined,
        identity: undefined,
      });
      const printed = { copy: 0, printer: 'kiosk-1', outcome: 'printed', detail: undefined } as const;
      await send(ledger, { kind: 'system' }, { name: 'report-slip', ticket, ...printed });
    }
    for (const clerk of clerks) {
      if (clerk.freeAt > time.at) continue;
      if (clerk.served > 0 && random() < 0.04) {
        await send(ledger, clerk.actor, { name: 'recall', counter: clerk.counter });
        if (await send(ledger, clerk.actor, { name: 'mark-no-show', counter: clerk.counter })) clerk.freeAt = time.at;
        continue;
      }
      if (!(await send(ledger, clerk.actor, { name: 'call-next', counter: clerk.counter }))) continue;
      clerk.served += 1;
      if (random() < 0.96) await send(ledger, clerk.actor, { name: 'serve', counter: clerk.counter });
      clerk.freeAt = time.at + (3 + 9 * random()) * MINUTE;
    }
  }
  time.at = until;
  const resting = clerks.find((clerk) => clerk.counter === '4');
  if (resting !== undefined) {
    await send(ledger, resting.actor, { name: 'finish', counter: '4', outcome: 'done', note: undefined });
    await send(ledger, resting.actor, { name: 'pause-counter', counter: '4', reason: 'break' });
  }
  // The sample clerk has just called somebody who is on the way.
  await done(ledger, staff('clerk'), { name: 'call-next', counter: '1' });
  await ledger.stop();
}

/** An hour and a quarter before, or the beginning of the business day where that is later. */
function beginOf(until: Instant, catalogue: Catalogue): Instant {
  let begin = until;
  while (
    begin > until - MINUTES * MINUTE &&
    businessDayAt(begin - MINUTE, catalogue.hall) === businessDayAt(until, catalogue.hall)
  )
    begin -= MINUTE;
  return begin;
}

function staff(id: string): Actor {
  return { kind: 'staff', id, role: 'clerk' };
}

/** Services as often as they are asked for. */
function chooser(catalogue: Catalogue, random: () => number): () => string {
  const total = catalogue.services.reduce((sum, each) => sum + each.visitsPerYear, 0);
  const any = (): Service | undefined => {
    let rest = random() * total;
    return catalogue.services.find((each) => (rest -= each.visitsPerYear) < 0);
  };
  const staffed = new Set(
    catalogue.counters
      .filter((each) => STAFFED.includes(each.id))
      .flatMap((each) => each.lines.filter(({ level }) => level === 1).map(({ line }) => line)),
  );
  // Most come for what is served this morning; a few for a line whose clerk is late.
  return () => {
    for (;;) {
      const found = any();
      if (found !== undefined && (staffed.has(found.line) || random() < 0.006)) return found.id;
    }
  };
}

/** Knuth's method: events in an interval at a mean rate. */
function poisson(mean: number, random: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}

/** Whether the hall did it; a refusal is part of a morning. */
async function send(ledger: Ledger, actor: Actor, body: CommandBody): Promise<boolean> {
  const handled = await ledger.handle({ actor, body, idempotency: undefined, answer: () => undefined });
  return handled.kind === 'done';
}

async function done(ledger: Ledger, actor: Actor, body: CommandBody): Promise<void> {
  if (!(await send(ledger, actor, body))) throw new Error(`the morning could not ${body.name}`);
}
