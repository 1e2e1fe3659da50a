import { createSocket } from 'node:dgram';
import { connect, type Socket } from 'node:net';
import { hostname } from 'node:os';
import type { SecurityKind } from '../../../core/protocol/security.ts';
import type { SyslogTarget } from '../../ops/syslog-target.ts';
import type { SecurityEvent } from './security-event.ts';

/** Security and authorization. */
const FACILITY = 10;
const WARNING = 4;
const NOTICE = 5;
const INFORMATION = 6;
/** So many wait for a receiver that is away; then the oldest go. */
const MOST_WAITING = 1000;
/** So much is given to the system before it has taken it: a receiver that does not read is away, too. */
const MOST_UNSENT = 64 * 1024;
const AGAIN_MS = 5000;

/** One event as RFC 5424 has it; what happened as JSON, which holds no line end. */
export function syslogLine({ at, kind, ...event }: SecurityEvent, host: string, pid: number): string {
  const priority = FACILITY * 8 + severityOf(kind);
  return `<${String(priority)}>1 ${at} ${host} hallcall ${String(pid)} ${kind} - \uFEFF${JSON.stringify({ kind, ...event })}`;
}

function severityOf(kind: SecurityKind): number {
  switch (kind) {
    case 'sign-in-failed':
    case 'sign-in-held':
    case 'refused':
    case 'password-weak':
      return WARNING;
    case 'signed-in':
    case 'signed-out':
      return INFORMATION;
    default:
      return NOTICE;
  }
}

/** Sends events away; nobody waits for it. */
export interface Syslog {
  send(event: SecurityEvent): void;
  close(): void;
}

/** A syslog that is out of reach is told by `warn`, once each time. */
export function openSyslog(target: SyslogTarget, warn: (detail: string) => void): Syslog {
  const host = hostname().replace(/[^\x21-\x7e]/g, '-') || '-';
  const lineOf = (event: SecurityEvent): Buffer => Buffer.from(syslogLine(event, host, process.pid));
  const out = target.protocol === 'udp' ? overUdp(target, warn) : new OverTcp(target, warn);
  return { send: (event) => out.write(lineOf(event)), close: () => out.close() };
}

type Out = { write(line: Buffer): void; close(): void };

function overUdp({ host, port }: SyslogTarget, warn: (detail: string) => void): Out {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4').unref();
  let failing = false;
  socket.on('error', (fault) => warn(fault.message));
  return {
    write(line) {
      socket.send(line, port, host, (fault) => {
        if (fault !== null && !failing) warn(fault.message);
        failing = fault !== null;
      });
    },
    close: () => socket.close(),
  };
}

/** Framed by their length (RFC 6587), and sent again after a break as far as the system had not taken them. */
class OverTcp implements Out {
  private waiting: Buffer[] = [];
  private socket: Socket | undefined;
  private again: ReturnType<typeof setTimeout> | undefined;
  private failing = false;

  constructor(
    private readonly target: SyslogTarget,
    private readonly warn: (detail: string) => void,
  ) {}

  write(line: Buffer): void {
    this.waiting.push(Buffer.concat([Buffer.from(`${String(line.length)} `), line]));
    if (this.waiting.length > MOST_WAITING) this.waiting.shift();
    if (this.socket === undefined && this.again === undefined) this.open();
    else if (this.socket?.readyState === 'open') this.flush();
  }

  close(): void {
    clearTimeout(this.again);
    this.again = undefined;
    this.socket?.removeAllListeners('close');
    this.socket?.end();
  }

  private open(): void {
    this.again = undefined;
    const socket = connect({ host: this.target.host, port: this.target.port });
    this.socket = socket.unref();
    let why = 'the connection was closed';
    socket.on('connect', () => {
      this.failing = false;
      this.flush();
    });
    socket.on('drain', () => this.flush());
    socket.on('error', (fault) => (why = fault.message));
    socket.on('close', () => {
      if (!this.failing) this.warn(why);
      this.failing = true;
      this.socket = undefined;
      this.again = setTimeout(() => this.open(), AGAIN_MS).unref();
    });
  }

  private flush(): void {
    const { socket, waiting } = this;
    for (let line = waiting[0]; line !== undefined && socket !== undefined; line = waiting[0]) {
      if (socket.writableLength >= MOST_UNSENT) return;
      socket.write(line);
      waiting.shift();
    }
  }
}
