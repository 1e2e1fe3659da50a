import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPORT_IDS } from '../../core/reports/report-table.ts';
import { answered } from '../support/answered.ts';
import { clientOf, login, type Client, type Said } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { reportsPids } from '../support/reports-process.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { stretched } from '../support/stretched.ts';

let hall: RunningHall;
let manager: Client;
let supervisor: Client;
let clerk: Client;
beforeAll(async () => {
  hall = await startHall({ env: { REPORTS_NICE: '3' } });
  manager = await login(hall.url, 'manager');
  supervisor = await login(hall.url, 'supervisor');
  clerk = await login(hall.url, 'clerk');
});
afterAll(async () => {
  for (const each of [manager, supervisor, clerk]) each.close();
  await hall.dispose();
});

/** sched(7). */
const [SCHED_OTHER, SCHED_IDLE] = [0, 5];
const hasChrt = process.platform === 'linux' && spawnSync('chrt', ['--idle', '0', 'true']).status === 0;

/** How the threads of a hall's reports stand to everybody else. */
async function threadsOf({ data }: RunningHall): Promise<readonly { nice: number; policy: number }[]> {
  const [pid] = await reportsPids(data);
  const tasks = `/proc/${String(pid)}/task`;
  const threads: { nice: number; policy: number }[] = [];
  for (const thread of await readdir(tasks)) {
    const stat = await readFile(join(tasks, thread, 'stat'), 'utf8').catch(() => ''); // it has ended
    // Behind the name, whatever is in it: the 17th is how far it stands back, the 39th its policy (proc(5)).
    const told = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (stat !== '') threads.push({ nice: Number(told[16]), policy: Number(told[38]) });
  }
  return threads;
}

const take = (): Promise<Said> => manager.post('/tickets', { services: ['name-change'] });

async function complete(path: string): Promise<Said> {
  return eventually(async () => {
    const said = await manager.get(path);
    return said.status === 200 && said.body['state'] === 'complete' && said;
  }, `${path} is complete`);
}

const visitsIn = (said: Said): number | null => (said.body['total'] as { visits: number | null }).visits;

