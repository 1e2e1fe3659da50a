import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { steadyNow } from './steady-now.ts';

/** How long after the first press a second one can be meant: words have to be read in between. */
export const MEANT_MS = 700;

/** What the browser tells of a press and of a key. */
type Told = Partial<Pick<MouseEvent, 'detail'>> & Partial<Pick<KeyboardEvent, 'repeat'>>;

/**
 * For what is felt by many or cannot be taken back: the first press asks, the second one does it. A double click and a
 * key that is held down are one press, however many the browser counts.
 */
export class TwoSteps implements ReactiveController {
  private asked: { readonly what: string; readonly at: number } | undefined;
  /** How many quick clicks at one place the last one was; 0: a key. */
  private clicks = 0;
  private isHeld = false;

  constructor(
    private readonly host: ReactiveControllerHost & EventTarget,
    private readonly now: () => number = steadyNow,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    // Before the button itself hears of it: a form that is sent does not say how its button was pressed.
    this.host.addEventListener('click', this.clicked, true);
    this.host.addEventListener('keydown', this.struck, true);
    this.host.addEventListener('keyup', this.let, true);
    this.host.addEventListener('pointerdown', this.let, true);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('click', this.clicked, true);
    this.host.removeEventListener('keydown', this.struck, true);
    this.host.removeEventListener('keyup', this.let, true);
    this.host.removeEventListener('pointerdown', this.let, true);
    this.asked = undefined;
  }

  /** Whether the first press was there: words say that the next one does it. */
  isAsked(what = ''): boolean {
    return this.asked?.what === what;
  }

  /** A press: true for the second one that is meant, with which it is done. */
  press(what = ''): boolean {
    const { asked } = this;
    if (asked?.what !== what) {
      this.asked = { what, at: this.now() };
      this.host.requestUpdate();
      return false;
    }
    if (this.isHeld || this.clicks > 1 || this.now() - asked.at < MEANT_MS) return false;
    this.forget();
    return true;
  }

  /** Something else was done, or what it was about has changed: the next press asks again. */
  forget(): void {
    if (this.asked === undefined) return;
    this.asked = undefined;
    this.host.requestUpdate();
  }

  private readonly clicked = (event: Event): void => {
    this.clicks = (event as Told).detail ?? 0;
  };

  private readonly struck = (event: Event): void => {
    this.isHeld = (event as Told).repeat === true;
  };

  private readonly let = (): void => {
    this.isHeld = false;
  };
}
