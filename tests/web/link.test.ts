import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HallLink } from '../../web/link/link.ts';
import { HallProbe } from '../../web/session/hall-probe.ts';
import { soon } from '../support/soon.ts';

type Ack = (answer: unknown) => void;

/** A hall that answers as the contract says, with every command it got. */
class FakeHall {
  commands: { commandId: string; name: string }[] = [];
  watched: string[] = [];
  seq = 5;
  answerCommands = true;
  private http: HttpServer | undefined;
  private io: Server | undefined;
  port = 0;

  async start(): Promise<void> {
    this.http = createServer();
    this.io = new Server(this.http);
    this.io.on('connection', (socket) => {
      socket.on('watch', ({ topic }: { topic: string }, ack: Ack) => {
        this.watched.push(topic);
        const busy = topic === 'emergency' && this.watched.length === 1;
        if (busy) ack({ problem: { title: 'Too many requests', status: 429, retryAfter: 1 } });
        else if (topic === 'manager') ack({ problem: { title: 'Forbidden', status: 403 } });
        else ack({ seq: this.seq, view: { n: this.seq, now: '2026-03-09T08:00:00+08:00' } });
      });
      socket.on('command', (command: { commandId: string; name: string }, ack: Ack) => {
        this.commands.push(command);
        if (!this.answerCommands) return;
        if (command.name === 'call-next') ack({ problem: { title: 'No', status: 409, code: 'line-empty' } });
        else ack({ ok: true, ticket: { number: 'A001' } });
      });
    });
    await new Promise<void>((resolve) => this.http?.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.http.address() as AddressInfo).port;
  }

  push(topic: string, seq: number, now = '2026-03-09T08:00:00+08:00'): void {
    this.io?.emit('view', { topic, seq, view: { n: seq, now } });
  }

  async stop(): Promise<void> {
    await this.io?.close();
  }
}

describe('HallLink', () => {
  const hall = new FakeHall();
  let link: HallLink;

  beforeEach(async () => {
    hall.port = 0;
    hall.seq = 5;
    hall.commands = [];
    hall.watched = [];
    hall.answerCommands = true;
    await hall.start();
    link = new HallLink(`http://127.0.0.1:${hall.port}`);
  });

  afterEach(async () => {
    link.close();
    await hall.stop();
  });

  it('[W45] looks for nobody once it is closed', async () => {
    await soon(() => expect(link.state).toBe('online'));
    const looks = vi.spyOn(HallProbe.prototype, 'start');
    link.close();
    expect(link.state).toBe('offline');
    link.reconnect();
    expect(looks).not.toHaveBeenCalled();
    await hall.stop();
    await hall.start();
    // Whoever comes after it is heard; of the closed one nothing is.
    const other = new HallLink(`http://127.0.0.1:${hall.port}`);
    await soon(() => expect(other.state).toBe('online'));
    expect(link.state).toBe('offline');
    other.close();
    looks.mockRestore();
  });

  it('shows the first view of a topic and tells the time of the hall', async () => {
    const views: unknown[] = [];
    link.watch('hall', (view) => views.push(view));
    await soon(() => expect(views).toHaveLength(1));
    expect(link.state).toBe('online');
    expect(Math.abs(link.now() - Date.parse('2026-03-09T08:00:00+08:00'))).toBeLessThan(2000);
  });

  it('never goes back to an older seq, and takes an equal one', async () => {
    const seen: number[] = [];
    link.watch('hall', (_, seq) => seen.push(seq));
    await soon(() => expect(seen).toEqual([5]));
    hall.push('hall', 4);
    hall.push('hall', 5);
    hall.push('hall', 7);
    await soon(() => expect(seen).toEqual([5, 5, 7]));
  });

  it('takes a lower seq of a later time: a new day has begun', async () => {
    const seen: number[] = [];
    link.watch('hall', (_, seq) => seen.push(seq));
    await soon(() => expect(seen).toEqual([5]));
    hall.push('hall', 1, '2026-03-10T00:00:00+08:00');
    await soon(() => expect(seen).toEqual([5, 1]));
  });

  it('tells why a topic cannot be watched', async () => {
    const onProblem = vi.fn();
    link.watch('manager', { onView: () => undefined, onProblem });
    await soon(() => expect(onProblem).toHaveBeenCalledWith({ title: 'Forbidden', status: 403 }));
  });

  it('[STR9] waits as it is told when too many ask at once, and asks again by itself', async () => {
    const onProblem = vi.fn();
    const views: unknown[] = [];
    link.watch('emergency', { onView: (view) => views.push(view), onProblem });
    await soon(() => expect(views).toHaveLength(1));
    expect(hall.watched).toEqual(['emergency', 'emergency']);
    expect(onProblem).not.toHaveBeenCalled();
  });

  it('gives the payload of a success and the problem of a refusal', async () => {
    expect(await link.command('issue-ticket', {})).toEqual({
      ok: true,
      ticket: { number: 'A001' },
    });
    expect(await link.command('call-next', { counter: 'refused' })).toMatchObject({
      ok: false,
      problem: { code: 'line-empty' },
    });
  });

  it('repeats a command that is not acknowledged under the same id', async () => {
    hall.answerCommands = false;
    const result = link.command('issue-ticket', {}, { ackTimeoutMs: 60 });
    await soon(() => expect(hall.commands.length).toBeGreaterThan(1));
    hall.answerCommands = true;
    expect((await result).ok).toBe(true);
    expect(new Set(hall.commands.map((command) => command.commandId)).size).toBe(1);
  });

  it('gives up at the deadline and says that nothing came', async () => {
    hall.answerCommands = false;
    const result = await link.command('issue-ticket', {}, { ackTimeoutMs: 40, deadlineMs: 150 });
    expect(result).toMatchObject({ ok: false, problem: { code: 'unreachable' } });
  });

  it('comes back by itself after a restart, watches again and finishes the command', async () => {
    const seen: number[] = [];
    const states: string[] = [];
    link.watch('hall', (_, seq) => seen.push(seq));
    link.onState((state) => states.push(state));
    await soon(() => expect(seen).toEqual([5]));
    await hall.stop();
    await soon(() => expect(link.state).toBe('offline'));
    const result = link.command('issue-ticket', {});
    hall.seq = 8;
    await hall.start();
    expect((await result).ok).toBe(true);
    await soon(() => expect(seen).toEqual([5, 8]));
    expect(hall.commands).toHaveLength(1);
    expect(states.at(-1)).toBe('online');
  }, 15_000);
});
