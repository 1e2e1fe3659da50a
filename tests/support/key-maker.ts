import { createPrivateKey } from 'node:crypto';

/** Of P-256, signed by itself, for a hundred years; it stands for nothing but a maker of keys in tests. */
const CERTIFICATE = [
  'MIIBdzCCAR2gAwIBAgIUM7aQ+XLHvFpH7GLFA0hfqoQh2NowCgYIKoZIzj0EAwIwEDEOMAwGA1UEAwwFbWFrZXIwIBcNMjYxMTMwMjEwOTM5Wh',
  'gPMjEyNjExMDYyMTA5MzlaMBAxDjAMBgNVBAMMBW1ha2VyMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEinaynJQHAGDlvdhHpzIG784vdQ1k',
  'hahELNHnXmZ3EamTHnn6sdGgs78Idt3YWibkYlJsXRO9tD22NodCvrPI3qNTMFEwHQYDVR0OBBYEFM8jFPQOMRvfW8QiWsAB4pjtmyTvMB8GA1',
  'UdIwQYMBaAFM8jFPQOMRvfW8QiWsAB4pjtmyTvMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAMP2VcPkjW+fxihraTCKGpbp',
  'H6qUWQxnuD3NZBb94/vzAiBYBW6ezVaZg1zqxNU0dIfO4c8HgYym/GZCOINx47KzHA==',
].join('');
const KEY = [
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgV0jWS6qwGXsxXpTfV2Nq7v8KRu76uNkBLiyaj5tPz0uhRANCAASKdrKclAcAYO',
  'W92EenMgbvzi91DWSFqEQs0edeZncRqZMeefqx0aCzvwh23dhaJuRiUmxdE720PbY2h0K+s8je',
].join('');

/** Who says that they have made a security key. */
export const MAKER = {
  certificate: Buffer.from(CERTIFICATE, 'base64'),
  key: createPrivateKey({ key: Buffer.from(KEY, 'base64'), format: 'der', type: 'pkcs8' }),
};
