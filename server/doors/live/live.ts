import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { claim, command, leave as leaveSeat, unwatch, watch } from '../../../core/protocol/frames.ts';
import { isDoorCommand } from '../../../core/protocol/commands.ts';
import { issuesOf } from '../../../core/protocol/issues.ts';
import type { Hall } from '../../ledger/hall.ts';
import type { Photos } from '../../hall-file/read-photos.ts';
import type { Gate } from '../../auth/gate.ts';
import type { Identity } from '../../auth/identity.ts';
import { perform, type PerformParts, type Reply } from '../perform.ts';
import type { PrintingPort } from '../ports.ts';
import type { SignDesk } from '../../equipment/signs/sign-desk.ts';
import type { Problem } from '../../../core/protocol/problem.ts';
import { badInput, problem } from '../problem.ts';
import type { Logger } from '../../ops/log.ts';
import type { Metrics } from '../../ops/metrics.ts';
import type { AgentDesk } from '../../equipment/agents/agent-desk.ts';
import type { BoardDesk } from '../../equipment/boards/board-desk.ts';
import type { Voice } from '../../equipment/voice/open-voice.ts';
import type { NoticeDesk } from '../../notices/notice-desk.ts';
import type { InputDesk } from '../../equipment/inputs/input-desk.ts';
import { greetAgent } from './agent-door.ts';
import { greetBoard } from './board-door.ts';
import { greetNotices } from './notice-door.ts';
import { createPusher } from './pusher.ts';
import { respond } from './respond.ts';
import { Seats, type Sitter } from './seats.ts';
import type { ViewParts } from './live-topics.ts';
import { mayNotWatch, viewOf } from './topics.ts';

export type LiveParts = {
  readonly hall: Hall;
  readonly gate: Gate;
  readonly perform: PerformParts;
  readonly printing: PrintingPort;
  readonly agents: AgentDesk;
  readonly inputs: InputDesk;
  readonly boards: BoardDesk;
  readonly voice: Voice;
  readonly signs: SignDesk;
  readonly notices: NoticeDesk;
  readonly photos: Photos;
  readonly log: Logger;
  readonly metrics: Metrics;
};

/** The live door: one socket a screen, topics that are pushed whole, commands with an acknowledgement. */
export interface LiveDoor {
  /** Says goodbye to every socket; their screens reconnect by themselves. */
  close(): Promise<void>;
}

const MOST_TOPICS = 200;

function viewPartsOf({ printing, inputs, signs, gate, boards, voice, notices, photos }: LiveParts): ViewParts {
  const faces = { nameOf: (user: string) => gate.user(user)?.name, photoOf: (user: string) => photos.get(user)?.id };
  return { printing, inputs, signs, boards, voice, notices, faces };
}

/** Opens the live door on an HTTP server. */
export function openLiveDoor(server: HttpServer, parts: LiveParts): LiveDoor {
  const io = new Server(server, {
    path: '/socket.io',
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: 64 * 1024,
    // A screen that is cut off says so within three seconds, also where nothing tells the socket that the cable is out.
    pingInterval: 1000,
    pingTimeout: 1800,
    cors: { origin: false },
    allowRequest(request, decide) {
      decide(null, isOwnPage(request.headers.origin, request.headers.host));
    },
  });
  /** Who is here, by what they showed when they came in. */
  const present = new Map<Socket, Identity>();
  const seats = new Seats();
  const viewParts = viewPartsOf(parts);
  const kiosks = parts.hall.world().state.index.catalogue.kiosks.map(({ id }) => id);
  const pusher = createPusher(io, parts.hall, viewParts, parts.metrics);
  const leave = [
    parts.hall.subscribe((news) => {
      pusher.news(news);
    }),
    parts.printing.onChange(() => {
      pusher.changed('tray');
      pusher.changed('printers');
    }),
    parts.inputs.onChange(() => {
      pusher.changed('inputs');
      for (const kiosk of kiosks) pusher.changed(`kiosk:${kiosk}`);
    }),
    parts.signs.onChange(() => {
      pusher.changed('signs');
    }),
    parts.notices.onChange(() => {
      pusher.changed('emergency');
      for (const { id } of parts.hall.world().state.index.catalogue.boards) pusher.changed(`notices:${id}`);
    }),
    parts.inputs.onNews(({ device, news }) => {
      // What is scanned or read at a kiosk goes to its page, once: nobody is there any more to hear it later.
      if (device.kiosk !== undefined) io.to(`kiosk:${device.kiosk}`).emit('device', { device: device.id, news });
      if (device.counter !== undefined && news.kind === 'scan')
        io.to(`counter:${device.counter}`).emit('device', { device: device.id, news });
    }),
    parts.voice.onChange((counter) => {
      pusher.changed(`heard:${counter}`);
    }),
    parts.boards.onChange(() => {
      pusher.changed('boards');
    }),
    parts.gate.onEnd((whose) => {
      for (const [socket, identity] of present) {
        if (isSame(identity, whose) && !isSame(identityOf(socket, parts.gate), identity)) socket.disconnect(true);
      }
    }),
  ];
  io.of('/').adapter.on('create-room', (room: string) => {
    pusher.watched(room);
  });
  io.of('/').adapter.on('delete-room', (room: string) => {
    pusher.forgotten(room);
  });
  io.on('connection', (socket) => {
    const identity = identityOf(socket, parts.gate);
    present.set(socket, identity);
    socket.on('disconnect', () => present.delete(socket));
    greet(socket, parts, identity);
    seat(socket, parts, identity, seats);
    greetBoard(socket, identity, parts.boards, parts.voice, ({ seq, at }) => {
      const call = parts.hall.world().record.calls.findLast((each) => each.seq === seq && each.at === at);
      if (call !== undefined) pusher.changed(`heard:${call.counter}`);
    });
    greetNotices(socket, identity, parts.notices, parts.log);
    greetAgent(socket, identity, { desk: parts.agents, inputs: parts.inputs, signs: parts.signs });
  });
  return {
    async close() {
      for (const each of leave) each();
      pusher.stop();
      // Closes the connections without a word: a client that is told to go would not come back by itself.
      await io.close();
    },
  };
}

