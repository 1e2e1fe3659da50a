import { performance } from 'node:perf_hooks';
import type { Server, Socket } from 'socket.io';
import { active, claim, command, leave as leaveSeat, unwatch, watch } from '../../../core/protocol/frames.ts';
import { own } from '../../../core/base/own.ts';
import { COMMANDS, isDoorCommand } from '../../../core/protocol/commands.ts';
import type { CommandRow } from '../../../core/protocol/commands/command-row.ts';
import { issuesOf } from '../../../core/protocol/issues.ts';
import type { Gate } from '../../auth/gate.ts';
import { nameOf, type Identity } from '../../auth/identity.ts';
import type { OpenHall } from '../../halls/open-hall.ts';
import type { World } from '../../../core/record/world.ts';
import { perform, shownSecret, type Reply } from '../perform.ts';
import type { Problem } from '../../../core/protocol/problem.ts';
import type { Target } from '../maker.ts';
import { badInput, problem, tooMany } from '../problem.ts';
import { leanHeap } from '../../ops/lean-heap.ts';
import { networkOf } from '../../ops/network-of.ts';
import { greetAgent } from './agent-door.ts';
import { letGoWhoDoesNotRead } from './backlog.ts';
import { Crowd } from './crowd.ts';
import { greetBoard } from './board-door.ts';
import { greetNotices } from './notice-door.ts';
import { HeldViews } from './held-views.ts';
import { LiveBudgets, type Guest } from './live-budgets.ts';
import { createPusher, type Pusher } from './pusher.ts';
import { ANY_OTHER, earsOf, type Ears } from './ears.ts';
import { readingPace } from './reading-pace.ts';
import { roomOf, STRANGER_GROUPS, type Audience } from './rooms.ts';
import { StrangerPushes } from './stranger-pushes.ts';
import { Seats, type Sitter } from './seats.ts';
import { mayNotWatch, type Topic } from './topics.ts';
import { Turns } from './turns.ts';

const MOST_TOPICS = 200;
/** Whoever finds no room among those who watch from its address asks again then. */
const WATCH_AGAIN_MS = 10_000;

/** The live door of one hall: who is here, what is pushed to whom, who sits where. */
export class HallLive {
  /** Who is here, by what they showed when they came in. */
  private readonly present = new Map<Socket, Identity>();
  private readonly crowd = new Crowd(
    () => leanHeap.came(this),
    () => leanHeap.gone(this),
  );
  private readonly seats = new Seats();
  private readonly budgets = new LiveBudgets(() => performance.now());
  private readonly turns = new Turns();
  private readonly views: HeldViews;
  /** Who watches a topic at all. */
  private readonly audiences = new Map<Topic, Set<Audience>>();
  private readonly strangers: StrangerPushes;
  private greeted = 0;
  private readonly hall: OpenHall;
  private readonly io: Server;
  private readonly addressOf: (socket: Socket) => string;
  private readonly leave: readonly (() => void)[];
  readonly pusher: Pusher;

  /** `addressOf`: where a socket comes from, behind the proxies of the hall. */
  constructor(hall: OpenHall, io: Server, addressOf: (socket: Socket) => string) {
    this.hall = hall;
    this.io = io;
    this.addressOf = addressOf;
    this.views = new HeldViews(hall);
    this.strangers = new StrangerPushes(
      STRANGER_GROUPS,
      (group, topic) => this.audiences.get(topic)?.has(group) === true,
      (group, topics, message, body) => this.io.to(this.roomsOf(topics, group)).emit(message, body),
    );
    this.pusher = createPusher(hall, (topics, message, body) => this.tell(topics, message, body));
    this.leave = [...this.pushes(), hall.gate.onEnd(() => this.review())];
  }

