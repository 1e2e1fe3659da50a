import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND, type Instant } from '../../../core/base/time.ts';
import type { ScheduledReport } from '../../../core/catalogue/scheduled-report.ts';
import { initialWorld } from '../../../core/record/world.ts';
import { businessDayAt } from '../../../core/catalogue/business-day.ts';
import { listIfThere } from '../../../files/durable-file.ts';
import type { Delivery } from '../../../server/halls/hooks/post-webhook.ts';
import { ownDoors } from '../../../server/ops/own-doors.ts';
import { openScheduleBook } from '../../../server/halls/scheduled/schedule-book.ts';
import { ScheduledReports } from '../../../server/halls/scheduled/scheduled-reports.ts';
import type { ReportReply } from '../../../server/reports/reports-keeper.ts';
import type { PastAsk } from '../../../server/reports/reports-wire.ts';
import { eventually } from '../../support/eventually.ts';
import { MortalDisk } from '../../support/mortal-disk.ts';
import { smallHall } from '../../support/small-hall.ts';

/** 2026-03-09, a Monday, 07:00 in Shanghai: half an hour after the report of the day was due. */
const SEVEN: Instant = Date.UTC(2026, 2, 8, 23);
const RULE: ScheduledReport = {
  ...{
    id: 'waits-daily',
    report: 'waits',
    span: 'yesterday',
    by: ['line'],
    when: 'daily 06:30',
    formats: ['csv', 'xlsx'],
  },
  ...{ times: [{ minute: 390, weekdays: [1, 2, 3, 4, 5, 6, 7] }], folder: 'daily' },
};
const POSTED: ScheduledReport = { ...RULE, id: 'posted', formats: ['csv'], webhook: 'http://receiver.example/in' };

type Stage = {
  now: Instant;
  rules: readonly ScheduledReport[];
  disk: MortalDisk;
  asked: PastAsk[];
  reply: (now: Instant) => ReportReply;
  posts: Delivery[];
  /** What the receiver says: undefined when it takes it. */
  answer: string | undefined;
  warned: string[];
};

const whole = (now: Instant): ReportReply => {
  const { hall } = smallHall();
  const upTo = { day: businessDayAt(now, hall), seq: 0, at: now };
  return { kind: 'answer', answer: { rows: [], total: { called: 3 } }, upTo };
};

function stage(rules: readonly ScheduledReport[] = [RULE]): Stage {
  return {
    ...{ now: SEVEN, rules, disk: new MortalDisk(), asked: [], reply: whole, posts: [], answer: undefined, warned: [] },
  };
}

/** The hall's scheduled reports as they are after a start. */
function started(at: Stage): ScheduledReports {
  const catalogue = { ...smallHall(), scheduledReports: at.rules };
  const world = () => initialWorld({ ...catalogue, scheduledReports: at.rules }, businessDayAt(at.now, catalogue.hall));
  return new ScheduledReports({
    ...{
      folder: '/data/scheduled-reports',
      disk: at.disk,
      secret: async () => 'secret',
      doors: ownDoors(),
      nameOf: () => undefined,
    },
    book: () => openScheduleBook('/data/scheduled-reports/book.json', at.disk),
    hall: { now: () => at.now, world },
    reports: {
      ask: ((ask: PastAsk) => {
        at.asked.push(ask);
        return Promise.resolve(at.reply(at.now));
      }) as never,
    },
    log: { info: () => undefined, warn: (_: unknown, text?: string) => void at.warned.push(text ?? '') } as never,
    post: (delivery) => {
      at.posts.push(delivery);
      return Promise.resolve(at.answer);
    },
  });
}

const files = async (disk: MortalDisk): Promise<string[]> =>
  (await listIfThere('/data/scheduled-reports/files/daily', disk))
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('.'))
    .sort();
const named = (day: string, made: string, end: string): string => `waits-daily_${day}_${day}_${made}-0630.${end}`;

