import type { DepartmentId, LineId, Names, ServiceId } from '../../core/base/names.ts';
import { newCommandId } from './command-id.ts';
import { problemOf, UNREACHABLE, type Problem } from './problem.ts';

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** A service as the search answers it. */
export type ServiceView = {
  readonly id: ServiceId;
  readonly code?: string;
  readonly department: DepartmentId;
  readonly line: LineId;
  readonly name: Names;
  readonly materials?: { readonly zh: readonly string[]; readonly en: readonly string[] };
  readonly priorityAllowed?: boolean;
};

export type ServiceSearch = {
  readonly query?: string;
  readonly department?: DepartmentId;
  readonly limit?: number;
  readonly signal?: AbortSignal;
};

/** Ranked services; without a query, the ones asked for most. */
export async function searchServices({
  query,
  department,
  limit,
  signal,
}: ServiceSearch): Promise<Answer<readonly ServiceView[]>> {
  const parameters = new URLSearchParams();
  if (query !== undefined) parameters.set('query', query);
  if (department !== undefined) parameters.set('department', department);
  if (limit !== undefined) parameters.set('limit', String(limit));
  const answer = await getJson<{ readonly items: readonly ServiceView[] }>(
    `/api/v1/services?${parameters.toString()}`,
    signal,
  );
  return answer.ok ? { ok: true, value: answer.value.items } : answer;
}

/** Where the receipt of a ticket is, as the picture that its bytes print. */
export function receiptUrl(id: string, secret: string): string {
  return `/api/v1/tickets/${encodeURIComponent(id)}/receipt.png?secret=${encodeURIComponent(secret)}`;
}

/** GET as JSON. A problem comes back as a value; so does silence. */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<Answer<T>> {
  return request<T>(path, { ...(signal === undefined ? {} : { signal }) });
}

/**
 * POST, PUT or DELETE with JSON; commands of the queue go over the link. With the `key` of an earlier try the same is done once; with the version
 * that was `seen` only if it is still that one (412 otherwise).
 */
export async function sendJson<T>(
  method: 'POST' | 'DELETE' | 'PUT',
  path: string,
  body?: object,
  key = newCommandId(),
  seen?: string,
): Promise<Answer<T>> {
  const match = seen === undefined ? {} : { 'If-Match': `"${seen}"` };
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key, ...match };
  return request<T>(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}

async function request<T>(path: string, init: RequestInit): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      ...init,
      headers: { Accept: 'application/json', ...init.headers },
      credentials: 'same-origin',
    });
    const text = await response.text();
    const value: unknown = text === '' ? {} : JSON.parse(text);
    // The server's schemas, shared through core, are what makes T true.
    return response.ok ? { ok: true, value: value as T } : { ok: false, problem: problemOf(value, response.status) };
  } catch {
    return { ok: false, problem: UNREACHABLE }; // refused, cut off, aborted or not JSON: nothing usable came
  }
}
