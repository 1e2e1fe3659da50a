import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { MOST_MESSAGE_BYTES } from '../../../core/protocol/message-size.ts';
import { dropPlainCookies } from '../../auth/request-cookies.ts';
import type { Halls } from '../../halls/halls.ts';
import type { OpenHall } from '../../halls/open-hall.ts';
import { farAddress, type TrustedProxies } from '../../ops/far-address.ts';
import type { HostRule } from '../../ops/host-rule.ts';
import type { PageBuilds } from '../../ops/page-builds.ts';
import { HallLive } from './hall-live.ts';
import { Handshakes } from './handshakes.ts';
import { tellOfBuilds } from './tell-of-builds.ts';
import { roomNamed } from './rooms.ts';

/** The live door: one socket a screen, topics that are pushed whole, commands with an acknowledgement. */
export interface LiveDoor {
  /** Says goodbye to every socket; their screens reconnect by themselves. */
  close(): Promise<void>;
}

type LiveParts = {
  readonly isProxy: TrustedProxies;
  readonly builds: PageBuilds;
  readonly isOurs: HostRule;
  readonly secure?: boolean;
};

/** Opens the live door of all halls on an HTTP server. */
export function openLiveDoor(
  server: HttpServer,
  halls: Halls,
  { isProxy, builds, isOurs, secure = false }: LiveParts,
): LiveDoor {
  const handshakes = new Handshakes((request) => farAddress(request, isProxy), halls);
  const io = socketsOn(server, isOurs, secure, handshakes);
  const news = tellOfBuilds(io, builds);
  const lives = new Map<OpenHall, HallLive>();
  let isClosing = false;
  const leave = halls.each((hall) => {
    const live = new HallLive(hall, io, (socket) => farAddress(socket.request, isProxy));
    lives.set(hall, live);
    return () => {
      lives.delete(hall);
      live.close(!isClosing);
    };
  });
  const isThere = (room: string, there: boolean): void => {
    const named = roomNamed(room);
    if (named === undefined) return;
    for (const [{ id }, live] of lives) if (id === named.hall) live.watchers(named.topic, named.audience, there);
  };
  io.of('/').adapter.on('create-room', (room: string) => isThere(room, true));
  io.of('/').adapter.on('delete-room', (room: string) => isThere(room, false));
  io.on('connection', (socket) => {
    const hall = halls.of(socket.request);
    const live = hall === undefined ? undefined : lives.get(hall);
    if (hall === undefined || live === undefined) return void socket.conn.close();
    try {
      live.greet(socket);
      socket.emit('release', news.now());
    } catch (fault) {
      // One socket that cannot be greeted is no reason to end the others.
      hall.log.error({ fault }, 'a socket failed by a mistake of ours');
      socket.conn.close();
    }
  });
  return {
    async close() {
      isClosing = true;
      news.stop();
      handshakes.stop();
      await leave();
      // Closes the connections without a word: a client that is told to go would not come back by itself.
      await io.close();
    },
  };
}

function socketsOn(server: HttpServer, isOurs: HostRule, secure: boolean, handshakes: Handshakes): Server {
  const io = new Server(server, {
    path: '/socket.io',
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: MOST_MESSAGE_BYTES,
    // Who has opened a line and does not say what for has no place in any hall's budgets yet.
    connectTimeout: 5000,
    // A screen that is cut off says so within three seconds, also where nothing tells the socket that the cable is out.
    pingInterval: 1000,
    pingTimeout: 1800,
    cors: { origin: false },
    allowRequest(request, decide) {
      if (secure) dropPlainCookies(request.headers);
      const { origin, host } = request.headers;
      if (!isOurs(host) || !isOwnPage(origin, host)) return decide(null, false);
      handshakes.decide(request, (may) => decide(null, may));
    },
  });
  io.engine.use(handshakes.polls);
  return io;
}

/** Browsers name the page's origin: a page of another site gets no socket, whatever cookies it brings. */
function isOwnPage(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
