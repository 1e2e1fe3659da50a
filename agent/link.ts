import { hallAddressIn } from '../core/base/hall-address.ts';
import { faultText } from '../core/base/fault-text.ts';
import { hearMessage, type Answered } from '../core/protocol/hear.ts';
import type { DeviceNews } from '../core/devices/device-news.ts';
import { orderAtAgent, pressAtAgent } from '../core/protocol/devices.ts';
import { signOrder } from '../core/protocol/signs.ts';
import { pictureOrder, type PageNews, type PictureAnswer } from '../core/protocol/pictures.ts';
import type { SignText } from '../core/views/sign-text.ts';
import type { BoxOrder } from '../devices/hid/decode/box-orders.ts';
import type { VirtualPress } from '../devices/hid/virtual/virtual-device.ts';
import { orderOf, pressOf } from '../devices/hid/wire-shapes.ts';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import {
  AGENT_PROTOCOL,
  agentSetup,
  printOrder,
  type AgentHello,
  type AgentReport,
  type AgentSetup,
  type AgentState,
  type PrintOrder,
} from '../core/protocol/agent.ts';

/** What the link asks of the agent. */
export type LinkParts = {
  readonly server: string;
  readonly token: string;
  /** Why it is not the own hall that answers; undefined where it is. Asked before the token is shown. */
  otherHall(): Promise<string | undefined>;
  /** The authority that the server's certificate is of, as PEM; undefined: one that this machine knows. */
  readonly ca: string | undefined;
  hello(): Promise<Omit<AgentHello, 'protocol'>> | Omit<AgentHello, 'protocol'>;
  /** The server has let the agent in. */
  linked(setup: AgentSetup): void;
  order(order: PrintOrder): void;
  press(device: string, press: VirtualPress): void;
  tell(device: string, order: BoxOrder): void;
  show(sign: string, text: SignText): void;
  picture(board: string): Promise<PictureAnswer>;
  /** The server is out of reach. */
  cut(): void;
  /** What is going on, for the log. */
  say(what: string): void;
};

/** The agent's one socket: says hello on every connection, and goes on trying when it breaks. */
export interface AgentLink {
  readonly linked: boolean;
  /** True when the server has it. */
  report(report: AgentReport): Promise<boolean>;
  state(state: AgentState): void;
  /** Sent once, if the server is there: a press that nobody heard is over. */
  input(device: string, news: DeviceNews): void;
  /** What became of the page of a board; sent once, as a press is. */
  page(board: string, news: PageNews): void;
  close(): void;
}

const ACK_MS = 5000;
const RETRY_HELLO_MS = 3000;
const answer = z.object({ setup: z.unknown().optional(), problem: z.object({ detail: z.string() }).optional() });

export function openAgentLink(parts: LinkParts): AgentLink {
  // Of several halls the address names one: http://10.0.0.2:8080/h/north.
  const { hall } = hallAddressIn(new URL(parts.server).pathname);
  const socket: Socket = io(hall === undefined ? parts.server : new URL(parts.server).origin, {
    // Asked on each connection: the answer may be another one than that of before the line broke.
    auth: (show) =>
      void parts.otherHall().then((why) => (why === undefined ? show({ token: parts.token }) : away(why))),
    ...(hall === undefined ? {} : { query: { hall } }),
    ...(parts.ca === undefined ? {} : { ca: parts.ca }),
    transports: ['websocket'],
    reconnectionDelay: 250,
    reconnectionDelayMax: 3000,
  });
  let linked = false;
  let again: NodeJS.Timeout | undefined;
  let saidLast = '';
  let newest: AgentState | undefined;
  let telling: NodeJS.Immediate | undefined;
  const away = (why: string): void => {
    say(why);
    socket.disconnect();
    clearTimeout(again);
    again = setTimeout(() => socket.connect(), RETRY_HELLO_MS);
  };
  const say = (what: string): void => {
    // The same trouble every three seconds is one trouble.
    if (what !== saidLast) parts.say(what);
    saidLast = what;
  };
  const ask = async (event: string, message: object): Promise<z.infer<typeof answer>> =>
    answer.parse(await socket.timeout(ACK_MS).emitWithAck(event, message));

  const greet = async (): Promise<void> => {
    const connection = socket.id;
    const said = await ask('agent-hello', { protocol: AGENT_PROTOCOL, ...(await parts.hello()) });
    if (socket.id !== connection) return;
    if (said.problem !== undefined) throw new Error(said.problem.detail);
    const setup = agentSetup.parse(said.setup);
    linked = true;
    say('linked');
    parts.linked(setup);
  };
  const keepGreeting = (): void => {
    clearTimeout(again);
    greet().catch((fault: unknown) => {
      say(`not let in: ${faultText(fault)}`);
      if (socket.connected) again = setTimeout(keepGreeting, RETRY_HELLO_MS);
    });
  };
  socket.on('connect', keepGreeting);
  socket.on('connect_error', (fault) => {
    // What lies behind it, such as a certificate of nobody's, is said by the socket below.
    const below = (fault as { readonly description?: { readonly message?: string } }).description?.message;
    say(`no connection to ${parts.server}: ${below === undefined || below === '' ? fault.message : below}`);
  });
  socket.on('disconnect', (reason) => {
    clearTimeout(again);
    if (linked) parts.cut();
    linked = false;
    say(`cut off: ${reason}`);
    // Sent away by the server (its identity has ended, or the server stops): the socket would not try again by itself.
    if (reason === 'io server disconnect') again = setTimeout(() => socket.connect(), RETRY_HELLO_MS);
  });
  const hear = (message: string, answer: (input: unknown) => Answered): void =>
    hearMessage(socket, message, answer, (fault) => {
      parts.say(`${message} failed by a mistake of ours: ${faultText(fault)}`);
      return {};
    });
  hear('print', (message) => {
    const order = printOrder.safeParse(message);
    if (order.success) parts.order(order.data);
    else say(`an order that cannot be read: ${z.prettifyError(order.error)}`);
  });
  hear('press', (message) => {
    const said = pressAtAgent.safeParse(message);
    if (said.success) parts.press(said.data.device, pressOf(said.data.press));
  });
  hear('order', (message) => {
    const said = orderAtAgent.safeParse(message);
    if (said.success) parts.tell(said.data.device, orderOf(said.data.order));
  });
  hear('sign', (message) => {
    const said = signOrder.safeParse(message);
    if (said.success) parts.show(said.data.sign, said.data.text);
  });
  hear('picture', (message) => {
    const said = pictureOrder.safeParse(message);
    return said.success ? parts.picture(said.data.board) : undefined;
  });
  return {
    get linked() {
      return linked;
    },
    report: (report) =>
      ask('agent-report', report).then(
        ({ problem }) => {
          if (problem !== undefined) say(`a report was refused: ${problem.detail}`);
          return problem === undefined;
        },
        () => false,
      ),
    state(state) {
      newest = state;
      // Once for what changes together; the newest has to arrive, or a device would stay missing until the next change.
      telling ??= setImmediate(() => {
        telling = undefined;
        if (linked && newest !== undefined) socket.emit('agent-state', newest);
      });
    },
    input(device, news) {
      if (linked) socket.emit('agent-input', { device, news });
    },
    page(board, news) {
      if (linked) socket.emit('agent-page', { board, news });
    },
    close() {
      clearTimeout(again);
      clearImmediate(telling);
      socket.close();
    },
  };
}