describe('reports of a running hall', () => {
  it.runIf(process.platform === 'linux')('[RP7] every thread of the process stands behind the hall', async () => {
    await eventually(async () => (await manager.get('/reports/waits?by=clerk')).status === 200, 'it answers');
    const threads = await threadsOf(hall);
    expect(threads.length).toBeGreaterThan(2);
    expect(new Set(threads.map(({ nice }) => nice))).toEqual(new Set([Math.max(3, getPriority())]));
    expect(new Set(threads.map(({ policy }) => policy))).toEqual(new Set([SCHED_OTHER]));
  });

  it.runIf(hasChrt)('[RP7] if nobody says how far, they work only while nothing else wants to', async () => {
    const other = await startHall({ env: { REPORTS_NICE: '' } });
    // It begins by itself. That it answers is not asked: it would not while a busy machine has anything else to do.
    await eventually(async () => {
      const threads = (await reportsPids(other.data)).length === 0 ? [] : await threadsOf(other);
      return threads.length > 2 && threads.every(({ policy }) => policy === SCHED_IDLE);
    }, 'each thread works while nothing else wants to');
    await other.dispose();
  });

  it('[RP1] [RP4] what has happened is in them within two seconds, and they say how far they go', async () => {
    await complete('/reports/arrivals');
    const before = visitsIn(await manager.get('/reports/arrivals')) ?? 0;
    await take();
    await take();
    const began = Date.now();
    const said = await eventually(async () => {
      const now = await manager.get('/reports/arrivals?by=line');
      return visitsIn(now) === before + 2 && now;
    }, 'both visits are in the report');
    // Two seconds, and what a machine that does other things takes on top.
    expect(Date.now() - began).toBeLessThan(stretched(5000));
    expect(said.body).toMatchObject({ state: 'complete', missing: 0 });
    expect(said.body['rows']).toEqual([
      { by: { line: 'ps-household' }, values: { visits: before + 2, services: before + 2, booked: 0 } },
    ]);
    expect((said.body['labels'] as { line: Record<string, { en: string }> }).line['ps-household']?.en).toBe(
      'Household registration',
    );
  });

  it.each(['', '.csv', '.xlsx'])(
    '[RP9] who has the answer of days that are over already is told so: /reports/arrivals%s',
    async (end) => {
      await complete('/reports/arrivals');
      const get = (query: string, had?: string): Promise<Response> =>
        fetch(`${hall.url}/api/v1/reports/arrivals${end}?${query}`, {
          headers: {
            ...{ Authorization: `Bearer ${manager.token ?? ''}` },
            ...(had === undefined ? {} : { 'If-None-Match': had }),
          },
        });
      const past = 'from=2020-01-01&to=2020-01-31&by=day';
      const first = await get(past);
      const tag = first.headers.get('etag') ?? '';
      expect([first.status, tag]).toEqual([200, expect.stringMatching(/^W\/"[\w-]{22}"$/)]);
      expect(Number(first.headers.get('content-length'))).toBe((await first.arrayBuffer()).byteLength);
      const again = await get(past, `"other", ${tag}`);
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
      expect((await get(past, '"other"')).status).toBe(200);
      const today = await get('by=day', '*');
      expect([today.status, today.headers.get('etag')]).toEqual([200, null]);
    },
  );

  it('[RP2] its process is killed: the hall works on, and it comes back by itself with the same rows', async () => {
    const before = await complete('/reports/arrivals?by=line');
    const [pid = 0] = await reportsPids(hall.data);
    process.kill(pid, 'SIGKILL');
    const away = await eventually(async () => {
      const said = await manager.get('/reports/arrivals');
      return said.status === 503 && said;
    }, 'it is told to be away');
    expect(away.body).toMatchObject({ code: 'reports-away' });
    expect((await take()).status).toBe(201);
    const after = await complete('/reports/arrivals?by=line');
    expect(visitsIn(after)).toBe((visitsIn(before) ?? 0) + 1);
    expect(await reportsPids(hall.data)).not.toContain(pid);
  });

  it('[RP3] its file is damaged, then its folder is no folder: the hall works on; both come back from the journal', async () => {
    const before = visitsIn(await complete('/reports/arrivals'));
    const folder = join(hall.data, 'reports');
    const kill = async (): Promise<void> => {
      for (const pid of await reportsPids(hall.data)) process.kill(pid, 'SIGKILL');
      await eventually(async () => (await reportsPids(hall.data)).length === 0, 'it has ended');
    };
    await kill();
    for (const name of await readdir(folder)) {
      if (name.startsWith('reports.')) await writeFile(join(folder, name), 'spoilt'.repeat(5000));
    }
    expect(visitsIn(await complete('/reports/arrivals'))).toBe(before);
    await kill();
    await rm(folder, { recursive: true, force: true });
    await writeFile(folder, 'no folder');
    await eventually(
      async () => /reports/.test(String((await manager.get('/reports/arrivals')).body['detail'])),
      'it says why',
    );
    expect((await take()).status).toBe(201);
    await rm(folder);
    expect(visitsIn(await complete('/reports/arrivals'))).toBe((before ?? 0) + 1);
  });

  it('[RP3] its file is cut short, then taken away, under the process that has it open: nothing is lost either', async () => {
    const folder = join(hall.data, 'reports');
    for (const spoil of [(file: string) => truncate(file, 5000), (file: string) => rm(file)]) {
      const before = visitsIn(await complete('/reports/arrivals')) ?? 0;
      for (const name of await readdir(folder)) if (name.startsWith('reports.')) await spoil(join(folder, name));
      expect((await take()).status).toBe(201);
      for (const pid of await reportsPids(hall.data)) process.kill(pid, 'SIGKILL');
      expect((await take()).status).toBe(201);
      await eventually(
        async () => visitsIn(await complete('/reports/arrivals')) === before + 2,
        'both visits are in the reports',
      );
    }
  });

  it('[RP5] made anew by one command while the hall runs, and while it does not', async () => {
    const before = visitsIn(await complete('/reports/arrivals'));
    const rebuild = () =>
      spawnSync(process.execPath, ['--input-type=module', '-e', REBUILD, 'rebuild', '--data', hall.data], {
        encoding: 'utf8',
        env: { ...process.env, DATABASE_URL: hall.databaseUrl ?? '' },
      });
    expect(rebuild()).toMatchObject({ status: 0, stdout: expect.stringMatching(/begin anew now/) as string });
    await eventually(
      async () => !(await readdir(join(hall.data, 'reports'))).includes('rebuild-asked'),
      'it has begun anew',
    );
    expect(visitsIn(await complete('/reports/arrivals'))).toBe(before);
    await hall.stop();
    expect(rebuild()).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^0 days that are over, in/) as string,
    });
    hall = await hall.again();
    expect(visitsIn(await complete('/reports/arrivals'))).toBe(before);
  });
});

