import { createServer, type RequestListener, type Server } from 'node:http';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { otherHall } from '../../agent/hall-pin.ts';
import { hallSigner, proofText, type HallSigner } from '../../server/auth/hall-signer.ts';
import { faultyDisk, type DiskFault } from '../support/faulty-disk.ts';

let folder = '';
const servers: Server[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-pin-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) server.close();
  await rm(folder, { recursive: true, force: true });
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

const signer = (name: string): Promise<HallSigner> => hallSigner(join(folder, name));
const answering =
  (by: HallSigner, nonceOf = (asked: string) => asked): RequestListener =>
  (request, response) => {
    const nonce = new URL(request.url ?? '', 'http://x').searchParams.get('nonce') ?? '';
    response.end(JSON.stringify({ key: by.key, signature: by.sign(proofText(nonceOf(nonce))) }));
  };
const asked = (server: string, more: { hall?: string } = {}): Promise<string | undefined> =>
  otherHall({ server, file: join(folder, 'hall.pin'), say: () => undefined, ...more });

it('[AG21] the first hall that proves itself is kept, and no other is the hall after it', async () => {
  const [own, other] = [await signer('own'), await signer('other')];
  const [ours, theirs] = [await serve(answering(own)), await serve(answering(other))];
  expect(await asked(ours)).toBeUndefined();
  expect((await readFile(join(folder, 'hall.pin'), 'utf8')).trim()).toBe(own.key);
  expect(await asked(ours)).toBeUndefined();
  expect(await asked(theirs)).toMatch(/another hall than this agent belongs to/);
  // The same hall at another address.
  expect(await asked(await serve(answering(await signer('own'))))).toBeUndefined();
});

it('[AG21] where the hall cannot be kept nothing is sent to it, and why is said', async () => {
  const disk = faultyDisk(new Set<DiskFault>(['write']));
  const server = await serve(answering(await signer('own')));
  const why = await otherHall({ server, file: join(folder, 'hall.pin'), say: () => undefined, disk });
  expect(why).toMatch(/cannot be kept in .*hall\.pin: the disk is full; nothing was sent/);
});

it('[AG21] the key of the own settings counts from the first moment', async () => {
  const [own, other] = [await signer('own'), await signer('other')];
  expect(await asked(await serve(answering(other)), { hall: own.key })).toMatch(/another hall/);
  expect(await asked(await serve(answering(own)), { hall: own.key })).toBeUndefined();
  await expect(readFile(join(folder, 'hall.pin'))).rejects.toThrow();
});

it('[AG21] whoever cannot sign what was asked is no hall: an old signature, another key, nonsense, nothing', async () => {
  const [own, other] = [await signer('own'), await signer('other')];
  const impostors: RequestListener[] = [
    answering(own, () => 'what-was-asked-yesterday'),
    (_, response) => response.end(JSON.stringify({ key: own.key, signature: other.sign(proofText('x')) })),
    (_, response) => response.end(JSON.stringify({ key: 'constructor', signature: '' })),
    (_, response) => response.end('<html>'),
    (_, response) => {
      response.statusCode = 404;
      response.end();
    },
    (request) => request.socket.destroy(),
  ];
  for (const impostor of impostors) expect(await asked(await serve(impostor))).toMatch(/prove|signed/);
  await expect(readFile(join(folder, 'hall.pin'))).rejects.toThrow();
});

it('[AG21] the key of a hall is made once, for its owner alone', async () => {
  expect((await signer('own')).key).toBe((await signer('own')).key);
  expect((await stat(join(folder, 'own'))).mode & 0o777).toBe(0o600);
});
