import { agentAddress, VIRTUAL } from './printer-address.ts';

const TCP = /^tcp:(?:\/\/)?(\[[0-9a-f:.]+(?:%\w+)?\]|[^\s:/?#@[\]]+)(?::(\d{1,5}))?\/?$/i;
const SERIAL = /^serial:(\/[^/?\s][^?\s]*)(?:\?baud=(\d+))?$/;
const BAUD_RATES = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200];

/** The way to a sign on the machine that it is plugged in at. */
export type SignWay =
  | { readonly kind: 'virtual' }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number | undefined }
  | { readonly kind: 'serial'; readonly path: string; readonly baud: number | undefined };

/** Where a sign is plugged in: at which agent, if at any, and how it is reached there. Empty means virtual. */
export function signAddress(written: string): { readonly agent: string | undefined; readonly where: string } {
  const at = agentAddress(written);
  return at === undefined
    ? { agent: undefined, where: written === '' ? VIRTUAL : written }
    : { agent: at.agent, where: at.address ?? VIRTUAL };
}

/** Reads the way behind the agent; undefined where it is none. */
export function signWay(where: string): SignWay | undefined {
  if (where === VIRTUAL) return { kind: 'virtual' };
  const [tcp, host = '', port] = TCP.exec(where) ?? [];
  if (tcp !== undefined) {
    const number = port === undefined ? undefined : Number(port);
    if (number !== undefined && (number < 1 || number > 65_535)) return undefined;
    return { kind: 'tcp', host: host.replace(/^\[|\]$/g, ''), port: number };
  }
  const [serial, path = '', baud] = SERIAL.exec(where) ?? [];
  if (serial === undefined) return undefined;
  const rate = baud === undefined ? undefined : Number(baud);
  return rate === undefined || BAUD_RATES.includes(rate) ? { kind: 'serial', path, baud: rate } : undefined;
}

/** What should stand there instead; undefined where it is right. */
export function signAddressExpected(written: string): string | undefined {
  return signWay(signAddress(written).where) === undefined
    ? `virtual, tcp://10.0.0.7:5005, serial:/dev/ttyUSB0 or serial:/dev/ttyUSB0?baud=57600 (one of ${BAUD_RATES.join(', ')}), with agent:pc-1: before it where it is plugged in at an agent`
    : undefined;
}