  /** A screen, a device or a program has come in. */
  greet(socket: Socket): void {
    const hall = this.hall;
    const identity = identityOf(socket, hall.gate);
    const network = networkOf(this.addressOf(socket));
    const guest = this.budgets.enter(identity, network, ticketShown(socket, hall.world()));
    if (guest === undefined) {
      hall.log.warn({ network }, 'too many sockets without an identity from one address');
      socket.conn.close();
      return;
    }
    this.present.set(socket, identity);
    this.crowd.are(this.present.size);
    const ears = this.within(socket, this.earsFor(socket, identity), guest, network);
    ears.gone(() => {
      this.present.delete(socket);
      this.crowd.are(this.present.size);
      this.budgets.leave(guest);
    });
    ears.gone(hall.gate.enter(identity));
    letGoWhoDoesNotRead(socket, guest.kind, (owedBytes) =>
      hall.log.warn({ owedBytes }, 'a socket that does not read was let go'),
    );
    greet(socket, ears, hall, {
      ...{ identity, from: this.addressOf(socket) },
      watches: () => this.budgets.watches(guest),
      watchesNoMore: () => this.budgets.watchesNoMore(guest),
      viewOf: (topic) => this.views.of(topic),
      audience: guest.kind === 'stranger' ? (this.greeted += 1) % STRANGER_GROUPS : 'known',
    });
    seat(socket, ears, hall, identity, this.seats);
    greetBoard(socket, ears, identity, hall, ({ seq, at }) => {
      const call = hall.world().record.calls.findLast((each) => each.seq === seq && each.at === at);
      if (call === undefined) return;
      this.views.changed(`heard:${call.counter}`);
      this.pusher.changed(`heard:${call.counter}`);
    });
    greetNotices(ears, identity, hall);
    greetAgent(socket, ears, identity, hall);
  }

  /** The first of an audience watches a topic, or the last does not any more. */
  watchers(topic: Topic, audience: Audience, are: boolean): void {
    const audiences = this.audiences.get(topic) ?? new Set();
    if (are) audiences.add(audience);
    else audiences.delete(audience);
    if (audiences.size > 0) {
      this.audiences.set(topic, audiences);
      this.pusher.watched(topic);
    } else {
      this.audiences.delete(topic);
      this.pusher.forgotten(topic);
    }
  }

  /**
   * Nothing is pushed any more. `goodbye`: and every socket of the hall is closed; their screens come again by
   * themselves.
   */
  close(goodbye: boolean): void {
    for (const each of this.leave) each();
    this.pusher.stop();
    this.strangers.stop();
    this.turns.stop();
    this.crowd.stop();
    leanHeap.closed(this);
    // Without a word: a client that is told to go would not come back by itself.
    if (goodbye) for (const socket of this.present.keys()) socket.conn.close();
  }

  /**
   * Ears that hear within the budgets, and strangers when nobody else waits. What somebody says in a row stays in a
   * row.
   */
  private within(socket: Socket, ears: Ears, guest: Guest, network: string): Ears {
    const budgets = this.budgets.of(guest);
    const pace = guest.kind === 'known' ? undefined : readingPace(socket, () => performance.now());
    const act = <T>(work: () => T): T | Promise<T> => (guest.kind === 'known' ? work() : this.turns.do(work));
    return {
      ...ears,
      hear: (message, answer) =>
        ears.hear(message, (input) => {
          const waitMs = budgets.take(message === 'watch' || message === 'command' ? message : 'other');
          if (waitMs === 0) return act(() => answer(input));
          if (waitMs === 'let-go') {
            this.hall.log.warn({ network }, 'a socket that asks without end was let go');
            return void socket.disconnect(true);
          }
          const refused = { problem: tooMany(`this is too much at once (${message})`, waitMs) };
          const held = pace !== undefined && budgets.presses() ? pace.holdBack(refused) : refused;
          // Thousands are refused at one moment, too.
          return held instanceof Promise ? held.then((late) => act(() => late)) : act(() => held);
        }),
    };
  }