describe('scheduled reports', () => {
  it('[SR2] a new rule promises nothing of before; then each report is made once, of the days that it is of', async () => {
    const at = stage();
    const scheduled = started(at);
    await scheduled.look();
    await scheduled.look();
    expect(await files(at.disk)).toEqual([]);
    at.now += DAY;
    await scheduled.look();
    await scheduled.look();
    const both = [named('2026-03-09', '2026-03-10', 'csv'), named('2026-03-09', '2026-03-10', 'xlsx')];
    expect(await files(at.disk)).toEqual(both);
    expect(at.asked).toMatchObject([{ report: 'waits', from: '2026-03-09', to: '2026-03-09', by: ['line'] }]);
    const csv = await at.disk.readFile(`/data/scheduled-reports/files/daily/${both[0] ?? ''}`);
    expect(csv.toString()).toContain('合计');
    expect(scheduled.view().items).toMatchObject([
      {
        ...{ id: 'waits-daily', when: 'daily 06:30', folder: 'daily', owed: 0, skipped: 0 },
        next: '2026-03-11T06:30:00+08:00',
        last: { due: '2026-03-10T06:30:00+08:00', made: '2026-03-10T07:00:00+08:00', from: '2026-03-09', files: both },
      },
    ]);
    // A clock that is put back asks for nothing again.
    at.now -= 2 * HOUR;
    await scheduled.look();
    at.now += 2 * HOUR;
    await scheduled.look();
    expect(at.asked).toHaveLength(1);
  });

  it('[SR3] what was due while the server was off is made up for, each once; after a month it is told, not made', async () => {
    const at = stage();
    await started(at).look();
    at.now += 3 * DAY;
    const scheduled = started(at);
    await scheduled.look();
    expect((await files(at.disk)).filter((name) => name.endsWith('csv'))).toEqual([
      ...[
        named('2026-03-09', '2026-03-10', 'csv'),
        named('2026-03-10', '2026-03-11', 'csv'),
        named('2026-03-11', '2026-03-12', 'csv'),
      ],
    ]);
    at.now += 100 * DAY;
    const later = started(at);
    await later.look();
    expect(await files(at.disk)).toHaveLength(2 * (3 + 31));
    expect(later.view().items[0]).toMatchObject({ skipped: 69 });
  });

  it('[SR3] whenever the power goes, no file is lost and none comes twice, though the receiver takes them away', async () => {
    const expected = ['csv', 'xlsx'].map((end) => named('2026-03-09', '2026-03-10', end));
    let cuts = 0;
    for (const reached of [true, false]) {
      for (let cut = 0; ; cut += 1) {
        const at = stage();
        await started(at).look();
        at.now += DAY;
        const before = at.disk.calls;
        at.disk.dieAfter(cut);
        await started(at).look();
        const ended = at.disk.calls - before < cut;
        at.disk = at.disk.after({ names: () => reached, data: () => 1 });
        const taken = await files(at.disk);
        for (const file of taken) await at.disk.remove(`/data/scheduled-reports/files/daily/${file}`);
        await at.disk.syncFolder('/data/scheduled-reports/files/daily').catch(() => undefined);
        const again = started(at);
        await again.look();
        at.now += MINUTE;
        await again.look();
        expect([...taken, ...(await files(at.disk))].sort(), `after ${String(cut)} calls`).toEqual(expected);
        cuts += 1;
        if (ended) break;
      }
    }
    expect(cuts).toBeGreaterThan(20);
  });

  it('[SR4] however long the reports were away, it is made within seconds of their return', async () => {
    const at = stage();
    await started(at).look();
    at.now += DAY;
    at.reply = () => ({ kind: 'away', detail: 'no room' });
    const scheduled = started(at);
    const looks = async (seconds: number): Promise<void> => {
      for (const end = at.now + seconds * SECOND; at.now < end; at.now += SECOND) await scheduled.look();
    };
    await looks(90);
    expect(await files(at.disk)).toEqual([]);
    at.reply = whole;
    await looks(6);
    expect(await files(at.disk)).toHaveLength(2);
  });

  it('[SR4] it waits until the reports are whole, says so, and holds up no other; then it is made', async () => {
    const at = stage([RULE, { ...RULE, id: 'second', report: 'arrivals', by: ['day'] }]);
    await started(at).look();
    at.now += DAY;
    at.reply = () => ({ kind: 'away', detail: 'no room' });
    const scheduled = started(at);
    await scheduled.look();
    expect(scheduled.view().items.map(({ waiting }) => waiting?.detail)).toEqual([
      ...['the reports cannot be asked now: no room', 'the reports cannot be asked now: no room'],
    ]);
    at.reply = (now) => {
      const reply = whole(now);
      return reply.kind === 'answer' && reply.upTo !== undefined
        ? { ...reply, upTo: { day: '2026-03-09', seq: 0, at: now - DAY } }
        : reply;
    };
    at.now += 5 * SECOND;
    await scheduled.look();
    expect(scheduled.view().items[0]?.waiting).toMatchObject({
      ...{ since: '2026-03-10T07:00:00+08:00', detail: 'the reports are behind' },
    });
    expect(await files(at.disk)).toEqual([]);
    at.reply = (now) => {
      const reply = whole(now);
      return reply.kind === 'answer' && reply.upTo !== undefined
        ? { ...reply, upTo: { ...reply.upTo, histories: 'behind' } }
        : reply;
    };
    at.now += 5 * SECOND;
    await scheduled.look();
    expect(scheduled.view().items[0]?.waiting?.detail).toBe('the reports are behind');
    expect(await files(at.disk)).toEqual([]);
    at.reply = () => ({ kind: 'too-many' });
    at.now += 5 * SECOND;
    await scheduled.look();
    expect(scheduled.view().items[0]).toMatchObject({ refused: { detail: 'it would have more than 20,000 rows' } });
    at.reply = whole;
    at.now += DAY;
    await scheduled.look();
    expect(await files(at.disk)).toHaveLength(4);
    expect(scheduled.view().items[0]?.waiting).toBeUndefined();
  });

  it('[SR5] a webhook is tried again with the same id until it takes it, also after a restart; then it is owed no more', async () => {
    const at = stage([POSTED]);
    await started(at).look();
    at.now += DAY;
    at.answer = 'HTTP 503';
    const first = started(at);
    await first.look();
    await eventually(() => at.posts.length === 1 || undefined, 'it is posted');
    await eventually(() => first.view().items[0]?.undelivered?.detail === 'HTTP 503' || undefined, 'it is told');
    // Too soon for another try.
    await first.look();
    await first.close();
    expect(at.posts).toHaveLength(1);
    // It lies in its folder nevertheless.
    expect(await files(at.disk)).toEqual(['posted_2026-03-09_2026-03-09_2026-03-10-0630.csv']);
    at.answer = undefined;
    const second = started(at);
    await second.look();
    await eventually(() => second.view().items[0]?.posted !== undefined || undefined, 'it is taken');
    expect(new Set(at.posts.map(({ id }) => id))).toEqual(
      new Set(['small/posted_2026-03-09_2026-03-09_2026-03-10-0630.csv']),
    );
    const body = JSON.parse(at.posts[1]?.body ?? '') as { file: { base64: string; bytes: number } };
    expect(Buffer.from(body.file.base64, 'base64').length).toBe(body.file.bytes);
    expect(at.posts[1]?.body).toBe(at.posts[0]?.body);
    await second.close();
    const third = started(at);
    await third.look();
    await third.close();
    expect(at.posts).toHaveLength(2);
    expect(third.view().items).toMatchObject([{ owed: 0, givenUp: 0, host: 'receiver.example' }]);
  });

  it('[SR5] what no webhook takes within a week is given up and told; a rule that is gone owes nothing', async () => {
    const at = stage([{ ...POSTED, times: [{ minute: 390, weekdays: [1] }] }]);
    await started(at).look();
    at.now += 7 * DAY;
    at.answer = 'no answer within 10 s';
    const scheduled = started(at);
    await scheduled.look();
    await eventually(() => scheduled.view().items[0]?.undelivered !== undefined || undefined, 'it is told');
    expect(scheduled.view().items).toMatchObject([{ owed: 1, givenUp: 0 }]);
    at.now += 7 * DAY - 2 * HOUR;
    await scheduled.look();
    await eventually(() => at.posts.length === 2 || undefined, 'it is tried again');
    at.now += 3 * HOUR;
    await scheduled.look();
    await eventually(() => scheduled.view().items[0]?.givenUp === 1 || undefined, 'it is given up');
    at.rules = [];
    await scheduled.look();
    at.rules = [POSTED];
    await scheduled.look();
    expect(scheduled.view().items).toMatchObject([{ owed: 0, givenUp: 0, skipped: 0 }]);
    await scheduled.close();
  });
});
