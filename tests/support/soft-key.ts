import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import type { NewKey, ShownKey } from '../../core/protocol/bodies/security-key-bodies.ts';
import type { KeyCreation, KeyRequest } from '../../core/protocol/shapes/security-keys.ts';
import { MAKER } from './key-maker.ts';

/** A security key in a browser, as the bytes that both say (Web Authentication, level 3, 6.1 and 6.5). */
export type SoftKey = {
  readonly id: string;
  /** Its counter; each answer counts on. */
  count: number;
  /** The page at `origin` has asked it for a pair. `says`: what it says of who has made it. */
  make(options: Pick<KeyCreation, 'challenge' | 'rp'>, origin: string, says?: Attestation): NewKey;
  /** The page at `origin` has asked it to be shown. */
  show(request: Pick<KeyRequest, 'challenge' | 'rpId'>, origin: string): ShownKey;
};

/** Nothing; signed by the key itself; or by its maker, in the form of a key of before FIDO2. */
export type Attestation = 'none' | 'packed' | 'fido-u2f';

const USER_PRESENT = 0x01;
const HAS_KEY = 0x40;

export function softKey(): SoftKey {
  const raw = randomBytes(16);
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = raw.toString('base64url');
  const head = { id, rawId: id, type: 'public-key' } as const;
  const key: SoftKey = {
    ...{ id, count: 0 },
    make({ challenge, rp }, origin, says = 'none') {
      key.count += 1;
      const about = Buffer.concat([Buffer.alloc(16), sized(raw), raw, coseOf(publicKey)]);
      const authData = Buffer.concat([said(rp.id, USER_PRESENT | HAS_KEY, key.count), about]);
      const data = clientData('webauthn.create', challenge, origin);
      const sign = (by: KeyObject, ...what: readonly Buffer[]): Buffer =>
        bytes(createSign('sha256').update(Buffer.concat(what)).sign(by));
      const statement = {
        none: () => cborMap(),
        packed: () => cborMap([text('alg'), int(-7)], [text('sig'), sign(privateKey, authData, sha256(data))]),
        'fido-u2f': () => {
          const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
          const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
          const site = sha256(Buffer.from(rp.id));
          return cborMap(
            [text('x5c'), cborList(bytes(MAKER.certificate))],
            [text('sig'), sign(MAKER.key, Buffer.alloc(1), site, sha256(data), raw, point)],
          );
        },
      }[says]();
      const attestation = cborMap(
        [text('fmt'), text(says)],
        [text('attStmt'), statement],
        [text('authData'), bytes(authData)],
      );
      const response = {
        clientDataJSON: data.toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['usb'],
      };
      return { ...head, response };
    },
    show({ challenge, rpId }, origin) {
      key.count += 1;
      const data = clientData('webauthn.get', challenge, origin);
      const authData = said(rpId, USER_PRESENT, key.count);
      const signed = createSign('sha256').update(authData).update(sha256(data)).sign(privateKey);
      const response = {
        clientDataJSON: data.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: signed.toString('base64url'),
      };
      return { ...head, response };
    },
  };
  return key;
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function said(rpId: string, flags: number, count: number): Buffer {
  const rest = Buffer.alloc(5);
  rest.writeUInt8(flags);
  rest.writeUInt32BE(count, 1);
  return Buffer.concat([sha256(Buffer.from(rpId)), rest]);
}

function coseOf(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const place = (of: string): Buffer => bytes(Buffer.from(of, 'base64url'));
  // EC2, ES256, P-256, and the point.
  return cborMap([int(1), int(2)], [int(3), int(-7)], [int(-1), int(1)], [int(-2), place(x)], [int(-3), place(y)]);
}

function sha256(of: Buffer): Buffer {
  return createHash('sha256').update(of).digest();
}

function sized(of: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(of.length);
  return length;
}

// As much of CBOR (RFC 8949) as a key says.

function cbor(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value]);
  return value < 256
    ? Buffer.from([(major << 5) | 24, value])
    : Buffer.from([(major << 5) | 25, value >> 8, value & 255]);
}

const int = (value: number): Buffer => (value < 0 ? cbor(1, -1 - value) : cbor(0, value));
const bytes = (of: Buffer): Buffer => Buffer.concat([cbor(2, of.length), of]);
const text = (of: string): Buffer => Buffer.concat([cbor(3, Buffer.byteLength(of)), Buffer.from(of)]);
const cborList = (...items: readonly Buffer[]): Buffer => Buffer.concat([cbor(4, items.length), ...items]);
const cborMap = (...pairs: (readonly [Buffer, Buffer])[]): Buffer =>
  Buffer.concat([cbor(5, pairs.length), ...pairs.flat()]);