  private tell(topics: readonly Topic[], message: string, body: object): void {
    // Whoever asks from now on is shown nothing older than what has been told.
    if (message === 'view') for (const topic of topics) this.views.changed(topic);
    const known = topics.filter((topic) => this.audiences.get(topic)?.has('known') === true);
    if (known.length > 0) this.io.to(this.roomsOf(known, 'known')).emit(message, body);
    this.strangers.push(topics, message, body);
  }

  private roomsOf(topics: readonly Topic[], audience: Audience): string[] {
    return topics.map((topic) => roomOf(this.hall, topic, audience));
  }

  /** What each part of the hall has news for. */
  private pushes(): readonly (() => void)[] {
    const { pusher } = this;
    const hall = this.hall;
    const changed = (...topics: readonly Topic[]): void => {
      for (const topic of topics) {
        this.views.changed(topic);
        pusher.changed(topic);
      }
    };
    const kiosks = (): readonly Topic[] => hall.catalogue().kiosks.map(({ id }) => `kiosk:${id}`);
    return [
      hall.subscribe((news) => pusher.news(news)),
      hall.printing.onChange(() => changed('tray', 'printers', ...kiosks())),
      hall.inputs.onChange(() => changed('inputs', ...kiosks())),
      hall.signs.onChange(() => changed('signs')),
      hall.notices.onChange(() => changed('emergency', ...hall.catalogue().boards.map(({ id }) => `notices:${id}`))),
      hall.voice.onChange((counter) => changed(`heard:${counter}`)),
      hall.boards.onChange(() => changed('boards')),
      hall.troubles.onChange(() => changed('troubles')),
      hall.alerts.onChange(() => changed('alerts')),
      hall.forecasts.onChange(({ tickets, lines }) => {
        changed(...[...tickets].map((id): Topic => `ticket:${id}`));
        if (lines.size === 0) return;
        changed('hall', 'manager', 'troubles', ...[...lines].map((id): Topic => `line:${id}`));
        changed(...hall.catalogue().boards.map(({ id }): Topic => `board:${id}`));
      }),
      hall.inputs.onNews(({ device: { id, kiosk, counter }, news }) => {
        // What is scanned or read at a kiosk goes to its page, once: nobody is there any more to hear it later.
        if (kiosk !== undefined) this.tell([`kiosk:${kiosk}`], 'device', { device: id, news });
        if (counter !== undefined && news.kind === 'scan')
          this.tell([`counter:${counter}`], 'device', { device: id, news });
      }),
    ];
  }

  /** Ears that hear nothing of somebody who is not any more who they were when they came in. */
  private earsFor(socket: Socket, identity: Identity): Ears {
    const ears = earsOf(socket, this.hall.log);
    if (identity.kind === 'nobody') return ears;
    return {
      ...ears,
      hear: (message, answer) =>
        ears.hear(message, (input) => {
          if (this.isStill(socket, identity)) return answer(input);
          // After the answer, which is the last thing that it hears.
          setImmediate(() => this.letGo(socket));
          return { problem: problem(401, 'this identity has ended; sign in again, or pair the device again') };
        }),
    };
  }

  /** Whoever is not any more who they were when they came in has to go: at once, and told why. */
  private review(): void {
    for (const [socket, identity] of this.present) if (!this.isStill(socket, identity)) this.letGo(socket);
  }

  private isStill(socket: Socket, identity: Identity): boolean {
    return identity.kind === 'nobody' || isSame(identityOf(socket, this.hall.gate), identity);
  }

  private letGo(socket: Socket): void {
    if (!socket.connected) return;
    socket.emit('identity-over', {});
    socket.disconnect(true);
  }
}

/** Who has come in, and whether so many views may be pushed there. */
type Visitor = {
  readonly identity: Identity;
  readonly from: string;
  readonly watches: () => boolean;
  readonly watchesNoMore: () => void;
  readonly audience: Audience;
  readonly viewOf: (topic: Topic) => object | undefined;
};

