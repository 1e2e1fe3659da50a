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
import {
  numbersGiven,
  paperAnswer,
  type NumbersAsked,
  type NumbersGiven,
  type PaperTold,
} from '../core/protocol/offline.ts';
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
import { PASS_HEADER } from '../core/protocol/door-pass.ts';
import { doorPass } from './door-pass.ts';
import { asManyAsFit, fitting } from './fitting.ts';

/** What the link asks of the agent. */
export type LinkParts = {
  readonly server: string;
  readonly token: string;
  /** Why it is not the own hall that answers; undefined where it is. Asked before the token is shown. */
  otherHall(): Promise<string | undefined>;
  /** The authority that the server's certificate is of, as PEM; undefined: one that this machine knows. */
  readonly ca: string | undefined;
  /** The jobs newest first: of very many the oldest are not told. */
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
  /** The server is there, and has just said that it does not let this agent in. */
  readonly refused: boolean;
  /** True when the server has it. */
  report(report: AgentReport): Promise<boolean>;
  state(state: AgentState): void;
  /** Sent once, if the server is there: a press that nobody heard is over. */
  input(device: string, news: DeviceNews): void;
  /** Numbers for a kiosk; undefined where the server has none now. */
  numbers(asked: NumbersAsked): Promise<NumbersGiven | undefined>;
  /** A number that a kiosk gave by itself; undefined where the server did not take it now. */
  paper(told: PaperTold): Promise<{ readonly joined: boolean } | undefined>;
  /** What became of the page of a board; sent once, as a press is. */
  page(board: string, news: PageNews): void;
  close(): void;
}

const ACK_MS = 5000;
/** What the ids of jobs may take of a hello: some five hundred. Where reports are taken no agent owes as many. */
const JOBS_BYTES = 20 * 1024;
const RETRY_HELLO_MS = 3000;
/** A refusal comes again with each hello; so long without one, nobody knows. */
const REFUSED_MS = 10_000;
const answer = z.object({
  setup: z.unknown().optional(),
  numbers: z.unknown().optional(),
  paper: z.unknown().optional(),
  problem: z.object({ detail: z.string().default('the hall does not say why') }).optional(),
});

/** Begins to look for the server, and looks until it is closed. */
export function openAgentLink(parts: LinkParts): AgentLink {
  return new Link(parts);
}

class Link implements AgentLink {
  private readonly parts: LinkParts;
  private readonly say: (what: string) => void;
  private readonly socket: Socket;
  private isLinked = false;
  private refusedAt = -Infinity;
  private again: NodeJS.Timeout | undefined;
  private newest: AgentState | undefined;
  private telling: NodeJS.Immediate | undefined;

  constructor(parts: LinkParts) {
    this.parts = parts;
    this.say = sayOnce(parts);
    this.socket = connectTo(parts, (why) => this.keepAway(why));
    this.socket.on('connect', () => this.keepGreeting());
    this.socket.on('connect_error', (fault) => {
      this.say(`no connection to ${parts.server}: ${troubleOf(fault)}`);
    });
    this.socket.on('disconnect', (reason) => this.cut(reason));
    hearOrders(this.socket, parts, this.say);
  }

  get linked(): boolean {
    return this.isLinked;
  }

  get refused(): boolean {
    return !this.isLinked && performance.now() - this.refusedAt < REFUSED_MS;
  }

  report(report: AgentReport): Promise<boolean> {
    return this.ask('agent-report', report).then(
      ({ problem }) => {
        if (problem !== undefined) this.say(`a report was refused: ${problem.detail}`);
        return problem === undefined;
      },
      () => false,
    );
  }

  state(state: AgentState): void {
    this.newest = state;
    // Once for what changes together; the newest has to arrive, or a device would stay missing until the next change.
    this.telling ??= setImmediate(() => {
      this.telling = undefined;
      if (this.isLinked && this.newest !== undefined) void this.tryTo('agent-state', fitting(this.newest));
    });
  }

  input(device: string, news: DeviceNews): void {
    if (this.isLinked) void this.tryTo('agent-input', { device, news });
  }

  page(board: string, news: PageNews): void {
    if (this.isLinked) void this.tryTo('agent-page', { board, news });
  }

  async numbers(asked: NumbersAsked): Promise<NumbersGiven | undefined> {
    return numbersGiven
      .optional()
      .parse((await this.tryTo('agent-numbers', { ...asked, held: asManyAsFit(asked.held) }))?.numbers);
  }

