import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumPath } from '../../scripts/chromium.mjs';
import { main as tls } from '../../server/ops/tls/tls-cli.ts';
import { PATIENCE_MS } from '../support/patience.ts';
import { at, signIn } from '../support/pages.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let folder = '';
let hall: RunningHall;
let context: BrowserContext;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-tls-'));
  await tls(['make', folder, '--name', 'localhost', '--name', '127.0.0.1'], Date.now());
  const [TLS_CERT, TLS_KEY] = [join(folder, 'server.crt'), join(folder, 'server.key')];
  hall = await startHall({ env: { TLS_CERT, TLS_KEY } });
  // As a browser trusts an authority that was put on its machine: this one, by its key, and no other.
  const authority = new X509Certificate(await readFile(join(folder, 'authority.crt')));
  const key = createHash('sha256')
    .update(authority.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
  context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: chromiumPath() ?? '',
    locale: 'zh-CN',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      `--ignore-certificate-errors-spki-list=${key}`,
    ],
  });
  context.setDefaultTimeout(PATIENCE_MS);
});
afterAll(async () => {
  await context.close();
  await hall.dispose();
  await rm(folder, { recursive: true, force: true });
});

it('[TL9] a clerk, a kiosk, a board and a phone work over TLS, with cookies of the prefix alone', async () => {
  const faults: string[] = [];
  const open = async (path: string) => {
    const page = await context.newPage();
    page.on('pageerror', (fault) => faults.push(String(fault)));
    await page.goto(`${hall.url}${path}`);
    expect(await page.evaluate(() => isSecureContext), path).toBe(true);
    return page;
  };
  const kiosk = await open('/kiosk?id=kiosk-1');
  await at(kiosk, 'open-search').waitFor();
  const taken = await kiosk.evaluate(async () => {
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ services: ['name-change'] });
    const answer = await fetch('/api/v1/tickets', { method: 'POST', headers, body });
    return (await answer.json()) as { ticket: { id: string; secret: string; number: string } };
  });
  const { id, secret, number } = taken.ticket;
  const phone = await open(`/t/${id}#${secret}`);
  await phone.locator('.number').filter({ hasText: number }).waitFor();
  const board = await open('/display?id=board-01');
  const counter = await open('/counter');
  await signIn(counter, 'supervisor');
  await at(counter, 'sign-in').waitFor({ state: 'detached' });
  const called = await counter.evaluate(async (which) => {
    const post = (path: string, body: object): Promise<Response> =>
      fetch(`/api/v1${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    await post('/counters/1/open', {});
    return (await post('/counters/1/call', { number: which, reason: 'a test' })).status;
  }, number);
  expect(called).toBe(200);
  await phone.locator('.called').waitFor();
  await board.getByText(number).first().waitFor();
  const names = (await context.cookies()).map(({ name, secure }) => `${name} ${String(secure)}`);
  expect(names.length).toBeGreaterThanOrEqual(3);
  for (const name of names) expect(name).toMatch(/^__Host-hallcall_.* true$/);
  expect(faults).toEqual([]);
});

it('[TL10] a manager adds a security key over TLS, is let in with it, and at another address is told where it answers', async () => {
  const named = hall.url.replace('127.0.0.1', 'localhost');
  // Whoever was signed in before is not.
  await context.clearCookies();
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'usb', automaticPresenceSimulation: true },
  });
  await page.goto(`${named}/manager`);
  await signIn(page, 'manager');
  await at(page, 'sign-in').waitFor({ state: 'detached' });
  await page.goto(`${named}/password`);
  const form = page.locator('form[data-does="add"]');
  await form.locator('[name="password"]').fill('sample-hall');
  await form.locator('[name="name"]').fill('钥匙');
  await form.locator('button').click();
  await page.locator('#said').filter({ hasText: '已添加' }).waitFor();
  await page.goto(`${named}/manager`);
  await page.evaluate(() => fetch('/api/v1/sessions/current', { method: 'DELETE' }));
  await page.reload();
  await signIn(page, 'manager');
  await at(page, 'sign-in').waitFor({ state: 'detached' });
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
  expect(credentials.map(({ rpId, signCount }) => [rpId, signCount])).toEqual([['localhost', 2]]);
  // The same hall by its number: no browser shows a key there, and people are told at which address theirs answers.
  await page.goto(`${hall.url.replace('localhost', '127.0.0.1')}/manager`);
  await signIn(page, 'manager');
  await at(page, 'sign-in-problem').filter({ hasText: named }).waitFor();
  await at(page, 'code').waitFor();
  await page.goto(`${hall.url.replace('localhost', '127.0.0.1')}/overview`);
  await page.locator('#sign-in [name="user"]').fill('manager');
  await page.locator('#sign-in [name="password"]').fill('sample-hall');
  await page.locator('#go').click();
  await page.locator('#said').filter({ hasText: named }).waitFor();
  await page.close();
});
