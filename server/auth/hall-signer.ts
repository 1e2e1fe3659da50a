import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { nodeDisk, type Disk } from '../../files/disk.ts';
import { readKey, writeKey } from '../../files/kept-key.ts';

/** Proves that it is this hall which answers: only it can sign what it is asked to. */
export type HallSigner = {
  /** The public key, base64url: what agents keep to know the hall by. */
  readonly key: string;
  /** Ed25519 over the text, base64url. */
  readonly sign: (text: string) => string;
};

/** What is signed for a nonce. Nothing else that anybody says begins like this. */
export function proofText(nonce: string): string {
  return `hallcall hall 1\n${nonce}`;
}

/** The signer of a hall; its key is made at the first start, for its owner alone. */
export async function hallSigner(path: string, disk: Disk = nodeDisk): Promise<HallSigner> {
  const found = await readKey(path, 'has every agent paired anew', disk);
  if (found !== undefined) return signerOf(found, path);
  const made = newSigningKey();
  await writeKey(path, made, disk);
  return signerOf(made, path);
}

/** A new key, as it is kept. */
export function newSigningKey(): Buffer {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
}

/** The signer of a key that is kept; `path`: where, as people are told. */
export function signerOf(der: Buffer, path: string): HallSigner {
  let secret;
  try {
    secret = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } catch {
    throw new Error(`${path} is no key of a hall; bring the right file back, or remove it and pair the agents anew`);
  }
  const { x: key = '' } = createPublicKey(secret).export({ format: 'jwk' });
  return { key, sign: (text) => sign(null, Buffer.from(text), secret).toString('base64url') };
}
