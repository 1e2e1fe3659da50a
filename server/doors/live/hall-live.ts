import type { Server, Socket } from 'socket.io';
import { claim, command, leave as leaveSeat, unwatch, watch } from '../../../core/protocol/frames.ts';
import { isDoorCommand } from '../../../core/protocol/commands.ts';
import { issuesOf } from '../../../core/protocol/issues.ts';
import type { Gate } from '../../auth/gate.ts';
import type { Identity } from '../../auth/identity.ts';
import type { OpenHall } from '../../halls/open-hall.ts';
import { perform, type Reply } from '../perform.ts';
import type { Problem } from '../../../core/protocol/problem.ts';
import { badInput, problem } from '../problem.ts';
import { greetAgent } from './agent-door.ts';
import { greetBoard } from './board-door.ts';
import { greetNotices } from './notice-door.ts';
import { createPusher, type Pusher } from './pusher.ts';
import { respond } from './respond.ts';
import { roomOf } from './rooms.ts';
import { Seats, type Sitter } from './seats.ts';
import { mayNotWatch, viewOf, type Topic } from './topics.ts';

const MOST_TOPICS = 200;

/** The live door of one hall: who is here, what is pushed to whom, who sits where. */
export class HallLive {
  /** Who is here, by what they showed when they came in. */
  private readonly present = new Map<Socket, Identity>();
  private readonly seats = new Seats();
  private readonly hall: OpenHall;
  private readonly io: Server;
  private readonly leave: readonly (() => void)[];
  readonly pusher: Pusher;

  constructor(hall: OpenHall, io: Server) {
    this.hall = hall;
    this.io = io;
    this.pusher = createPusher(hall, (topics, message, body) => this.tell(topics, message, body));
    this.leave = [...this.pushes(), hall.gate.onEnd((whose) => this.end(whose))];
  }

  /** A screen, a device or a program has come in. */
  greet(socket: Socket): void {
    const hall = this.hall;
    const identity = identityOf(socket, hall.gate);
    this.present.set(socket, identity);
    socket.on('disconnect', () => this.present.delete(socket));
    greet(socket, hall, identity);
    seat(socket, hall, identity, this.seats);
    greetBoard(socket, identity, hall, ({ seq, at }) => {
      const call = hall.world().record.calls.findLast((each) => each.seq === seq && each.at === at);
      if (call !== undefined) this.pusher.changed(`heard:${call.counter}`);
    });
    greetNotices(socket, identity, hall);
    greetAgent(socket, identity, hall);
  }

  /**
   * Nothing is pushed any more. `goodbye`: and every socket of the hall is closed; their screens come again by
   * themselves.
   */
  close(goodbye: boolean): void {
    for (const each of this.leave) each();
    this.pusher.stop();
    // Without a word: a client that is told to go would not come back by itself.
    if (goodbye) for (const socket of this.present.keys()) socket.conn.close();
  }

  private tell(topics: readonly Topic[], message: string, body: object): void {
    this.io.to(topics.map((topic) => roomOf(this.hall, topic))).emit(message, body);
  }

  /** What each part of the hall has news for. */
  private pushes(): readonly (() => void)[] {
    const { pusher } = this;
    const hall = this.hall;
    const changed = (...topics: readonly Topic[]): void => {
      for (const topic of topics) pusher.changed(topic);
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
      hall.inputs.onNews(({ device: { id, kiosk, counter }, news }) => {
        // What is scanned or read at a kiosk goes to its page, once: nobody is there any more to hear it later.
        if (kiosk !== undefined) this.tell([`kiosk:${kiosk}`], 'device', { device: id, news });
        if (counter !== undefined && news.kind === 'scan')
          this.tell([`counter:${counter}`], 'device', { device: id, news });
      }),
    ];
  }

  /** Somebody's token has ended: whoever came in with it has to go. */
  private end(whose: Identity): void {
    for (const [socket, identity] of this.present) {
      if (isSame(identity, whose) && !isSame(identityOf(socket, this.hall.gate), identity)) socket.disconnect(true);
    }
  }
}

