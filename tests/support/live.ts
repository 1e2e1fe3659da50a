import { io, type Socket } from 'socket.io-client';
import type { CallMessage } from '../../core/protocol/shapes/call.ts';
import { eventually } from './eventually.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test reads into answers as a client without types does
export type Answer = Record<string, any>;
export type Pushed = { readonly topic: string; readonly seq: number; readonly view: Answer };

/** Somebody on the live door: a bare socket.io client that keeps what it was told, in order. */
export type Live = {
  readonly socket: Socket;
  readonly views: readonly Pushed[];
  readonly calls: readonly CallMessage[];
  /** Sends and waits for the acknowledgement; fails after five seconds without one. */
  ask(event: string, ...input: unknown[]): Promise<Answer>;
  watch(topic: string, secret?: string): Promise<Answer>;
  command(name: string, body?: object): Promise<Answer>;
  /** The newest view of a topic that fits, now or as soon as it comes. */
  sees(topic: string, fits: (view: Answer) => boolean): Promise<Pushed>;
  close(): void;
};

let commands = 0;

/** Connects over WebSocket, and is there once it resolves. */
export async function connect(
  url: string,
  options: {
    token?: string | undefined;
    polling?: true;
    /** What is heard from the first moment on, by its name. */
    hears?: Readonly<Record<string, (said: object) => void>>;
  } = {},
): Promise<Live> {
  const socket = io(url, {
    auth: options.token === undefined ? {} : { token: options.token },
    transports: [options.polling === true ? 'polling' : 'websocket'],
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
    forceNew: true,
  });
  for (const [name, listener] of Object.entries(options.hears ?? {})) socket.on(name, listener);
  const views: Pushed[] = [];
  const calls: CallMessage[] = [];
  socket.on('view', (message: Pushed) => views.push(message));
  socket.on('call', (message: CallMessage) => calls.push(message));
  await new Promise<void>((done, fail) => {
    const refused = (fault: Error): void => {
      socket.close();
      fail(fault);
    };
    socket.once('connect_error', refused);
    socket.once('connect', () => {
      socket.off('connect_error', refused);
      done();
    });
  });
  const ask = (event: string, ...input: unknown[]): Promise<Answer> =>
    socket.timeout(5000).emitWithAck(event, ...input) as Promise<Answer>;
  return {
    socket,
    views,
    calls,
    ask,
    watch: (topic, secret) => ask('watch', secret === undefined ? { topic } : { topic, secret }),
    command: (name, body = {}) => ask('command', { commandId: `live-test-${String((commands += 1))}`, name, ...body }),
    sees: (topic, fits) =>
      eventually(
        () => views.findLast((each) => each.topic === topic && fits(each.view)),
        `${topic} shows it; last: ${JSON.stringify(views.findLast((each) => each.topic === topic))?.slice(0, 300)}`,
      ),
    close: () => {
      socket.close();
    },
  };
}
