import { afterEach, describe, expect, it, vi } from 'vitest';
import { agentWasThere, keepAgentThere } from '../../kiosk/agent-there.ts';

/** A browser's tab; `null`: one that keeps nothing. */
function tab(kept: Map<string, string> | null): {
  readonly load: (href: string) => boolean;
  readonly href: () => string;
} {
  const refuse = (): never => {
    throw new DOMException('denied', 'SecurityError');
  };
  vi.stubGlobal('sessionStorage', {
    getItem: kept === null ? refuse : (key: string) => kept.get(key) ?? null,
    setItem: kept === null ? refuse : (key: string, text: string) => void kept.set(key, text),
  });
  const place = { href: '' };
  vi.stubGlobal('location', place);
  vi.stubGlobal('history', { state: null, replaceState: (_: unknown, __: string, to: string) => (place.href = to) });
  return {
    load: (href) => {
      place.href = href;
      return agentWasThere();
    },
    href: () => place.href,
  };
}

const OPENED = 'http://hall/kiosk?id=kiosk-1&agent=8179';
afterEach(() => vi.unstubAllGlobals());

describe('[GO5] before the hall has said whether the agent is there', () => {
  it('one that has led here is', () => {
    expect(tab(new Map()).load(OPENED)).toBe(true);
  });

  it('one whose page came here without it is not, nor when the page is loaded anew, until the hall says so', () => {
    const { load, href } = tab(new Map());
    expect(load(`${OPENED}&gone=1`)).toBe(false);
    expect(href()).toBe(OPENED);
    expect(load(href())).toBe(false);
    keepAgentThere(true);
    expect(load(href())).toBe(true);
  });

  it('one of which the hall said that it is gone is not when the page is loaded anew', () => {
    const { load } = tab(new Map());
    expect(load(OPENED)).toBe(true);
    keepAgentThere(false);
    expect(load(OPENED)).toBe(false);
  });

  it('what was said before counts no more when its page comes without it', () => {
    const { load } = tab(new Map());
    keepAgentThere(true);
    expect(load(`${OPENED}&gone=1`)).toBe(false);
  });

  it('in a browser that keeps nothing the address goes on saying it', () => {
    const { load, href } = tab(null);
    expect(load(`${OPENED}&gone=1`)).toBe(false);
    expect(load(href())).toBe(false);
    expect(keepAgentThere(true)).toBe(false);
    expect(load(OPENED)).toBe(true);
  });
});
