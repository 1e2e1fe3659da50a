import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { Stage } from './stage.ts';

/** What the hall said to somebody who asked: its status and its body. */
// The doors are tested elsewhere; a robot reads what it needs and makes do with what is not there.
export type Said = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

/** How long a robot waits for an acknowledgement before it asks again, of the true time. */
const ANSWER_MS = 5000;
/** A request whose line broke is made again so often, under the same key. */
const TRIES = 3;

/** Somebody who uses the doors of the hall as people and pages do: HTTP, and the live door, with an identity. */
export class Door {
  private readonly address: string;
  private readonly stage: Stage;

  constructor(address: string, stage: Stage) {
    this.address = address;
    this.stage = stage;
  }

  /** Signs in as staff. Gives the token. */
  async signIn(user: string): Promise<string> {
    const { status, body } = await this.post('/sessions', { user, password: 'sample-hall' });
    if (typeof body['token'] !== 'string') throw new Error(`${user} cannot sign in (${String(status)})`);
    return body['token'];
  }

  /** Opens the page of a device on this machine, which gives it its identity. Gives the token, and the page. */
  async openPage(path: string): Promise<{ readonly token: string; readonly html: string }> {
    const response = await fetch(`${this.address}${path}`, { signal: this.stage.signal });
    const cookie = response.headers.getSetCookie().find((each) => /^hallcall_[a-z-]+=/.test(each)) ?? '';
    const token = decodeURIComponent(/^[^=]+=([^;]*)/.exec(cookie)?.[1] ?? '');
    if (token === '') throw new Error(`the page ${path} gave no identity (${String(response.status)})`);
    return { token, html: await response.text() };
  }

  async get(path: string, token?: string): Promise<Said> {
    return this.asked(path, { headers: bearer(token) });
  }

  /** Does something once, also where the line breaks and it has to be said again. */
  async post(path: string, body: object = {}, token?: string): Promise<Said> {
    const headers = { ...bearer(token), 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() };
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.asked(path, { method: 'POST', headers, body: JSON.stringify(body) });
      } catch (fault) {
        if (this.stage.over || tries === TRIES) throw fault;
      }
    }
  }

  /** Comes in by the live door. */
  live(token: string): LiveDoor {
    return new LiveDoor(this.address, token, this.stage);
  }

  private async asked(path: string, init: RequestInit): Promise<Said> {
    const response = await fetch(`${this.address}/api/v1${path}`, { ...init, signal: this.stage.signal });
    const text = await response.text();
    const body: unknown = text === '' ? {} : JSON.parse(text);
    return { status: response.status, body: isRecord(body) ? body : {} };
  }
}

/** A socket of somebody with an identity; its line may be cut and comes back. */
export class LiveDoor {
  readonly socket: Socket;
  private readonly stage: Stage;

  constructor(address: string, token: string, stage: Stage) {
    this.stage = stage;
    this.socket = io(address, {
      auth: { token },
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 200,
      reconnectionDelayMax: 1000,
    });
    stage.signal.addEventListener('abort', () => this.socket.close());
  }

  /** Asks until there is an answer, whatever becomes of the line; `undefined` once the play is over. */
  async ask(message: string, body: object): Promise<Readonly<Record<string, unknown>> | undefined> {
    while (!this.stage.over) {
      try {
        const answer: unknown = await this.socket.timeout(ANSWER_MS).emitWithAck(message, body);
        return isRecord(answer) ? answer : {};
      } catch {
        // No answer in time, or the line is cut: the same again, which is done once. A pause of the true time.
        await new Promise((done) => setTimeout(done, 50));
      }
    }
    return undefined;
  }

  /** A command: its answer, or the code of the refusal; `undefined` once the play is over. */
  async command(name: string, body: object): Promise<CommandSaid | undefined> {
    const answer = await this.ask('command', { ...body, name, commandId: randomUUID() });
    if (answer === undefined) return undefined;
    const { problem } = answer;
    if (problem === undefined) return { ok: true, answer };
    return { ok: false, code: isRecord(problem) && typeof problem['code'] === 'string' ? problem['code'] : 'problem' };
  }

  cut(): void {
    this.socket.disconnect();
  }

  mend(): void {
    if (!this.stage.over) this.socket.connect();
  }
}

/** What a command came to. */
export type CommandSaid =
  | { readonly ok: true; readonly answer: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly code: string };

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function bearer(token: string | undefined): Readonly<Record<string, string>> {
  return token === undefined ? {} : { Authorization: `Bearer ${token}` };
}