function greet(socket: Socket, hall: OpenHall, identity: Identity): void {
  hall.metrics.sockets(1);
  socket.on('disconnect', () => hall.metrics.sockets(-1));
  socket.on('error', (fault) => hall.log.warn({ fault: String(fault) }, 'a socket failed'));
  socket.on('watch', (input: unknown, ack: unknown) => {
    respond(ack, onWatch(socket, hall, identity, input));
  });
  socket.on('unwatch', (input: unknown, ack: unknown) => {
    const parsed = unwatch.safeParse(input);
    if (parsed.success) void socket.leave(roomOf(hall, parsed.data.topic));
    respond(ack, { ok: true });
  });
  socket.on('command', (input: unknown, ack: unknown) => {
    onCommand(hall, identity, input).then(
      (answer) => {
        respond(ack, answer);
      },
      (fault: unknown) => {
        hall.log.error({ fault }, 'a command failed by a mistake of ours');
        respond(ack, { problem: problem(500, 'this is our mistake; it was logged') });
      },
    );
  });
}

/** Lets a console sit down at a counter; whoever it takes the seat from is told with `seat-lost`. */
function seat(socket: Socket, hall: OpenHall, identity: Identity, seats: Seats): void {
  const sitter: Sitter = { lost: (counter) => socket.emit('seat-lost', { counter }) };
  socket.on('claim', (input: unknown, ack: unknown) => {
    const parsed = claim.safeParse(input, { reportInput: true });
    if (!parsed.success) return respond(ack, { problem: badInput(issuesOf(parsed.error)) });
    const { counter, key, take = false } = parsed.data;
    const denied = mayNotWatch(`counter:${counter}`, identity, undefined, hall.world());
    if (denied !== undefined) return respond(ack, { problem: denied });
    if (!hall.world().state.index.counters.has(counter))
      return respond(ack, { problem: problem(404, `there is no counter ${counter}`) });
    respond(ack, { ok: true, held: seats.claim(counter, key, sitter, take, hall.now()) });
  });
  socket.on('leave', (input: unknown, ack: unknown) => {
    const parsed = leaveSeat.safeParse(input, { reportInput: true });
    if (!parsed.success) return respond(ack, { problem: badInput(issuesOf(parsed.error)) });
    seats.giveUp(sitter, parsed.data.counter);
    respond(ack, { ok: true });
  });
  socket.on('disconnect', () => {
    seats.leave(sitter, hall.now());
  });
}

function identityOf(socket: Socket, gate: Gate): Identity {
  const auth = socket.handshake.auth as { readonly token?: unknown; readonly as?: unknown };
  if (typeof auth.token === 'string') return gate.identify(auth.token);
  const as = auth.as === 'kiosk' || auth.as === 'board' || auth.as === 'counter-screen' ? auth.as : undefined;
  return gate.identityOf(socket.handshake.headers, as);
}

function isSame(one: Identity, other: Identity): boolean {
  if (one.kind === 'nobody' || other.kind === 'nobody') return one.kind === other.kind;
  return one.kind === other.kind && one.id === other.id;
}

function onWatch(socket: Socket, hall: OpenHall, identity: Identity, input: unknown): object {
  const parsed = watch.safeParse(input, { reportInput: true });
  if (!parsed.success) return { problem: badInput(issuesOf(parsed.error)) };
  const { topic, secret } = parsed.data;
  const world = hall.world();
  const denied = mayNotWatch(topic, identity, secret, world);
  if (denied !== undefined) return { problem: denied };
  if (socket.rooms.size > MOST_TOPICS)
    return { problem: problem(429, `a socket watches ${String(MOST_TOPICS)} topics at most`) };
  const view = viewOf(topic, world, hall.now(), hall);
  if (view === undefined) return { problem: problem(404, `there is nothing called ${topic}`) };
  void socket.join(roomOf(hall, topic));
  return { seq: world.state.seq, view };
}

async function onCommand(hall: OpenHall, identity: Identity, input: unknown): Promise<object> {
  const parsed = command.safeParse(input, { reportInput: true });
  if (!parsed.success) return { problem: badInput(issuesOf(parsed.error)) };
  const { name, commandId, ticket, counter, line, complaint, secret, ...body } = parsed.data;
  const target = {
    ...(typeof ticket === 'string' ? { ticket } : {}),
    ...(typeof counter === 'string' ? { counter } : {}),
    ...(typeof line === 'string' ? { line } : {}),
    ...(typeof complaint === 'string' ? { complaint } : {}),
  };
  if (!isDoorCommand(name)) return { problem: problem(404, `there is no command ${name}`) };
  const shown = typeof secret === 'string' ? secret : undefined;
  return asAck(await perform(hall, { identity, name, target, body, secret: shown, key: commandId }));
}

function asAck(reply: Reply): object {
  if (reply.status >= 400) return { problem: reply.body as Problem };
  return { ok: true, ...(reply.body as object) };
}
