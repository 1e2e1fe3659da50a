import type { ShownKey } from '../../core/protocol/bodies/security-key-bodies.ts';
import type { KeyRequest } from '../../core/protocol/shapes/security-keys.ts';

/** Whether this browser reads and writes what is asked of a key (since 2025 each does), at an address where it may. */
export function knowsKeys(): boolean {
  return typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
}

/** Has the browser ask for a security key; undefined: none was shown. */
export async function showKey(request: KeyRequest): Promise<ShownKey | undefined> {
  if (!knowsKeys()) return undefined;
  try {
    // The browser reads it alone; its type does not say so.
    const asked = request as PublicKeyCredentialRequestOptionsJSON;
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked);
    const shown = await navigator.credentials.get({ publicKey });
    // As the browser writes it, which is what the hall reads.
    return shown instanceof PublicKeyCredential ? (shown.toJSON() as ShownKey) : undefined;
  } catch {
    return undefined; // put off by the person, or after minutes by the browser: no key was shown
  }
}