function greet(socket: Socket, { hear, gone }: Ears, hall: OpenHall, visitor: Visitor): void {
  const { identity, from } = visitor;
  hall.metrics.sockets(1);
  const moved = hall.gate.movedFrom(identity);
  if (identity.kind === 'nobody' && typeof socket.handshake.auth['token'] === 'string')
    socket.emit('identity-unknown', {});
  if (moved !== undefined) socket.emit('device-moved', { ...moved, page: hall.at(moved.page) });
  gone(() => hall.metrics.sockets(-1));
  if (hall.demonstration !== undefined) socket.emit('demonstration', { speed: hall.demonstration.speed });
  socket.on('error', (fault) => hall.log.warn({ fault: String(fault) }, 'a socket failed'));
  const watched = new Set<string>();
  gone(() => {
    watched.forEach(() => visitor.watchesNoMore());
    // What it said last may still wait for its turn.
    watched.clear();
  });
  hear('watch', (input) => onWatch(socket, hall, visitor, watched, input));
  hear('unwatch', (input) => {
    const parsed = unwatch.safeParse(input, { reportInput: true });
    if (!parsed.success) return { problem: badInput(issuesOf(parsed.error)) };
    void socket.leave(roomOf(hall, parsed.data.topic, visitor.audience));
    if (watched.delete(parsed.data.topic)) visitor.watchesNoMore();
    return { ok: true };
  });
  hear('command', (input) => {
    hall.gate.active(tokenOf(socket, hall.gate));
    return onCommand(hall, identity, input, from);
  });
  hear('active', (input) => {
    const parsed = active.safeParse(input, { reportInput: true });
    if (!parsed.success) return { problem: badInput(issuesOf(parsed.error)) };
    hall.gate.active(tokenOf(socket, hall.gate));
    return { ok: true };
  });
  hear(ANY_OTHER, () => NO_SUCH_MESSAGE);
}

/** One answer for all: of strangers there may be thousands. */
const NO_SUCH_MESSAGE = { problem: problem(404, 'there is no such message; /api/v1/asyncapi.json has all') };

/** Lets a console sit down at a counter; whoever it takes the seat from is told with `seat-lost`. */
function seat(socket: Socket, { hear, gone }: Ears, hall: OpenHall, identity: Identity, seats: Seats): void {
  const sitter: Sitter = { lost: (counter) => socket.emit('seat-lost', { counter }) };
  hear('claim', (input) => {
    const parsed = claim.safeParse(input, { reportInput: true });
    if (!parsed.success) return { problem: badInput(issuesOf(parsed.error)) };
    const { counter, key, take = false } = parsed.data;
    const denied = mayNotWatch(`counter:${counter}`, identity, undefined, hall.world());
    if (denied !== undefined) return { problem: denied };
    if (!hall.world().state.index.counters.has(counter))
      return { problem: problem(404, `there is no counter ${counter}`) };
    return { ok: true, held: seats.claim(counter, key, sitter, take, hall.now()) };
  });
  hear('leave', (input) => {
    const parsed = leaveSeat.safeParse(input, { reportInput: true });
    if (!parsed.success) return { problem: badInput(issuesOf(parsed.error)) };
    seats.giveUp(sitter, parsed.data.counter);
    return { ok: true };
  });
  gone(() => seats.leave(sitter, hall.now()));
}

/** What a socket of a person has shown. */
function tokenOf({ handshake }: Socket, gate: Gate): string | undefined {
  const { token } = handshake.auth as { readonly token?: unknown };
  return typeof token === 'string' ? token : gate.tokenIn(handshake.headers);
}

function identityOf(socket: Socket, gate: Gate): Identity {
  const auth = socket.handshake.auth as { readonly token?: unknown; readonly as?: unknown };
  if (typeof auth.token === 'string') return gate.identify(auth.token);
  const as = auth.as === 'kiosk' || auth.as === 'board' || auth.as === 'counter-screen' ? auth.as : undefined;
  return gate.identityOf(socket.handshake.headers, as);
}

