import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { dropPlainCookies } from '../../auth/request-cookies.ts';
import type { Halls } from '../../halls/halls.ts';
import type { OpenHall } from '../../halls/open-hall.ts';
import { farAddress, type TrustedProxies } from '../../ops/far-address.ts';
import type { HostRule } from '../../ops/host-rule.ts';
import type { PageBuilds } from '../../ops/page-builds.ts';
import { HallLive } from './hall-live.ts';
import { tellOfBuilds } from './tell-of-builds.ts';
import type { Pusher } from './pusher.ts';
import { topicIn } from './rooms.ts';

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
  const io = socketsOn(server, isOurs, secure);
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
  const watching = (room: string, tell: (pusher: Pusher, topic: string) => void): void => {
    const named = topicIn(room);
    if (named === undefined) return;
    for (const [{ id }, { pusher }] of lives) if (id === named.hall) tell(pusher, named.topic);
  };
  io.of('/').adapter.on('create-room', (room: string) => {
    watching(room, (pusher, topic) => pusher.watched(topic));
  });
  io.of('/').adapter.on('delete-room', (room: string) => {
    watching(room, (pusher, topic) => pusher.forgotten(topic));
  });
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
      await leave();
      // Closes the connections without a word: a client that is told to go would not come back by itself.
      await io.close();
    },
  };
}

function socketsOn(server: HttpServer, isOurs: HostRule, secure: boolean): Server {
  return new Server(server, {
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
      if (secure) dropPlainCookies(request.headers);
      const { origin, host } = request.headers;
      decide(null, isOurs(host) && isOwnPage(origin, host));
    },
  });
}

/** Browsers name the page's origin: a page of another site gets no socket, whatever cookies it brings. */
function isOwnPage(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
