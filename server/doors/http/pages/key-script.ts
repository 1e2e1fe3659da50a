/**
 * How plain pages have the browser ask for a security key, as `web/session/security-key.ts` does: `showKey` and
 * `makeKey` give what the hall reads, or nothing where no key was shown. ES2017.
 */
export const KEY_SCRIPT = `
  function knowsKeys() {
    return typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
  }
  async function showKey(request) {
    if (!knowsKeys()) return undefined;
    try {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(request);
      return (await navigator.credentials.get({ publicKey })).toJSON();
    } catch (no) { return undefined; }
  }
  async function makeKey(options) {
    try {
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
      return (await navigator.credentials.create({ publicKey })).toJSON();
    } catch (fault) { return { no: fault.name }; }
  }
`;
