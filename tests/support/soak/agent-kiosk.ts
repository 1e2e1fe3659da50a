import { request } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAgent, type RunningAgent } from '../start-agent.ts';

/** A kiosk's PC: its agent prints what the hall gives, and gives numbers by itself while the hall is away. */
export class AgentKiosk {
  private agent: RunningAgent | undefined;
  private readonly folder: Promise<string>;
  private readonly papers = new Map<string, string>();
  private touches = 0;

  constructor(
    private readonly parts: {
      readonly server: string;
      readonly token: string;
      readonly kiosk: string;
      readonly service: string;
      readonly seed: number;
    },
  ) {
    this.folder = mkdtemp(join(tmpdir(), 'hallcall-soak-agent-'));
  }

  /** Started with what lies in its folder, whether the hall is there or not. */
  async start(ready?: string): Promise<void> {
    const { server, token } = this.parts;
    const words = { server, token, data: await this.folder, args: ['--kiosk-port', '0'] };
    this.agent = await startAgent({ ...words, ...(ready === undefined ? {} : { ready }) });
  }

  /** The power of the PC goes and comes. */
  async restart(): Promise<void> {
    await this.agent?.kill();
    await this.start('kiosk page');
  }

  /** It is there, and deaf. */
  freeze(): void {
    this.agent?.freeze();
  }

  thaw(): void {
    this.agent?.thaw();
  }

  /** So many people touch the page that it shows while the hall is away. */
  async take(many: number): Promise<void> {
    for (let person = 0; person < many; person += 1) {
      const key = `soak-touch-${String(this.parts.seed)}-${String((this.touches += 1))}`;
      // Touched twice, as people do: it is one number.
      const [first, second] = [await this.touch(key), await this.touch(key)];
      if (first === undefined) continue;
      if (second !== undefined && second !== first)
        throw new Error(`one touch at the agent's page gave two papers: ${first} and ${second}`);
      this.papers.set(first, await this.numberOf(first));
    }
  }

  /** The number that stands on each paper which it gave by itself, by the id of its ticket. */
  given(): ReadonlyMap<string, string> {
    return this.papers;
  }

  /** Waits until it is linked again. */
  async linked(until: number): Promise<void> {
    while ((await this.ask('GET', '/state'))?.text !== '{"linked":true}') {
      if (Date.now() > until) throw new Error(`the agent is not linked: ${this.agent?.output().slice(-500) ?? ''}`);
      await new Promise((done) => setTimeout(done, 100));
    }
  }

  async end(): Promise<void> {
    await this.agent?.kill();
    await rm(await this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** The ticket of the paper; undefined where there is none to give, or nobody answered. */
  private async touch(key: string): Promise<string | undefined> {
    const { kiosk, service } = this.parts;
    const form = new URLSearchParams({ kiosk, service, category: 'ordinary', lang: 'zh-Hans', key });
    const said = await this.ask('POST', '/take', form.toString());
    if (said !== undefined && said.status >= 500) throw new Error(`the agent's page gave ${String(said.status)}`);
    return said?.status === 303 ? (new URLSearchParams(said.location.split('?')[1]).get('ticket') ?? '') : undefined;
  }

  private async numberOf(ticket: string): Promise<string> {
    const { kiosk } = this.parts;
    const said = await this.ask('GET', `/number?${new URLSearchParams({ kiosk, ticket }).toString()}`);
    const number = /<strong>([^<]+)<\/strong>/.exec(said?.text ?? '')?.[1];
    if (number === undefined) throw new Error(`the agent's page does not show the number of ${ticket}`);
    return number;
  }

  private ask(
    method: 'GET' | 'POST',
    path: string,
    body?: string,
  ): Promise<{ readonly status: number; readonly location: string; readonly text: string } | undefined> {
    const page = /kiosk page: (\S+)/.exec(this.agent?.output() ?? '')?.[1];
    if (page === undefined) return Promise.resolve(undefined);
    const url = new URL(path, page);
    return new Promise((done) => {
      const sent = request(url, { method, headers: { Origin: url.origin } }, (answer) => {
        let text = '';
        answer.on('data', (bytes: Buffer) => (text += bytes.toString()));
        answer.on('end', () => done({ status: answer.statusCode ?? 0, location: answer.headers.location ?? '', text }));
        answer.on('error', () => done(undefined));
      });
      sent.on('error', () => done(undefined));
      sent.end(body);
    });
  }
}
