import { err, ok, type Result } from '../../core/base/result.ts';

/** Where syslog is: `udp://log.example:514`. */
export type SyslogTarget = { readonly protocol: 'udp' | 'tcp'; readonly host: string; readonly port: number };

const PORTS = { udp: 514, tcp: 601 } as const;

/** Reads SYSLOG. The error is what would be right. */
export function syslogTarget(text: string): Result<SyslogTarget, string> {
  const [, protocol, host = '', port] =
    /^(udp|tcp):\/\/(\[[\da-f:.]+\]|[^\s/:?#@]+)(?::(\d{1,5}))?\/?$/i.exec(text) ?? [];
  const kind = protocol?.toLowerCase() === 'tcp' ? 'tcp' : 'udp';
  const number = port === undefined ? PORTS[kind] : Number(port);
  if (protocol === undefined || number < 1 || number > 65535)
    return err('udp://HOST:PORT or tcp://HOST:PORT, such as udp://log.example:514');
  return ok({ protocol: kind, host: host.replace(/^\[|\]$/g, ''), port: number });
}