const REBUILD = `const { main } = await import(${JSON.stringify(`${process.cwd()}/dist/server/reports/reports-cli.js`)});
process.exitCode = await main(process.argv.slice(1), process.env, process.cwd());`;

describe('who may see reports', () => {
  const PATHS = REPORT_IDS.flatMap((id) => [`/reports/${id}`, `/reports/${id}.csv`, `/reports/${id}.xlsx`]);

  it('[RW1] every report and file, by every role', async () => {
    await complete('/reports/arrivals');
    const nobody = clientOf(hall.url);
    for (const path of PATHS) {
      const status = async (who: Client): Promise<number> => (await answered(who, path)).status;
      expect([
        path,
        await status(nobody),
        await status(clerk),
        await status(supervisor),
        await status(manager),
      ]).toEqual([...[path, 401, 403, 200, 200]]);
    }
    nobody.close();
  });

  it('[RW2] a supervisor sees of a single clerk only what rests on five or more, a manager all of it', async () => {
    const served = async (count: number): Promise<void> => {
      for (let at = 0; at < count; at += 1) {
        const { number } = (await take()).body['ticket'] as { number: string };
        await clerk.post('/counters/1/call', { number, reason: 'a test' });
        await clerk.post('/counters/1/finish');
      }
    };
    await clerk.post('/counters/1/open');
    await served(4);
    const rowFor = async (who: Client): Promise<{ values: { called: number | null }; hidden?: true } | undefined> => {
      await complete('/reports/clerks');
      const { rows } = (await who.get('/reports/clerks')).body as {
        rows: { by: { clerk: string }; values: { called: number | null } }[];
      };
      return rows.find(({ by }) => by.clerk === 'clerk');
    };
    expect((await rowFor(manager))?.values.called).toBe(4);
    expect(await rowFor(supervisor)).toMatchObject({ hidden: true, values: { called: null, idleTime: null } });
    const narrowed = await supervisor.get('/reports/clerks?clerk=clerk&by=');
    expect(narrowed.body['total']).toMatchObject({ called: null, openTime: null });
    expect((await supervisor.get('/reports/occupation?by=clerk')).status).toBe(403);
    expect((await manager.get('/reports/occupation?by=clerk')).status).toBe(200);
    expect((await supervisor.get('/reports/clerks.csv?in=en')).body['text']).not.toMatch(/clerk,[^,]*,4/);
    await served(1);
    expect((await rowFor(supervisor))?.values.called).toBe(5);
    await clerk.post('/counters/1/close');
  });

  it('[KH7] the monthly sheet and its files, by every role: a clerk finds nobody but himself in them', async () => {
    const desk = await login(hall.url, 'desk');
    const admin = await login(hall.url, 'admin');
    const nobody = clientOf(hall.url);
    const month = String((await complete('/reports/clerks')).body['from']).slice(0, 7);
    const everybody = [nobody, clerk, desk, supervisor, manager, admin];
    for (const path of [`/assessments/${month}`, `/assessments/${month}.csv`, `/assessments/${month}.xlsx`]) {
      const statuses = await Promise.all(everybody.map(async (each) => (await each.get(path)).status));
      expect([path, ...statuses]).toEqual([path, 401, 200, 200, 200, 200, 200]);
    }
    type Rows = { sees: string; rows: { kind: string; clerk?: string; score: number | null }[] };
    const seen = async (each: Client): Promise<Rows> => (await each.get(`/assessments/${month}`)).body as Rows;
    const all = await seen(manager);
    expect(all.rows.filter(({ kind }) => kind === 'clerk').map((row) => row.clerk)).toContain('clerk');
    expect(all.rows.at(-1)).toMatchObject({ kind: 'hall' });
    expect((await seen(clerk)).rows).toEqual([expect.objectContaining({ kind: 'clerk', clerk: 'clerk' })]);
    expect((await seen(clerk)).sees).toBe('self');
    expect((await seen(desk)).rows).toEqual([]);
    expect((await seen(supervisor)).sees).toBe('hall');
    const lines = String((await clerk.get(`/assessments/${month}.csv?in=en`)).body['text'])
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(2);
    // By no report either.
    for (const id of REPORT_IDS) expect([id, (await clerk.get(`/reports/${id}?by=clerk`)).status]).toEqual([id, 403]);
    const errors = async (path: string): Promise<unknown> => ((await clerk.get(path)).body['errors'] as unknown[])[0];
    expect(await errors('/assessments/2026-13')).toMatchObject({ path: 'month' });
    expect(await errors(`/assessments/${month}?department=none`)).toMatchObject({ path: 'department' });
    for (const each of [nobody, desk, admin]) each.close();
  });

  it('[RW3] what is wrong with a question is told all at once', async () => {
    const said = await manager.get(
      '/reports/bottlenecks?from=2026-05-02&to=2026-05-01&by=clerk,line&service=x&compare=previous&compareTo=2026-01-01',
    );
    expect(said.status).toBe(400);
    const errors = said.body['errors'] as { path: string; message: string }[];
    expect(errors.map(({ path }) => path).sort()).toEqual(['by', 'compare', 'service', 'to']);
    for (const [query, path] of [
      ['form=2026-01-01', 'form'],
      ['from=2026-02-30', 'from'],
      ['by=line,lines', 'by[1]'],
      ['by=day,line,hour,zone', 'by'],
      ['hour=24', 'hour[0]'],
      ['half-hour=08:15', 'half-hour[0]'],
      ['weekday=0', 'weekday[0]'],
      ['origin=elsewhere', 'origin[0]'],
      ['from=2010-01-01&to=2026-01-01', 'to'],
      ['compareFrom=2026-01-01', 'compareTo'],
      ['by=month&compare=previous', 'by'],
      ['in=fr', 'in'],
    ] as const) {
      const told = await manager.get(`/reports/waits?${query}`);
      expect([query, told.status, (told.body['errors'] as { path: string }[])[0]?.path]).toEqual([query, 400, path]);
    }
    expect((await manager.get('/reports/nonsense')).body['detail']).toMatch(/there are: arrivals, waits/);
  });

  it('[RX1] by `Accept` or by name, the same file', async () => {
    const ask = (path: string, accept: string): Promise<Response> =>
      fetch(`${hall.url}/api/v1${path}`, {
        headers: { Authorization: `Bearer ${manager.token ?? ''}`, Accept: accept },
      });
    await complete('/reports/arrivals');
    const named = await ask('/reports/arrivals.csv?by=line', '*/*');
    const accepted = await ask('/reports/arrivals?by=line', 'text/csv');
    expect(await accepted.text()).toBe(await named.text());
    expect(named.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const bytes = new Uint8Array(await (await ask('/reports/arrivals.csv', '*/*')).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(named.headers.get('content-disposition')).toMatch(
      /attachment; filename="arrivals-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv"/,
    );
    const sheet = await ask('/reports/arrivals', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(
      Buffer.from(await sheet.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    expect((await ask('/reports/arrivals', '*/*')).headers.get('content-type')).toMatch(/^application\/json/);
  });
});
