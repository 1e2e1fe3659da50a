import { createHash, timingSafeEqual } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { OpenHall } from '../../halls/open-hall.ts';
import type { OwnerPlace } from '../../halls/ownership.ts';
import { farAddress, type TrustedProxies } from '../../ops/far-address.ts';
import { plainAddress } from '../../ops/plain-address.ts';
import { cannotNow } from '../problem.ts';
import { cutSlowBodies } from '../http/slow-bodies.ts';
import { askOwner, joinOwner, onlyReads } from './ask-owner.ts';
import { HeldBodies } from './held-bodies.ts';
import { hasLastingKey } from './lasting-keys.ts';
import { isLocalRead } from './local-reads.ts';
import { onceMore } from './once-more.ts';
import { answeredHeaders, NOT_OWNER_HEADER, positionIn, RELAY_HEADER, tellPosition } from './relay-headers.ts';

export type RelayParts = {
  /** Listens. */
  readonly outer: Server;
  /** The doors of this process. It does not listen: it is told what is for it. */
  readonly inner: Server;
  readonly owner: () => OwnerPlace;
  readonly onOwner: (listener: () => void) => () => void;
  /** This process was stopped for a while: whoever has waited since may have gone long ago. */
  readonly overslept: () => boolean;
  /** The owner could not be reached: who is it by now? */
  readonly look: () => void;
  /** The hall as it is open here. */
  readonly hall: () => OpenHall | undefined;
  /** Known to the servers of this hall alone. */
  readonly secret: string;
  readonly isProxy: TrustedProxies;
  /** Sessions end when nobody acts in them: the owner has to hear of every act. */
  readonly restsCount: boolean;
};

/** Hands on what only the owner of a hall can do. */
export interface Relay {
  /** Proxies of the hall, and its other servers. */
  readonly isProxy: TrustedProxies;
  /** Sockets end; who has asked is answered. */
  leaveSockets(): void;
  close(): void;
}

/** Whoever asks while the owner changes is held so long. */
const PATIENCE_MS = 8000;
const AGAIN_MS = 100;
/** What was answered elsewhere is to be seen here so soon. */
const REACH_MS = 1000;
/** What changes who is known. */
const PEOPLE = /^\/api\/v1\/(sessions|devices|pair)/;

/**
 * Stands before the doors of a server that may own its hall or not. The owner's doors answer everything; otherwise
 * pages and what follows from the journal are answered here, and all else is handed to the owner, whoever that is by
 * then.
 */
export function openRelay(parts: RelayParts): Relay {
  return new HallRelay(parts);
}

/** Everybody who asks waits for it. */
function changing(): AbortController {
  const change = new AbortController();
  setMaxListeners(0, change.signal);
  return change;
}

class HallRelay implements Relay {
  readonly isProxy: TrustedProxies;
  /** Where other servers of the hall have asked from. */
  private readonly peers = new Set<string>();
  private readonly waiting = new Set<() => void>();
  private readonly bodies = new HeldBodies();
  /** Ends what is under way at an owner that is none any more. */
  private change = changing();
  /** Each ends one socket that is joined to the owner's. */
  private readonly joined = new Set<AbortController>();
  private left = false;
  private readonly leave: () => void;

