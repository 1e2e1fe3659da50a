import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Position } from '../../journal/journal.ts';

/** Shown by one server of a hall to another, so that it is believed about who asks. Never leaves them. */
export const RELAY_HEADER = 'x-hallcall-relay';
/** Where the owner's journal ended when it answered: who asks next at the other server sees at least that. */
export const AT_HEADER = 'x-hallcall-at';
/** The server that was asked owns the hall no more; it has done nothing. */
export const NOT_OWNER_HEADER = 'x-hallcall-not-owner';

/** What belongs to one connection alone. */
const OF_THE_CONNECTION = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding'];

/** The headers of a request as the owner is shown them. */
export function relayedHeaders(request: IncomingMessage, secret: string, upgrade: boolean): OutgoingHttpHeaders {
  const { headers, socket } = request;
  const before = [headers['x-forwarded-for'] ?? []].flat();
  const kept = Object.entries(headers).filter(([name]) => upgrade || !OF_THE_CONNECTION.includes(name));
  return {
    ...Object.fromEntries(kept),
    'x-forwarded-for': [...before, socket.remoteAddress ?? ''].join(', '),
    [RELAY_HEADER]: secret,
  };
}

/** The headers of an answer as whoever asked is shown them. */
export function answeredHeaders(headers: IncomingMessage['headers']): OutgoingHttpHeaders {
  const own = [...OF_THE_CONNECTION, AT_HEADER, NOT_OWNER_HEADER];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !own.includes(name)));
}

/** Says with the answer where the journal ends by then. */
export function tellPosition(response: ServerResponse, at: () => Position | undefined): void {
  const write = response.writeHead.bind(response) as (...words: unknown[]) => ServerResponse;
  response.writeHead = (...words: unknown[]) => {
    const position = at();
    if (position !== undefined && !response.headersSent)
      response.setHeader(AT_HEADER, `${position.day} ${String(position.seq)}`);
    return write(...words);
  };
}

/** Undefined where the owner has said nothing. */
export function positionIn(headers: IncomingMessage['headers']): Position | undefined {
  const [day = '', seq = ''] = String(headers[AT_HEADER] ?? '').split(' ');
  return day === '' || seq === '' ? undefined : { day, seq: Number(seq) };
}
