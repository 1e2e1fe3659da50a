import { execFile } from 'node:child_process';
import { descriptorWire } from './descriptor-wire.ts';
import { openDescriptor } from './device-file.ts';
import { abortedFault, codeOf, OpenLink } from './open-link.ts';
import { type Link, type Transport, TransportFault } from './transport.ts';

/** How device and line talk; both ends have to agree (a printer's self-test page says its side). */
export type SerialSettings = {
  /** Default 19200. */
  readonly baudRate?: number;
  /** Default 8; fewer carry neither Chinese nor pictures. */
  readonly dataBits?: 7 | 8;
  /** Default `none`. */
  readonly parity?: 'none' | 'even' | 'odd';
  /** Default 1. */
  readonly stopBits?: 1 | 2;
  /** How the device says "wait". Default `rts-cts`. With `none` a job longer than its buffer loses bytes. */
  readonly flowControl?: 'rts-cts' | 'xon-xoff' | 'none';
};

const STTY_MS = 3_000;

/**
 * A device at a serial line of Linux. The line is set by the system's own `stty` (GNU or BusyBox): no native package is
 * needed.
 */
export function serialTransport(path: string, settings: SerialSettings = {}, stty = 'stty'): Transport {
  const name = `serial ${path}`;
  return { name, open: (signal) => openLine(path, name, [stty, ...sttySettings(settings)], signal) };
}

/** The line as `stty` is told it: every byte as it is, no echo, no carrier needed, then the settings. */
export function sttySettings(settings: SerialSettings): readonly string[] {
  const { baudRate = 19_200, dataBits = 8, parity = 'none', stopBits = 1, flowControl = 'rts-cts' } = settings;
  return [
    'raw',
    '-echo',
    '-iexten',
    'clocal',
    'cread',
    // The line stays up between two links: some printers take a falling DTR for "off".
    '-hupcl',
    `cs${dataBits}`,
    ...(parity === 'none' ? ['-parenb'] : ['parenb', parity === 'odd' ? 'parodd' : '-parodd']),
    stopBits === 2 ? 'cstopb' : '-cstopb',
    flowControl === 'rts-cts' ? 'crtscts' : '-crtscts',
    flowControl === 'xon-xoff' ? 'ixon' : '-ixon',
    // Our own XOFF would be printed: it has no meaning to a printer.
    '-ixoff',
    '-ixany',
    String(baudRate),
  ];
}

async function openLine(
  path: string,
  name: string,
  [stty, ...settings]: readonly string[],
  signal: AbortSignal,
): Promise<Link> {
  // Opened first: some drivers forget their settings when nobody holds the line.
  const { handle, kind } = await openDescriptor(path, name, signal);
  try {
    if (kind !== 'device') throw notALine(name);
    await setLine(name, stty ?? 'stty', ['-F', path, ...settings], signal);
  } catch (fault) {
    await handle.close();
    throw fault;
  }
  return new OpenLink(name, (events) => descriptorWire(name, handle, 'line', events));
}

function setLine(name: string, stty: string, words: readonly string[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const environment = { ...process.env, LC_ALL: 'C' };
    execFile(
      stty,
      words,
      { signal, timeout: STTY_MS, killSignal: 'SIGKILL', env: environment },
      (error, _out, said) => {
        if (error === null) resolve();
        else if (signal.aborted) reject(abortedFault(name, signal));
        else reject(settingFault(name, error, said));
      },
    );
  });
}

function settingFault(name: string, cause: Error, said: string): TransportFault {
  const fault = (kind: TransportFault['kind'], message: string) =>
    new TransportFault(kind, `${name}: ${message}`, { cause });
  if (codeOf(cause) === 'ENOENT')
    return fault('no-device', 'serial lines need Linux with the program stty (coreutils), which is not here.');
  if ('killed' in cause && cause.killed === true)
    return fault(
      'timeout',
      'the line could not be set: bytes of an earlier job wait in it. Look whether the device is on.',
    );
  if (/Inappropriate ioctl|Not a typewriter/i.test(said)) return notALine(name);
  const words = said.trim().split('\n')[0] ?? '';
  return fault(
    'no-device',
    `the line does not take these settings (${words}). Look at baud, data, parity, stop and flow.`,
  );
}

function notALine(name: string): TransportFault {
  return new TransportFault(
    'no-device',
    `${name}: this is no serial line. Look at the path: /dev/ttyS0, /dev/ttyUSB0.`,
  );
}
