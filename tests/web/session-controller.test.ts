import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HallLink } from '../../web/link/link.ts';
import type { Problem } from '../../web/link/problem.ts';
import { SessionController } from '../../web/session/session-controller.ts';
import { soon } from '../support/soon.ts';

const USER = { id: 'clerk', roles: ['clerk'] } as const;
const UNKNOWN: Problem = { status: 401, title: 'Unauthorized' };

/** A page without a document: an element that counts how often it is asked to render. */
class Page extends EventTarget implements ReactiveControllerHost {
  updates = 0;
  readonly updateComplete = Promise.resolve(true);
  addController(controller: ReactiveController): void {
    controller.hostConnected?.();
  }
  removeController(): void {}
  requestUpdate(): void {
    this.updates += 1;
  }
}

describe('the session of a page', () => {
  let stored: Map<string, string>;
  let done: string[];

  beforeEach(() => {
    stored = new Map([['hallcall.user', JSON.stringify(USER)]]);
    done = [];
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      removeItem: (key: string) => stored.delete(key),
    });
    vi.stubGlobal('fetch', (path: string, { method }: RequestInit) => {
      done.push(`${method ?? 'GET'} ${path}`);
      return Promise.resolve(new Response(''));
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  function open() {
    const page = new Page();
    const users: (string | undefined)[] = [];
    // Of the link it only needs to come back as somebody else.
    const heard = new Map<string, () => void>();
    const link = {
      reconnect: () => done.push('reconnect'),
      on: (message: string, listener: () => void) => {
        heard.set(message, listener);
        return () => heard.delete(message);
      },
    } as unknown as HallLink;
    const session = new SessionController(page, (user) => users.push(user?.id), link);
    return { page, session, users, hear: (message: string) => heard.get(message)?.() };
  }

  it('begins with who signed in last on this screen', () => {
    expect(open().session.user).toEqual(USER);
  });

  it('leaves at once, then at the hall, then on the link', async () => {
    const { page, session, users } = open();
    page.dispatchEvent(new Event('sign-out'));
    expect([session.user, users, page.updates, stored.size]).toEqual([undefined, [undefined], 1, 0]);
    await soon(() => expect(done).toEqual(['DELETE /api/v1/sessions/current', 'reconnect']));
    expect(session.isOver(undefined)).toBe(false);
  });

  it.each([
    ['answers', true, ['/sign-in/out']],
    ['is out of reach', false, []],
  ] as const)('[OI11] goes on to the sign-in service where the hall %s', async (_hall, answers, expected) => {
    stored.set('hallcall.user', JSON.stringify({ ...USER, service: true }));
    const went: string[] = [];
    vi.stubGlobal('location', { hash: '', pathname: '/counter', assign: (to: string) => went.push(to) });
    if (!answers) vi.stubGlobal('fetch', () => Promise.reject(new TypeError('nobody is there')));
    const { page, session } = open();
    page.dispatchEvent(new Event('sign-out'));
    await soon(() => expect(done.at(-1)).toBe('reconnect'));
    expect([went, session.user, stored.size]).toEqual([expected, undefined, 0]);
  });

  it('says that the session is over until somebody signs in', () => {
    const { page, session, users } = open();
    page.dispatchEvent(new Event('session-over'));
    expect([session.user, session.isOver(undefined), stored.size, done]).toEqual([undefined, true, 0, []]);
    page.dispatchEvent(new CustomEvent('signed-in', { detail: USER }));
    expect([session.user, session.isOver(undefined), users]).toEqual([USER, false, [undefined, 'clerk']]);
  });

  it('[IE7] is over as soon as the hall says so, and the sitting lasts for the same person alone', () => {
    const { page, session, hear } = open();
    const signIn = (id: string) => page.dispatchEvent(new CustomEvent('signed-in', { detail: { ...USER, id } }));
    hear('identity-over');
    expect([session.user, session.isOver(undefined), session.sitting]).toEqual([undefined, true, 0]);
    signIn('clerk');
    expect([session.user?.id, session.sitting]).toEqual(['clerk', 0]);
    hear('identity-over');
    signIn('another');
    expect([session.user?.id, session.sitting]).toEqual(['another', 1]);
    page.dispatchEvent(new Event('sign-out'));
    hear('identity-over');
    expect([session.user, session.isOver(undefined)]).toEqual([undefined, false]);
    signIn('another');
    expect(session.sitting).toBe(3);
  });

  it('takes the word of the hall, but only of somebody who thought to be signed in', () => {
    const { page, session } = open();
    expect(session.isOver(UNKNOWN)).toBe(true);
    page.dispatchEvent(new Event('sign-out'));
    expect(session.isOver(UNKNOWN)).toBe(false);
  });

  it('hears nothing after it has gone from the page', () => {
    const { page, session, users, hear } = open();
    session.hostDisconnected();
    hear('identity-over');
    page.dispatchEvent(new Event('sign-out'));
    expect(users).toEqual([]);
  });
});