/** Browsers name the page's origin: a page of another site gets no socket, whatever cookies it brings. */
function isOwnPage(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function greet(socket: Socket, parts: LiveParts, identity: Identity): void {
  parts.metrics.sockets(1);
  socket.on('disconnect', () => {
    parts.metrics.sockets(-1);
  });
  socket.on('error', (fault) => {
    parts.log.warn({ fault: String(fault) }, 'a socket failed');
  });
  socket.on('watch', (input: unknown, ack: unknown) => {
    respond(ack, onWatch(socket, parts, identity, input));
  });
  socket.on('unwatch', (input: unknown, ack: unknown) => {
    const parsed = unwatch.safeParse(input);
    if (parsed.success && parsed.data.topic !== socket.id) void socket.leave(parsed.data.topic);
    respond(ack, { ok: true });
  });
  socket.on('command', (input: unknown, ack: unknown) => {
    onCommand(parts, identity, input).then(
      (answer) => {
        respond(ack, answer);
      },
      (fault: unknown) => {
        parts.log.error({ fault }, 'a command failed by a mistake of ours');
        respond(ack, { problem: problem(500, 'this is our mistake; it was logged') });
      },
    );
  });
}

/** Lets a console sit down at a counter; whoever it takes the seat from is told with `seat-lost`. */
function seat(socket: Socket, parts: LiveParts, identity: Identity, seats: Seats): void {
  const sitter: Sitter = { lost: (counter) => socket.emit('seat-lost', { counter }) };
  socket.on('claim', (input: unknown, ack: unknown) => {
    const parsed = claim.safeParse(input, { reportInput: true });
    if (!parsed.success) return respond(ack, { problem: badInput(issuesOf(parsed.error)) });
    const { counter, key, take = false } = parsed.data;
    const denied = mayNotWatch(`counter:${counter}`, identity, undefined, parts.hall.world());
    if (denied !== undefined) return respond(ack, { problem: denied });
    if (!parts.hall.world().state.index.counters.has(counter))
      return respond(ack, { problem: problem(404, `there is no counter ${counter}`) });
    respond(ack, { ok: true, held: seats.claim(counter, key, sitter, take, parts.hall.now()) });
  });
  socket.on('leave', (input: unknown, ack: unknown) => {
    const parsed = leaveSeat.safeParse(input, { reportInput: true });
    if (!parsed.success) return respond(ack, { problem: badInput(issuesOf(parsed.error)) });
    seats.giveUp(sitter, parsed.data.counter);
    respond(ack, { ok: true });
  });
  socket.on('disconnect', () => {
    seats.leave(sitter, parts.hall.now());
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

function onWatch(socket: Socket, parts: LiveParts, identity: Identity, input: unknown): object {
  const parsed = watch.safeParse(input, { reportInput: true });
  if (!parsed.success) return { problem: badInput(issuesOf(parsed.error)) };
  const { topic, secret } = parsed.data;
  const world = parts.hall.world();
  const denied = mayNotWatch(topic, identity, secret, world);
  if (denied !== undefined) return { problem: denied };
  if (socket.rooms.size > MOST_TOPICS)
    return { problem: problem(429, `a socket watches ${String(MOST_TOPICS)} topics at most`) };
  const view = viewOf(topic, world, parts.hall.now(), viewPartsOf(parts));
  if (view === undefined) return { problem: problem(404, `there is nothing called ${topic}`) };
  void socket.join(topic);
  return { seq: world.state.seq, view };
}

async function onCommand(parts: LiveParts, identity: Identity, input: unknown): Promise<object> {
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
  const reply = await perform(parts.perform, {
    identity,
    name,
    target,
    body,
    secret: typeof secret === 'string' ? secret : undefined,
    key: commandId,
  });
  return asAck(reply);
}

function asAck(reply: Reply): object {
  if (reply.status >= 400) return { problem: reply.body as Problem };
  return { ok: true, ...(reply.body as object) };
}