  async paper(told: PaperTold): Promise<{ readonly joined: boolean } | undefined> {
    return paperAnswer.optional().parse((await this.tryTo('agent-paper', told))?.paper);
  }

  close(): void {
    clearTimeout(this.again);
    clearImmediate(this.telling);
    this.socket.close();
  }

  /** Undefined where the server is not there, or does not do it now. */
  private async tryTo(event: string, message: object): Promise<z.infer<typeof answer> | undefined> {
    try {
      const said = await this.ask(event, message);
      if (said.problem !== undefined) this.say(`${event} was refused: ${said.problem.detail}`);
      return said;
    } catch {
      return undefined; // asked again when the server is there
    }
  }

  private async ask(event: string, message: object): Promise<z.infer<typeof answer>> {
    return answer.parse(await this.socket.timeout(ACK_MS).emitWithAck(event, message));
  }

  private keepGreeting(): void {
    clearTimeout(this.again);
    this.greet().catch((fault: unknown) => {
      this.say(`not let in: ${faultText(fault)}`);
      if (this.socket.connected) this.again = setTimeout(() => this.keepGreeting(), RETRY_HELLO_MS);
    });
  }

  private async greet(): Promise<void> {
    const connection = this.socket.id;
    const { jobs, ...hello } = await this.parts.hello();
    const known = asManyAsFit(jobs, JOBS_BYTES);
    const said = await this.ask('agent-hello', { protocol: AGENT_PROTOCOL, jobs: known, ...fitting(hello) });
    if (this.socket.id !== connection) return;
    if (said.problem !== undefined) {
      this.refusedAt = performance.now();
      throw new Error(said.problem.detail);
    }
    const setup = agentSetup.parse(said.setup);
    this.isLinked = true;
    this.say('linked');
    this.parts.linked(setup);
  }

  private cut(reason: string): void {
    clearTimeout(this.again);
    if (this.isLinked) this.parts.cut();
    this.isLinked = false;
    this.say(`cut off: ${reason}`);
    // Sent away by the server (its identity has ended, or the server stops): the socket would not try again by itself.
    if (reason === 'io server disconnect') this.connectLater();
  }

  /** Another hall answers: nothing is shown to it. */
  private keepAway(why: string): void {
    this.say(why);
    this.socket.disconnect();
    clearTimeout(this.again);
    this.connectLater();
  }

  private connectLater(): void {
    this.again = setTimeout(() => this.socket.connect(), RETRY_HELLO_MS);
  }
}

/** The same trouble every three seconds is one trouble. */
function sayOnce(parts: LinkParts): (what: string) => void {
  let last = '';
  return (what) => {
    if (what !== last) parts.say(what);
    last = what;
  };
}

/** A socket to the hall of the address; it shows its token only where that hall answers. */
function connectTo(parts: LinkParts, away: (why: string) => void): Socket {
  // Of several halls the address names one: http://10.0.0.2:8080/h/north.
  const { hall } = hallAddressIn(new URL(parts.server).pathname);
  return io(hall === undefined ? parts.server : new URL(parts.server).origin, {
    // Asked on each connection: the answer may be another one than that of before the line broke.
    auth: (show) =>
      void parts.otherHall().then((why) => (why === undefined ? show({ token: parts.token }) : away(why))),
    // Made anew for each connection. The token itself waits until the hall has proved itself.
    extraHeaders: {
      get [PASS_HEADER]() {
        // eslint-disable-next-line no-restricted-syntax -- the server's clock is out of reach here
        return doorPass(parts.token, Date.now());
      },
    },
    ...(hall === undefined ? {} : { query: { hall } }),
    ...(parts.ca === undefined ? {} : { ca: parts.ca }),
    transports: ['websocket'],
    reconnectionDelay: 250,
    reconnectionDelayMax: 3000,
  });
}

/** What lies behind it, such as a certificate of nobody's, is said by the socket below. */
function troubleOf(fault: Error): string {
  const below = (fault as { readonly description?: { readonly message?: string } }).description?.message;
  return below === undefined || below === '' ? fault.message : below;
}

/** What the server may tell the agent to do. */
function hearOrders(socket: Socket, parts: LinkParts, say: (what: string) => void): void {
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
}
