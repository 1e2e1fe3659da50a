import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadCounter, saveCounter } from '../../counter/seat/counter-store.ts';
import { loadSettings, saveSettings } from '../../counter/settings/settings-store.ts';
import { loadTicked, saveTicked } from '../../counter/ticket/ticked-store.ts';
import { rememberedPrinter, rememberPrinter } from '../../desk/parts/printer-store.ts';
import { keptHere } from '../../web/kept-here.ts';
import { languageStore } from '../../web/language/language.ts';
import { forgetUser, rememberedUser, signIn } from '../../web/session/session.ts';

/** A browser whose policy lets nothing be kept: naming its storage throws already. */
function forbidden(): void {
  const get = (): never => {
    throw new DOMException('denied', 'SecurityError');
  };
  for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(globalThis, name, { get, configurable: true });
}

/** A browser whose storage is full. */
function full(): void {
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
    removeItem: () => undefined,
  });
}

const before = (['localStorage', 'sessionStorage'] as const).map(
  (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
);
afterEach(() => {
  vi.unstubAllGlobals();
  for (const [name, had] of before) {
    if (had === undefined) Reflect.deleteProperty(globalThis, name);
    else Object.defineProperty(globalThis, name, had);
  }
});

describe.each([
  ['is forbidden to keep anything', forbidden],
  ['is full', full],
])('[W46] a browser that %s', (_why, refuse) => {
  it('lets somebody sign in, and knows who it is until they leave', async () => {
    refuse();
    const user = { id: 'clerk', roles: ['clerk'] };
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ user })));
    expect(await signIn('clerk', 'sample-hall')).toMatchObject({ ok: true });
    expect(rememberedUser()).toEqual(user);
    forgetUser();
    expect(rememberedUser()).toBeUndefined();
  });

  it('shows pages in a language, and in another one', () => {
    refuse();
    vi.stubGlobal('location', { search: '', hash: '', pathname: '/display' });
    vi.stubGlobal('document', { documentElement: { lang: '' } });
    languageStore.start({ remember: 'display' });
    languageStore.set('en');
    expect(languageStore.current).toBe('en');
    keptHere.removeItem('hallcall.language.display');
  });

  it('has counter, console, papers and printer as they were chosen on this page', () => {
    refuse();
    saveCounter('counter-05');
    saveSettings({ ...loadSettings(), autoCall: true });
    saveTicked('ticket-1', 0, [1]);
    rememberPrinter('printer-2');
    expect([loadCounter(), loadSettings().autoCall, loadTicked('ticket-1', 0), rememberedPrinter()]).toEqual([
      'counter-05',
      true,
      [1],
      'printer-2',
    ]);
    for (const key of ['hallcall.counter', 'hallcall.console', 'hallcall.ticked', 'hallcall.desk.printer'])
      keptHere.removeItem(key);
    expect(loadCounter()).toBeUndefined();
  });
});
