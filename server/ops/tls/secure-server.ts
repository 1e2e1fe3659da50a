import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import {
  createServer as createPlain,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecure, type Server as SecureServer } from 'node:https';
import { createServer as createListener, type Server as Listener, type Socket } from 'node:net';
import type { SecureContextOptions } from 'node:tls';
import { faultText } from '../../../core/base/fault-text.ts';
import { err, ok, type Result } from '../../../core/base/result.ts';
import type { Millis } from '../../../core/base/time.ts';

const LOOK_EVERY_MS = 5000;
/** A TLS record that begins a handshake. */
const HANDSHAKE = 0x16;

export type TlsFiles = { readonly cert: string; readonly key: string };

/** What a server serves by. */
export type Served = {
  /** Where requests come to. */
  readonly server: Server;
  /** What listens; the server itself where there is no TLS. */
  readonly listener: Listener;
  readonly protocol: 'http' | 'https';
  /** Names in the certificate. */
  names(): readonly string[];
  /** Ends whatever is still connected. */
  cut(): void;
  /** Looks no more for another certificate. */
  stop(): void;
};

/**
 * An idle connection stays longer than proxies and programs keep one for their next request (nginx a minute, Caddy
 * two): who asks in the moment in which it is closed is not answered, and does not know whether it was done. What is
 * announced is in whole seconds, rounded down, so whoever goes by it leaves first.
 */
const KEEP_ALIVE_MS = 125_900;

/** How long somebody may be silent who has connected, and how often those who are too slow are looked for. */
export type Patience = {
  /** Until the first byte, then until the end of the handshake, then until the end of a head. */
  readonly headMs: Millis;
  readonly lookMs: Millis;
};

const PATIENCE: Patience = { headMs: 15_000, lookMs: 5_000 };

function optionsOf({ headMs, lookMs }: Patience): ServerOptions {
  return { headersTimeout: headMs, connectionsCheckingInterval: lookMs, keepAliveTimeout: KEEP_ALIVE_MS };
}

/** A server of plain HTTP, as behind a proxy. */
export function plainServer(patience = PATIENCE): Served {
  const server = createPlain(optionsOf(patience));
  const cut = (): void => server.closeAllConnections();
  return { server, listener: server, protocol: 'http', names: () => [], cut, stop: () => undefined };
}

/**
 * A server of HTTPS. Who speaks HTTP to the same port is led to HTTPS. A certificate that is put in the place of the
 * one before is served within seconds; one that is wrong is told, and the one before goes on. The error is a sentence.
 */
export function secureServer(
  files: TlsFiles,
  say: (detail: string) => void,
  patience = PATIENCE,
): Result<Served, string> {
  const first = readPair(files);
  if (!first.ok) return first;
  let { names } = first.value;
  const { headMs } = patience;
  const options = optionsOf(patience);
  const server = createSecure({ ...options, ...SAFE, ...first.value.context, handshakeTimeout: headMs });
  // Scanners and whoever gives up in the middle of a handshake are no fault of the hall.
  server.on('tlsClientError', (_fault, socket) => socket.destroy());
  const open = new Set<Socket>();
  let seen = stampOf(files);
  const looking = setInterval(() => {
    const now = stampOf(files);
    if (now === seen) return;
    seen = now;
    const pair = readPair(files);
    if (!pair.ok) return say(`the new certificate is not served: ${pair.error}`);
    server.setSecureContext({ ...SAFE, ...pair.value.context });
    ({ names } = pair.value);
    say('another certificate is served from now on');
  }, LOOK_EVERY_MS);
  return ok({
    // An https server is an http server with another way in.
    server,
    listener: listenerFor(server, createPlain(options, toHttps), open, headMs),
    cut: () => open.forEach((socket) => socket.destroy()),
    protocol: 'https',
    names: () => names,
    stop: () => clearInterval(looking),
  });
}

const SAFE: SecureContextOptions = { minVersion: 'TLSv1.2' };

/** Tells by the first byte who speaks TLS. */
function listenerFor(secure: SecureServer, plain: Server, open: Set<Socket>, firstByteMs: Millis): Listener {
  const listener = createListener({ noDelay: true }, (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    const gone = (): void => void socket.destroy();
    socket.setTimeout(firstByteMs, gone);
    socket.once('error', gone);
    socket.once('data', (bytes: Buffer) => {
      socket.pause();
      socket.setTimeout(0);
      socket.off('timeout', gone);
      socket.off('error', gone);
      socket.unshift(bytes);
      if (bytes[0] === HANDSHAKE) return void secure.emit('connection', socket);
      plain.emit('connection', socket);
      socket.resume();
    });
  });
  // Only where it listens by itself does a server of Node watch over its connections: without that no slow head is
  // cut, and no idle connection is closed at a stop.
  for (const each of [secure, plain]) {
    listener.on('listening', () => each.emit('listening'));
    listener.on('close', () => each.close());
  }
  return listener;
}

/** Nothing that came in the clear is done: it may have been read, or changed, on its way. */
function toHttps(request: IncomingMessage, response: ServerResponse): void {
  const { host = '' } = request.headers;
  const reads = request.method === 'GET' || request.method === 'HEAD';
  response.setHeader('Connection', 'close');
  if (!reads || !/^[\w.:[\]-]{1,255}$/.test(host)) {
    response.writeHead(403, { 'Content-Type': 'text/plain' }).end('This hall is served by HTTPS only.\n');
    return;
  }
  response.writeHead(308, { Location: `https://${host}${request.url ?? '/'}` }).end();
}

type Read = { readonly context: SecureContextOptions; readonly names: readonly string[] };

function readPair({ cert, key }: TlsFiles): Result<Read, string> {
  const files = { cert: pem(cert, 'CERTIFICATE'), key: pem(key, 'PRIVATE KEY') };
  if (!files.cert.ok) return files.cert;
  if (!files.key.ok) return files.key;
  try {
    const context = { cert: files.cert.value, key: files.key.value };
    const certificate = new X509Certificate(context.cert);
    if (!certificate.checkPrivateKey(createPrivateKey(context.key))) return err(`${key} does not belong to ${cert}`);
    const names = [...(certificate.subjectAltName ?? '').matchAll(/DNS:([^,\s]+)/g)].map(([, name = '']) => name);
    return ok({ context, names });
  } catch (fault) {
    return err(`${cert} and ${key} cannot be served: ${faultText(fault)}`);
  }
}

/** The library names neither the file nor what it misses. */
function pem(path: string, holds: 'CERTIFICATE' | 'PRIVATE KEY'): Result<Buffer, string> {
  try {
    const bytes = readFileSync(path);
    if (new RegExp(`-----BEGIN [A-Z ]*${holds}-----`).test(bytes.toString('latin1'))) return ok(bytes);
    return err(`${path} has no ${holds} in it; expected PEM, with a line -----BEGIN ${holds}-----`);
  } catch (fault) {
    return err(`${path} cannot be read: ${faultText(fault)}`);
  }
}

function stampOf({ cert, key }: TlsFiles): string {
  return [cert, key]
    .map((path) => {
      const found = statSync(path, { throwIfNoEntry: false });
      return found === undefined ? '' : `${String(found.mtimeMs)} ${String(found.size)} ${String(found.ino)}`;
    })
    .join(';');
}