/** The ticket whose secret a socket has shown as it came in. */
function ticketShown(socket: Socket, world: World): string | undefined {
  const { ticket, secret } = socket.handshake.auth as { readonly ticket?: unknown; readonly secret?: unknown };
  if (typeof ticket !== 'string' || typeof secret !== 'string') return undefined;
  return shownSecret(secret, world, ticket) === 'right' ? ticket : undefined;
}

function isSame(one: Identity, other: Identity): boolean {
  if (one.kind === 'nobody' || other.kind === 'nobody') return one.kind === other.kind;
  if (one.kind === 'staff') return other.kind === 'staff' && one.id === other.id && one.role === other.role;
  if (one.kind === 'program') return other.kind === 'program' && one.id === other.id;
  return other.kind === 'device' && one.id === other.id && one.device === other.device;
}

function onWatch(
  socket: Socket,
  hall: OpenHall,
  { identity, watches, audience, viewOf }: Visitor,
  watched: Set<string>,
  input: unknown,
): object {
  const parsed = watch.safeParse(input, { reportInput: true });
  if (!parsed.success) return { problem: badInput(issuesOf(parsed.error)) };
  const { topic, secret } = parsed.data;
  const world = hall.world();
  const denied = mayNotWatch(topic, identity, secret, world);
  if (denied !== undefined) return { problem: denied };
  if (socket.rooms.size > MOST_TOPICS)
    return { problem: problem(429, `a socket watches ${String(MOST_TOPICS)} topics at most`) };
  const view = viewOf(topic);
  if (view === undefined) return { problem: problem(404, `there is nothing called ${topic}`) };
  // It may have gone while it waited for its turn: nobody would ever leave the room for it.
  if (socket.connected) {
    if (!watched.has(topic) && !watches())
      return { problem: tooMany('enough views are watched from this address', WATCH_AGAIN_MS) };
    watched.add(topic);
    void socket.join(roomOf(hall, topic, audience));
  }
  return { seq: world.state.seq, view };
}

async function onCommand(hall: OpenHall, identity: Identity, input: unknown, from: string): Promise<object> {
  const parsed = command.safeParse(input, { reportInput: true });
  if (!parsed.success) return { problem: badInput(issuesOf(parsed.error)) };
  const { name, commandId, ...rest } = parsed.data;
  if (!isDoorCommand(name)) return { problem: problem(404, `there is no command ${name}`) };
  const { target, secret, body } = unframed(COMMANDS[name], rest);
  const reply = await perform(hall, { identity, name, target, body, secret, key: commandId, from });
  if (reply.status === 403 && identity.kind !== 'nobody') {
    hall.security.note({ kind: 'refused', who: nameOf(identity), from, detail: name });
  }
  return asAck(reply);
}

/** What stands beside a body in the frame of its command: its target, and the secret where one may be shown. */
function unframed({ target: kind, who }: CommandRow, fields: Readonly<Record<string, unknown>>): Unframed {
  const besides = [...(kind === 'hall' ? [] : [kind]), ...(who.secret === true ? ['secret'] : [])];
  const of = (field: string): string | undefined => {
    const said = besides.includes(field) ? own(fields, field) : undefined;
    return typeof said === 'string' ? said : undefined;
  };
  const id = of(kind);
  return {
    target: id === undefined ? {} : { [kind]: id },
    secret: of('secret'),
    body: Object.fromEntries(Object.entries(fields).filter(([field]) => !besides.includes(field))),
  };
}

type Unframed = { readonly target: Target; readonly secret: string | undefined; readonly body: object };

function asAck(reply: Reply): object {
  if (reply.status >= 400) return { problem: reply.body as Problem };
  return { ok: true, ...(reply.body as object) };
}
