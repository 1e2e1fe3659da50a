import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { get } from 'node:https';
import { z } from 'zod';
import { atHall, hallAddressIn } from '../core/base/hall-address.ts';
import { faultText } from '../core/base/fault-text.ts';
import { nodeDisk, type Disk } from '../files/disk.ts';
import { diskTrouble } from '../files/disk-trouble.ts';
import { readIfThere, writeWhole } from '../files/durable-file.ts';

const ANSWER_MS = 5000;
const proof = z.object({ key: z.string(), signature: z.string() });

/** What an agent knows its hall by. */
export type HallPinParts = {
  readonly server: string;
  /** Where the key of the hall is kept. */
  readonly file: string;
  /** The key of the own settings; absent: that of the first hall that answers, from then on. */
  readonly hall?: string | undefined;
  /** The authority of the server's certificate, as PEM; absent: those that this machine knows. */
  readonly ca?: string | undefined;
  readonly say: (what: string) => void;
  readonly disk?: Disk;
};

/**
 * Whether it is the own hall that answers at its address: asked before the token is shown to it. The reason why not;
 * undefined where it is. It proves who answers, not that nobody listens between: that takes https.
 */
export async function otherHall({
  server,
  file,
  hall,
  ca,
  say,
  disk = nodeDisk,
}: HallPinParts): Promise<string | undefined> {
  const nonce = randomBytes(24).toString('base64url');
  let answered;
  try {
    const named = hallAddressIn(new URL(server).pathname).hall;
    const said = await read(new URL(atHall(named, `/api/v1/hall/proof?nonce=${nonce}`), server), ca);
    if (said.status !== 200)
      return `${server} does not prove which hall it is (${String(said.status)}); is it of an older version?`;
    answered = proof.safeParse(JSON.parse(said.text));
  } catch (fault) {
    return `${server} does not prove which hall it is: ${faultText(fault)}`;
  }
  if (!answered.success || !isSigned(answered.data, nonce))
    return `whoever answers at ${server} has not signed what it was asked to: it is no hall`;
  const { key } = answered.data;
  const kept = (await readIfThere(file, disk))?.toString().trim();
  const known = hall ?? kept;
  if (known !== undefined && known !== key)
    return (
      `${server} is another hall than this agent belongs to (its key is ${key}, and should be ${known}); nothing was sent. ` +
      `If that is right, write the key into the settings as "hall", or remove ${file}`
    );
  if (kept === undefined && hall === undefined) {
    try {
      await writeWhole(file, `${key}\n`, disk);
    } catch (fault) {
      return `which hall this agent belongs to cannot be kept in ${file}: ${diskTrouble(fault)}; nothing was sent`;
    }
    say(`belongs to the hall with the key ${key} from now on`);
  }
  return undefined;
}

/** `fetch` trusts the authorities of the machine alone. */
async function read(url: URL, ca: string | undefined): Promise<{ readonly status: number; readonly text: string }> {
  const signal = AbortSignal.timeout(ANSWER_MS);
  if (ca === undefined || url.protocol !== 'https:') {
    const said = await fetch(url, { signal });
    return { status: said.status, text: await said.text() };
  }
  return new Promise((done, fail) => {
    const asked = get(url, { ca, signal }, (answer) => {
      let text = '';
      answer.on('data', (bytes: Buffer) => (text += bytes.toString()));
      answer.on('error', fail);
      answer.on('end', () => done({ status: answer.statusCode ?? 0, text }));
    });
    asked.on('error', fail);
  });
}

function isSigned({ key, signature }: z.infer<typeof proof>, nonce: string): boolean {
  try {
    const made = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });
    // The same text as server/auth/hall-signer.ts signs.
    return verify(null, Buffer.from(`hallcall hall 1\n${nonce}`), made, Buffer.from(signature, 'base64url'));
  } catch {
    return false; // no key at all
  }
}
