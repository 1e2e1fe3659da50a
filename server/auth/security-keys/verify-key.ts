import type { NewKey, ShownKey } from '../../../core/protocol/bodies/security-key-bodies.ts';
import type { SecurityKey } from '../people-book.ts';
import type { Challenge } from './key-challenges.ts';

/** EdDSA, ES256, RS256: what keys and browsers know, the best first. */
export const ALGORITHMS = [-8, -7, -257];

/** What is kept of a key that has answered its challenge; undefined: it has not. */
export async function keyOf(
  made: NewKey,
  { text, site }: Challenge,
): Promise<Pick<SecurityKey, 'id' | 'publicKey' | 'counter'> | undefined> {
  const { verifyRegistrationResponse } = await webAuthn();
  const { id, rawId, type } = made;
  const { clientDataJSON, attestationObject } = made.response;
  if (!(await namesNoMaker(attestationObject))) return undefined;
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: { id, rawId, type, response: { clientDataJSON, attestationObject }, clientExtensionResults: {} },
    ...{ expectedChallenge: text, expectedOrigin: site.origin, expectedRPID: site.rpId },
    ...{ requireUserVerification: false, supportedAlgorithmIDs: ALGORITHMS },
  }).catch(notIt);
  if (!verified || registrationInfo === undefined) return undefined;
  const { credential } = registrationInfo;
  const publicKey = Buffer.from(credential.publicKey).toString('base64url');
  return { id: credential.id, publicKey, counter: credential.counter };
}

/**
 * Whether it says nothing of who has made the key, as it was asked (`attestation: 'none'`): browsers take that away, or
 * leave what the key has signed by itself. Certificates name addresses, which whoever checks them fetches: a stranger
 * would say to the server where to ask.
 */
async function namesNoMaker(attestationObject: string): Promise<boolean> {
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers');
  try {
    const said = decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, 'base64url')));
    const form = said.get('fmt');
    return form === 'none' || (form === 'packed' && said.get('attStmt').get('x5c') === undefined);
  } catch {
    return false; // no attestation at all
  }
}

/** What a key has counted to that has answered its challenge, more or less than before; undefined: it has not. */
export async function countOf(
  shown: ShownKey,
  { text, site }: Challenge,
  key: SecurityKey,
): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await webAuthn();
  const { id, rawId, type, response } = shown;
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: { id, rawId, type, response, clientExtensionResults: {} },
    ...{ expectedChallenge: text, expectedOrigin: site.origin, expectedRPID: site.rpId },
    // Of a counter that went back more is to be said than that this is not it.
    credential: { id: key.id, publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')), counter: 0 },
    requireUserVerification: false,
  }).catch(notIt);
  return verified ? authenticationInfo?.newCounter : undefined;
}

/** Most halls have no key, and no need of what reads one. */
function webAuthn(): Promise<typeof import('@simplewebauthn/server')> {
  return import('@simplewebauthn/server');
}

/** Whatever does not hold is thrown. It was sent by a stranger: it says nothing but that this is no answer. */
function notIt(): { verified: false; registrationInfo?: undefined; authenticationInfo?: undefined } {
  return { verified: false };
}
