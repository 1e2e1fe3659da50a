import { request as overHttp, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as overHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import { faultText } from '../../../core/base/fault-text.ts';
import { HOUR, SECOND, type Millis } from '../../../core/base/time.ts';
import type { OwnDoors } from '../../ops/own-doors.ts';

/** A receiver that has not answered by then has not taken it. */
const ANSWER_WITHIN_MS: Millis = 10 * SECOND;
/** Of what it says beside the status so much is let through, so that the connection can be used again. */
const MOST_BYTES = 64 * 1024;
/** Nobody is waited for longer than that because they asked for it. */
const LONGEST_WISH_MS: Millis = HOUR;

export type Letter = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Why it was not taken, in English, and what the receiver answered, if it did. */
export type NotTaken = { readonly detail: string; readonly status?: number; readonly waitMs?: Millis };

/**
 * Posts once to an address of the hall file. Undefined when it was taken (2xx). Nothing is followed: a redirect is no
 * answer. What a name stands for is looked up and judged first, and only that is connected to. Throws only when `stop`
 * ends it.
 */
export async function postOut(letter: Letter, doors: OwnDoors, stop: AbortSignal): Promise<NotTaken | undefined> {
  const late = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const signal = AbortSignal.any([stop, late]);
  try {
    const url = new URL(letter.url);
    const addresses = await endedBy(signal, doors.reach(url));
    return notTaken(await send(letter, url, addresses, signal));
  } catch (fault) {
    stop.throwIfAborted();
    if (late.aborted) return { detail: `no answer within ${String(ANSWER_WITHIN_MS / SECOND)} s` };
    return { detail: faultText(fault) };
  }
}

type Answer = { readonly status: number; readonly retryAfter: string | undefined };

function send(letter: Letter, url: URL, addresses: readonly string[], signal: AbortSignal): Promise<Answer> {
  return new Promise((done, fail) => {
    const options: RequestOptions = {
      method: 'POST',
      headers: { 'User-Agent': 'Hallcall', ...letter.headers, 'Content-Length': Buffer.byteLength(letter.body) },
      lookup: only(addresses),
      signal,
    };
    const heard = (response: IncomingMessage): void => {
      done({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] });
      readAway(response);
    };
    const asked: ClientRequest =
      url.protocol === 'https:' ? overHttps(url, options, heard) : overHttp(url, options, heard);
    asked.on('error', fail);
    asked.end(letter.body);
  });
}

/** What it says beside the status is nobody's business here. */
function readAway(response: IncomingMessage): void {
  let bytes = 0;
  response.on('error', () => undefined);
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) response.destroy();
  });
}

/** Gives these addresses for any name. */
function only(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, options, done) => {
    const [first] = found;
    if (options.all === true) done(null, found);
    else if (first !== undefined) done(null, first.address, first.family);
  };
}

function notTaken({ status, retryAfter }: Answer): NotTaken | undefined {
  if (status >= 200 && status < 300) return undefined;
  const redirects = status >= 300 && status < 400;
  const detail = `HTTP ${String(status)}${redirects ? ', a redirect, which is not followed' : ''}`;
  const seconds = retryAfter !== undefined && /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) : undefined;
  const asks = seconds !== undefined && (status === 429 || status === 503);
  return { detail, status, ...(asks ? { waitMs: Math.min(seconds * SECOND, LONGEST_WISH_MS) } : {}) };
}

/** Whatever is under way is not waited for any longer than the signal says. */
function endedBy<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((done, fail) => {
    const end = (): void => fail(new Error('ended'));
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    void work.then(done, fail).finally(() => signal.removeEventListener('abort', end));
  });
}
