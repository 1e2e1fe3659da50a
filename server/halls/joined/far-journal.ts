import { z } from 'zod';
import { shippedHeadShape } from '../../../core/protocol/shapes/city.ts';
import type { Millis } from '../../../core/base/time.ts';
import type { FarJournal, FarReply } from './ship-journal.ts';

/** Who does not answer for so long is not there. */
const PATIENCE_MS: Millis = 20_000;

const problem = z.object({ detail: z.string().optional(), code: z.string().optional() });

/** Answers that stay as they are until a person has done something. */
const FINAL: ReadonlySet<string> = new Set(['journal-forked', 'journal-broken', 'hall-deposed', 'hall-here']);

/** The journal's way over HTTP, to a city or a standby. Neither the token nor what is sent goes anywhere else. */
export function farJournal(url: string, token: string): FarJournal {
  const ended = new AbortController();
  const path = `${url}/api/v1/city/journal`;
  const ask = async (body?: string): Promise<FarReply> => {
    const response = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/octet-stream' }),
      },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.any([ended.signal, AbortSignal.timeout(PATIENCE_MS)]),
    }).catch((fault: unknown) => {
      throw new Error(`${url} is out of reach (${causeOf(fault)})`);
    });
    return replyOf(url, response);
  };
  return { head: () => ask(), take: (lines) => ask(lines), close: () => ended.abort() };
}

async function replyOf(url: string, response: Response): Promise<FarReply> {
  const body: unknown = await response.json().catch(() => undefined);
  if (response.status === 200) {
    const read = shippedHeadShape.safeParse(body);
    if (!read.success) throw new Error(`${url} answers, but is no city and no standby`);
    const { hall, head } = read.data;
    return { kind: 'head', hall, head: head === null ? undefined : { hall, ...head } };
  }
  const { detail = `${url} answers with ${String(response.status)}`, code } = problem.safeParse(body).data ?? {};
  if (response.status === 401) return { kind: 'refused', code: 'token-unknown', detail };
  if (code === 'journal-gap') return { kind: 'gap', detail };
  if (code !== undefined && FINAL.has(code)) return { kind: 'refused', code, detail };
  throw new Error(detail);
}

/** What fetch says is "fetch failed"; why stands behind it. */
function causeOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  if (fault.name === 'TimeoutError') return `no answer within ${String(PATIENCE_MS / 1000)} s`;
  const { cause } = fault;
  return cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : fault.message;
}
