import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { api } from '../../web/link/api.ts';
import { UNREACHABLE } from '../../web/link/problem.ts';

const SILENCE = { ok: false, problem: UNREACHABLE };

describe('[W48] a request to a hall that says nothing', () => {
  let signals: AbortSignal[];

  beforeEach(() => {
    vi.useFakeTimers();
    signals = [];
    vi.stubGlobal('fetch', (_path: string, { signal }: { readonly signal: AbortSignal }) => {
      signals.push(signal);
      return new Promise((_done, fail) => {
        if (signal.aborted) fail(new Error('aborted'));
        signal.addEventListener('abort', () => fail(new Error('aborted')));
      });
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  async function answeredAfter(asked: Promise<unknown>, ms: number): Promise<unknown> {
    let answer: unknown = 'nothing yet';
    void asked.then((value) => (answer = value));
    await vi.advanceTimersByTimeAsync(ms);
    return answer;
  }

  it('is given up after fifteen seconds', async () => {
    const asked = api.post('/tickets/find', { body: { identity: 'x' } });
    expect(await answeredAfter(asked, 14_900)).toBe('nothing yet');
    expect(await answeredAfter(asked, 200)).toEqual(SILENCE);
  });

  it('has two minutes for a report', async () => {
    const asked = api.get('/reports');
    expect(await answeredAfter(asked, 119_000)).toBe('nothing yet');
    expect(await answeredAfter(asked, 2000)).toEqual(SILENCE);
  });

  it('is given up at once by whoever asked, before or meanwhile', async () => {
    const asking = new AbortController();
    const asked = api.get('/services', { signal: asking.signal });
    asking.abort();
    expect(await answeredAfter(asked, 0)).toEqual(SILENCE);
    expect(await answeredAfter(api.get('/services', { signal: asking.signal }), 0)).toEqual(SILENCE);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  it('also where the answer began and never ended', async () => {
    vi.stubGlobal('fetch', (_path: string, { signal }: { readonly signal: AbortSignal }) => {
      const body = new ReadableStream({
        start: (stream) => signal.addEventListener('abort', () => stream.error(new Error('aborted'))),
      });
      return Promise.resolve(new Response(body));
    });
    const asked = api.get('/services');
    expect(await answeredAfter(asked, 16_000)).toEqual(SILENCE);
  });

  it('leaves no clock behind once it is answered', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ items: [] })));
    expect(await answeredAfter(api.get('/services'), 0)).toMatchObject({ ok: true });
    expect(vi.getTimerCount()).toBe(0);
  });
});