  constructor(private readonly parts: RelayParts) {
    cutSlowBodies(parts.outer);
    // Only the machine at the other end of the line is known by its address to be a server of the hall.
    this.isProxy = (address, hop) =>
      parts.isProxy(address, hop) || (hop === 0 && this.peers.has(plainAddress(address)));
    parts.outer.on('request', (request, response) => {
      this.answer(request, response).catch(() => response.destroy());
    });
    parts.outer.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      this.join(request, socket, head).catch(() => socket.destroy());
    });
    this.leave = parts.onOwner(() => {
      this.change.abort();
      this.change = changing();
      this.endJoined();
      for (const each of [...this.waiting]) each();
    });
  }

  leaveSockets(): void {
    this.left = true;
    this.endJoined();
  }

  close(): void {
    this.leave();
    this.leaveSockets();
    this.change.abort();
    for (const each of [...this.waiting]) each();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { inner, owner } = this.parts;
    const relayed = this.isFromPeer(request);
    const until = performance.now() + PATIENCE_MS;
    // Hundreds may have waited: while they were all decided, refused by the fence, or asked again elsewhere, nobody
    // else would be answered.
    if (this.parts.overslept()) return relayed ? sayNot(response) : sayGone(request, response, false);
    if (relayed) tellPosition(response, () => this.position());
    const isHere = owner() === 'here' || (!relayed && this.mayAnswer(request));
    if (isHere) return void inner.emit('request', request, response);
    if (relayed) return void sayNot(response);
    await this.bodies.during(request, (body) => this.hand(request, response, body, until));
  }

  /** To whoever owns the hall, as soon as somebody does. */
  private async hand(
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer | undefined,
    until: number,
  ): Promise<void> {
    const { inner, owner, hall, look } = this.parts;
    // What was handed on to an owner who then went away may have been done.
    let maybe = false;
    for (;;) {
      // Who has gone meanwhile asks again, if they do not know: it is not done for nobody.
      if (response.destroyed) return;
      const place = owner();
      // Everybody who was held is answered now, so nothing of it goes over a wire once more.
      if (place === 'here') {
        const again = body === undefined ? request : onceMore(request, body);
        return void inner.emit('request', again, response);
      }
      const asked =
        place === undefined
          ? ({ kind: 'untouched' } as const)
          : await askOwner({ ...this.question(place.address, request), response, body });
      if (asked.kind === 'answer') return this.handBack(request, response, asked.answer, hall());
      if (response.destroyed) return;
      maybe ||= asked.kind === 'unknown';
      const mayAgain = body !== undefined && (asked.kind === 'untouched' || isHarmless(request));
      if (!mayAgain || performance.now() > until) return void sayGone(request, response, maybe);
      if (place !== undefined) look();
      await this.changed(place === undefined ? until - performance.now() : AGAIN_MS);
    }
  }

  private async join(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const left = (): unknown => socket.destroy();
    socket.once('end', left);
    await this.joinWhoever(request, socket, head);
    socket.off('end', left);
  }

  private async joinWhoever(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { inner, owner, look } = this.parts;
    const relayed = this.isFromPeer(request);
    const until = performance.now() + PATIENCE_MS;
    while (!socket.destroyed && !this.left) {
      const place = owner();
      if (place === 'here') return void inner.emit('upgrade', request, socket, head);
      if (relayed || performance.now() > until) {
        socket.end(`HTTP/1.1 503 Service Unavailable\r\n${NOT_OWNER_HEADER}: 1\r\nContent-Length: 0\r\n\r\n`);
        return;
      }
      if (place !== undefined && (await this.joinAt(place.address, request, socket, head))) return;
      if (place !== undefined) look();
      await this.changed(place === undefined ? until - performance.now() : AGAIN_MS);
    }
    socket.destroy();
  }

  /** What ends it is its own, and goes with it: what outlives sockets must not remember each of them. */
  private async joinAt(address: string, request: IncomingMessage, socket: Duplex, head: Buffer): Promise<boolean> {
    const ending = new AbortController();
    this.joined.add(ending);
    const isJoined = await joinOwner({ ...this.question(address, request), signal: ending.signal }, socket, head);
    if (isJoined && !socket.destroyed) socket.once('close', () => this.joined.delete(ending));
    else this.joined.delete(ending);
    return isJoined;
  }

  private endJoined(): void {
    for (const each of this.joined) each.abort();
    this.joined.clear();
  }

  private question(address: string, request: IncomingMessage) {
    return { address, secret: this.parts.secret, request, signal: this.change.signal };
  }

  private async handBack(
    request: IncomingMessage,
    response: ServerResponse,
    answer: IncomingMessage,
    hall: OpenHall | undefined,
  ): Promise<void> {
    const position = positionIn(answer.headers);
    const reads = onlyReads(request);
    // Who has done something sees it here, too, when they look.
    if (!reads && position !== undefined) await hall?.following?.reach(position, REACH_MS);
    if (!reads && PEOPLE.test(request.url ?? '')) await hall?.reviewTokens().catch(() => undefined);
    response.writeHead(answer.statusCode ?? 502, answeredHeaders(answer.headers));
    await pipeline(answer, response);
  }

  /** Another server of the hall says for whom it asks; nobody else at its address is believed about that. */
  private isFromPeer(request: IncomingMessage): boolean {
    const { headers, socket } = request;
    const shown = headers[RELAY_HEADER];
    delete headers[RELAY_HEADER];
    const address = farAddress({ socket, headers: {} }, () => false);
    if (typeof shown === 'string' && isSame(shown, this.parts.secret)) {
      this.peers.add(address);
      return true;
    }
    if (this.peers.has(address) && !this.parts.isProxy(address, 0)) delete headers['x-forwarded-for'];
    return false;
  }

  /** Whether it is answered from what follows the owner here. A session that ends when it rests is the owner's. */
  private mayAnswer(request: IncomingMessage): boolean {
    const hall = this.parts.hall();
    if (hall?.following === undefined || !hall.health().ready) return false;
    const acts = (request.url ?? '').startsWith('/api/') && hall.gate.tokenIn(request.headers) !== undefined;
    if (this.parts.restsCount && acts) return false;
    return isLocalRead(request, hall);
  }

  private position() {
    const state = this.parts.hall()?.world().state;
    return state === undefined ? undefined : { day: state.day, seq: state.seq };
  }

  /** Resolves when somebody else owns the hall, or after a while. */
  private changed(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, Math.max(1, ms));
      this.waiting.add(done);
    });
  }
}

/** How long it takes says nothing about the secret. */
function isSame(shown: string, secret: string): boolean {
  const [one, other] = [shown, secret].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}

/** Asked twice it is done once, whoever owns the hall by then. */
function isHarmless(request: IncomingMessage): boolean {
  return onlyReads(request) || hasLastingKey(request);
}

function isKeyed({ headers }: IncomingMessage): boolean {
  return headers['idempotency-key'] !== undefined;
}

function sayNot(response: ServerResponse): void {
  response.writeHead(503, { [NOT_OWNER_HEADER]: '1', 'Content-Length': 0 }).end();
}

/** `maybe`: an owner was asked. What has a key may be asked for once more, and have been done the first time. */
function sayGone(request: IncomingMessage, response: ServerResponse, maybe: boolean): void {
  if (response.headersSent) return void response.destroy();
  const why = maybe ? 'the server that owns the hall went away before it answered' : 'no server owns the hall just now';
  const unsure = !onlyReads(request) && (maybe || isKeyed(request));
  const body = JSON.stringify({ ...cannotNow(why, unsure), retryAfter: 1 });
  const head = { 'Content-Type': 'application/problem+json; charset=utf-8', 'Retry-After': '1', Connection: 'close' };
  response.writeHead(503, { ...head, 'Content-Length': Buffer.byteLength(body) }).end(body);
}
