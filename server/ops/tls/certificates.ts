import { createHash, createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import { DAY, type Instant } from '../../../core/base/time.ts';
import { bits, boolean, context, integer, moment, objectId, octets, sequence, set, tagged, text } from './der.ts';

/** A certificate and its key, as PEM. */
export type Pair = { readonly certificate: string; readonly key: string };

const AUTHORITY_LIVES = 3650 * DAY;
/** Apple takes 825 days at most, of authorities of one's own too. */
export const SERVER_LIVES = 800 * DAY;
/** Clocks of kiosks may be behind. */
const EARLIER = DAY;

const ECDSA_SHA256 = sequence(objectId('1.2.840.10045.4.3.2'));
const CERT_SIGN_AND_CRL = Buffer.from([0x06]);
const DIGITAL_SIGNATURE = Buffer.from([0x80]);

/** An authority that signs for the servers of one hall, and for nothing below it. */
export function makeAuthority(name: string, now: Instant): Pair {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = keyId(publicKey);
  const extensions = [
    extension('2.5.29.19', sequence(boolean(true), integer(Buffer.from([0]))), true),
    extension('2.5.29.15', bits(CERT_SIGN_AND_CRL, 1), true),
    extension('2.5.29.14', octets(id)),
  ];
  const subject = nameOf(name);
  const certificate = signed(privateKey, {
    issuer: subject,
    subject,
    publicKey,
    extensions,
    now,
    lives: AUTHORITY_LIVES,
  });
  return { certificate, key: pemOf(privateKey) };
}

/** A server's certificate for names and addresses, signed by an authority that stands behind it in the file. */
export function makeServerPair(authority: Pair, authorityKey: KeyObject, names: readonly string[], now: Instant): Pair {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const extensions = [
    extension('2.5.29.19', sequence(), true),
    extension('2.5.29.15', bits(DIGITAL_SIGNATURE, 7), true),
    extension('2.5.29.37', sequence(objectId('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.14', octets(keyId(publicKey))),
    extension('2.5.29.35', sequence(tagged(0x80, keyId(createPublicKey(authorityKey))))),
    extension('2.5.29.17', sequence(...names.map(alternativeName))),
  ];
  const issuer = subjectOf(authority.certificate);
  const subject = nameOf(names[0] ?? 'hall');
  const own = signed(authorityKey, { issuer, subject, publicKey, extensions, now, lives: SERVER_LIVES });
  return { certificate: `${own}${authority.certificate}`, key: pemOf(privateKey) };
}

type ToSign = {
  readonly issuer: Buffer;
  readonly subject: Buffer;
  readonly publicKey: KeyObject;
  readonly extensions: readonly Buffer[];
  readonly now: Instant;
  readonly lives: number;
};

function signed(by: KeyObject, { issuer, subject, publicKey, extensions, now, lives }: ToSign): string {
  const from = new Date(now - EARLIER);
  const until = new Date(now + lives);
  const body = sequence(
    context(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ECDSA_SHA256,
    issuer,
    sequence(moment(from), moment(until)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    context(3, sequence(...extensions)),
  );
  const whole = sequence(body, ECDSA_SHA256, bits(sign('sha256', body, by)));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function extension(id: string, value: Buffer, critical = false): Buffer {
  return sequence(objectId(id), ...(critical ? [boolean(true)] : []), octets(value));
}

function nameOf(common: string): Buffer {
  return sequence(set(sequence(objectId('2.5.4.3'), text(common.slice(0, 64)))));
}

function alternativeName(name: string): Buffer {
  return isIP(name) === 0 ? tagged(0x82, Buffer.from(name)) : tagged(0x87, addressBytes(name));
}

function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number));
  const [head = '', tail] = address.split('::');
  const groups = (half: string): string[] => (half === '' ? [] : half.split(':'));
  const after = tail === undefined ? [] : groups(tail);
  const zeros = Array.from({ length: tail === undefined ? 0 : 8 - groups(head).length - after.length }, () => '0');
  const all = [...groups(head), ...zeros, ...after].map((group) => parseInt(group, 16));
  return Buffer.from(all.flatMap((group) => [group >> 8, group & 0xff]));
}

function keyId(key: KeyObject): Buffer {
  return createHash('sha1')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest();
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }) as string;
}

/** The subject of a certificate as it stands in it, byte for byte. */
function subjectOf(certificate: string): Buffer {
  const base64 = certificate.replace(/-----(BEGIN|END) CERTIFICATE-----/g, '');
  const whole = Buffer.from(base64, 'base64');
  const body = piecesOf(piecesOf(whole)[0] ?? whole);
  // Version, serial, signature, issuer, validity, subject.
  return body[5] ?? sequence();
}

/** The pieces inside a piece. */
function piecesOf(piece: Buffer): readonly Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = headOf(piece, 0).head; at < piece.length;) {
    const { head, length } = headOf(piece, at);
    pieces.push(piece.subarray(at, at + head + length));
    at += head + length;
  }
  return pieces;
}

function headOf(bytes: Buffer, at: number): { readonly head: number; readonly length: number } {
  const first = bytes[at + 1] ?? 0;
  if (first < 0x80) return { head: 2, length: first };
  const count = first - 0x80;
  return { head: 2 + count, length: bytes.readUIntBE(at + 2, count) };
}
