import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let hall: RunningHall;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-pages-'));
  await cp(join('halls', 'sample'), folder, { recursive: true });
  await mkdir(join(folder, 'pages', 'drill', '.git'), { recursive: true });
  for (const [name, text] of Object.entries({
    'drill/index.html': '<!doctype html><title>Drill</title>',
    'drill/plan.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'drill/rooms.json': '{}',
    'drill/.secret.html': 'secret',
    'drill/.git/config.txt': 'secret',
    'drill/staff.xlsx': 'secret',
  }))
    await writeFile(join(folder, 'pages', name), text);
  // The hall.csv names the folder just as well.
  hall = await startHall({ args: ['--hall-file', join(folder, 'hall.csv')] });
});
afterAll(async () => {
  await hall.dispose();
  await rm(folder, { recursive: true });
});

/** As it is written: no client tidies the path up. */
function ask(
  path: string,
  method = 'GET',
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((done, fail) => {
    const sent = request(hall.url, { path, method }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => {
        done({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    sent.on('error', fail);
    sent.end();
  });
}

it('[N65] pages are served as what they are, without an origin and for frames of this server alone', async () => {
  for (const [path, type] of [
    ['what-to-bring.html', 'text/html; charset=utf-8'],
    ['drill/index.html', 'text/html; charset=utf-8'],
    ['drill/plan.svg', 'image/svg+xml'],
    ['drill/rooms.json', 'application/json; charset=utf-8'],
  ] as const) {
    const { status, headers } = await ask(`/pages/${path}`);
    expect([path, status, headers['content-type']]).toEqual([path, 200, type]);
    expect(headers['content-security-policy']).toMatch(
      /^sandbox allow-scripts; default-src 'none';.*frame-ancestors 'self'/,
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-cache');
  }
});

it('[N65] nothing else is served: no folder, no hidden file, nothing outside, and nothing is written', async () => {
  for (const path of [
    '/pages',
    '/pages/',
    '/pages/drill',
    '/pages/drill/',
    '/pages/none.html',
    '/pages/drill/.secret.html',
    '/pages/drill/.git/config.txt',
    '/pages/drill/staff.xlsx',
    '/pages/../users.csv',
    '/pages/..%2fusers.csv',
    '/pages/%2e%2e/users.csv',
    '/pages/..%5cusers.csv',
    '/pages/../logo.png',
    '/pages/..%2flogo.png',
    '/pages/drill/..%2f..%2flogo.png',
    '/pages/what-to-bring.html%00.png',
  ]) {
    const { status, body } = await ask(path);
    expect([path, status >= 400 && status < 500], path).toEqual([path, true]);
    expect(body, path).not.toMatch(/^secret|PNG/);
  }
  for (const method of ['POST', 'PUT', 'DELETE'])
    expect((await ask('/pages/what-to-bring.html', method)).status, method).toBe(404);
});
