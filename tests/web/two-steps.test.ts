import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { beforeEach, describe, expect, it } from 'vitest';
import { MEANT_MS, TwoSteps } from '../../web/two-steps.ts';

/** A page without a document. */
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

describe('the second press that is meant', () => {
  let now: number;
  let page: Page;
  let steps: TwoSteps;

  beforeEach(() => {
    now = 5000;
    page = new Page();
    steps = new TwoSteps(page, () => now);
  });

  const tell = (type: string, more: object): void => {
    page.dispatchEvent(Object.assign(new Event(type), more));
  };
  /** A click as the browser tells it; `detail` counts those that came quickly at one place. */
  const click = (detail: number, what?: string): boolean => {
    tell('pointerdown', {});
    tell('click', { detail });
    return steps.press(what);
  };
  const key = (repeat: boolean): boolean => {
    tell('keydown', { repeat });
    tell('click', { detail: 0 });
    return steps.press();
  };

  it('[MA11] the first press asks, the second one does it, and the third one asks anew', () => {
    expect([click(1), steps.isAsked()]).toEqual([false, true]);
    now += MEANT_MS;
    expect([click(1), steps.isAsked()]).toEqual([true, false]);
    now += MEANT_MS;
    expect(click(1)).toBe(false);
    expect(page.updates).toBe(3);
  });

  it('[MA11] neither a double click, nor a slow one of a row, nor a second press before it can be read does it', () => {
    expect(click(1)).toBe(false);
    now += 120;
    expect(click(2)).toBe(false);
    now += MEANT_MS;
    expect(click(3)).toBe(false);
    expect(steps.isAsked()).toBe(true);
    now += MEANT_MS;
    expect(click(1)).toBe(true);
    expect(click(1)).toBe(false);
    now += MEANT_MS - 1;
    expect(click(1)).toBe(false);
  });

  it('[MA11] a key that is held down is one press, however long', () => {
    expect(key(false)).toBe(false);
    for (let n = 0; n < 60; n += 1) {
      now += 33;
      expect(key(true)).toBe(false);
    }
    expect(key(false)).toBe(true);
    now += MEANT_MS;
    expect([key(false), key(true)]).toEqual([false, false]);
    now += MEANT_MS;
    expect(click(1)).toBe(true);
  });

  it('[MA11] what is asked is about one thing, and forgotten with it', () => {
    expect(click(1, 'lock 3')).toBe(false);
    now += MEANT_MS;
    expect([click(1, 'lock 4'), steps.isAsked('lock 3')]).toEqual([false, false]);
    now += MEANT_MS;
    steps.forget();
    expect(click(1, 'lock 4')).toBe(false);
    now += MEANT_MS;
    steps.hostDisconnected();
    steps.hostConnected();
    expect(click(1, 'lock 4')).toBe(false);
  });
});
