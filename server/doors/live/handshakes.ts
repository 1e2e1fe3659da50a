import type { IncomingMessage, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { Budget } from '../../../core/base/bucket.ts';
import type { Instant } from '../../../core/base/time.ts';
import { PASS_HEADER } from '../../../core/protocol/door-pass.ts';
import type { Halls } from '../../halls/halls.ts';
import { Budgets } from '../../ops/budgets.ts';
import { networkOf } from '../../ops/network-of.ts';

/** Two hundred boards and five hundred phones behind one address come back at once, some of them twice. */
const HANDSHAKES: Budget = { most: 3000, perSecond: 100 };

/** Requests of sockets that poll, for want of a WebSocket: two a second each, as many of them as that. */
const POLLS: Budget = { most: 4000, perSecond: 400 };

/** A socket costs about a millisecond to let in: so strangers take a fifth of the hall's time at most. */
const AT_ONCE = 4;
const EVERY_MS = 20;

/** So many wait in all. */
const MOST_WAITING = 5000;

const ignore = (): void => undefined;

type Waiting = { readonly request: IncomingMessage; readonly letIn: (may: boolean) => void };

/** Lets sockets in: whoever shows who they are at once, strangers behind one another and not too often. */
export class Handshakes {
  private readonly coming: Budgets;
  private readonly polling: Budgets;
  /** By network, the one whose turn it is first: nobody waits behind the crowd of another place. */
  private readonly queues = new Map<string, Waiting[]>();
  private waiting = 0;
  private next: NodeJS.Timeout | undefined;

  constructor(
    private readonly addressOf: (request: IncomingMessage) => string,
    private readonly halls: Pick<Halls, 'of'>,
    now: () => Instant = () => performance.now(),
  ) {
    this.coming = new Budgets(HANDSHAKES, now);
    this.polling = new Budgets(POLLS, now);
  }

  /** Decides about one that wants to come in, now or when it is its turn. */
  decide(request: IncomingMessage, letIn: (may: boolean) => void): void {
    if (this.isKnown(request)) return letIn(true);
    const network = networkOf(this.addressOf(request));
    if (this.waiting >= MOST_WAITING || this.coming.take(network) > 0) return letIn(false);
    // Until it is let in nobody else listens to what becomes of its connection: a reset would end the server.
    if (!request.socket.listeners('error').includes(ignore)) request.socket.on('error', ignore);
    const queue = this.queues.get(network) ?? [];
    queue.push({ request, letIn });
    this.queues.set(network, queue);
    this.waiting += 1;
    this.next ??= setTimeout(() => this.some(), 0);
  }

  /** For each request of the engine. */
  readonly polls = (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const { searchParams } = new URL(request.url ?? '/', 'http://hall');
    const isFurther = searchParams.has('sid') && searchParams.get('transport') === 'polling';
    if (!isFurther || this.isKnown(request) || this.polling.take(networkOf(this.addressOf(request))) === 0)
      return void next();
    response.writeHead(429, { 'Retry-After': '1' }).end();
  };

  stop(): void {
    clearTimeout(this.next);
    while (this.waiting > 0) this.first();
  }

  private some(): void {
    this.next = undefined;
    let left = AT_ONCE;
    while (left > 0 && this.waiting > 0) if (this.first()) left -= 1;
    if (this.waiting > 0) this.next = setTimeout(() => this.some(), EVERY_MS);
  }

  /** The first of the network whose turn it is; false: it has gone meanwhile, and takes nobody's turn. */
  private first(): boolean {
    const [turn] = this.queues;
    if (turn === undefined) return false;
    const [network, queue] = turn;
    const one = queue.shift();
    this.queues.delete(network);
    if (queue.length > 0) this.queues.set(network, queue);
    if (one === undefined) return false;
    this.waiting -= 1;
    const isThere = !one.request.socket.destroyed;
    one.letIn(isThere);
    return isThere;
  }

  private isKnown(request: IncomingMessage): boolean {
    const { cookie, authorization, [PASS_HEADER]: pass } = request.headers;
    if ((cookie ?? authorization ?? pass) === undefined) return false;
    const gate = this.halls.of(request)?.gate;
    return gate !== undefined && (gate.hasPass(request.headers) || gate.identityOf(request.headers).kind !== 'nobody');
  }
}
