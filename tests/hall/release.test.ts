import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { runAgent } from '../support/start-agent.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let hall: RunningHall;
beforeAll(async () => {
  hall = await startHall();
});
afterAll(() => hall.dispose());

const text = async (path: string, accept = '*/*'): Promise<string> =>
  (await fetch(`${hall.url}${path}`, { headers: { Accept: accept } })).text();

it('[RN5] server, agent, machines and the landing page say the same version and build', async () => {
  const { version } = packageJson;
  const build = /^ok\nversion \S+ \(build ([0-9a-f]{12})\)\n$/u.exec(await text('/healthz'))?.[1] ?? '';
  expect(build).not.toBe('');
  const said = `${version} (build ${build})`;
  expect(await text('/healthz')).toContain(said);
  expect(JSON.parse(await text('/healthz', 'application/json'))).toEqual({ ok: true, version, build });
  expect(JSON.parse(await text('/readyz'))).toMatchObject({ version, build });
  expect(await text('/metrics')).toContain(`hallcall_release_info{version="${version}",build="${build}"} 1`);
  for (const language of ['zh-CN', 'en']) {
    const page = await (await fetch(hall.url, { headers: { 'Accept-Language': language } })).text();
    expect(page).toContain(said);
  }
  expect(hall.output()).toContain(`version  ${said}`);
  const start = "const { main } = await import('./dist/server/main.js'); await main(['--version'], {});";
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', start], { encoding: 'utf8' });
  expect([status, stdout]).toEqual([0, `hallcall ${said}\n`]);
  const agent = await runAgent(['--version']);
  expect([agent.code, agent.output]).toEqual([0, `hallcall agent ${said}\n`]);
});

it('[RN5] a page that the live door and its address speak of says its build itself', async () => {
  for (const path of [
    '/kiosk',
    '/counter',
    '/display',
    '/manager',
    '/tray',
    '/rating',
    '/keypad',
    '/signs',
    '/t/any',
  ]) {
    const answer = await fetch(`${hall.url}${path}`);
    const build = answer.headers.get('x-page-build') ?? 'none';
    expect(build, path).toMatch(/^[0-9a-f]{12}$/u);
    expect(await answer.text(), path).toContain(`<meta name="hall-build" content="${build}">`);
    const head = await fetch(`${hall.url}${path}`, { method: 'HEAD' });
    expect(head.headers.get('x-page-build'), path).toBe(build);
  }
});
