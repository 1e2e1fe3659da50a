import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hallLink, type HallLink } from '../link/link.ts';
import type { Problem } from '../link/problem.ts';
import { forgetUser, rememberedUser, signOut, type SessionUser } from './session.ts';

const TOUCHES = ['pointerdown', 'keydown'] as const;
const TOLD_EVERY_MS = 60_000;

/** Holds who is signed in on a page of the staff; hears `signed-in`, `sign-out` and `session-over` from its parts. */
export class SessionController implements ReactiveController {
  user: SessionUser | undefined = rememberedUser();
  /** Another one when the person is another: what is kept of a page is kept for one sitting. */
  sitting = 0;
  private touched = -Infinity;
  private over = false;
  /** Whose sitting it is, also while their session is over. */
  private sitter = this.user?.id;
  private stopHearing = (): void => undefined;

  /**
   * `onChange` comes after each change of the user, before the host renders it: here the host follows another topic.
   */
  constructor(
    private readonly host: ReactiveControllerHost & EventTarget,
    private readonly onChange: (user: SessionUser | undefined) => void,
    private readonly link: HallLink = hallLink(),
  ) {
    host.addController(this);
  }

  /** Whether the person is to be told that the hall no longer knows them. `problem` is what the hall said last. */
  isOver(problem: Problem | undefined): boolean {
    return this.over || (problem?.status === 401 && this.user !== undefined);
  }

  hostConnected(): void {
    this.host.addEventListener('signed-in', this.onSignedIn);
    this.host.addEventListener('sign-out', this.onSignOut);
    this.host.addEventListener('session-over', this.onSessionOver);
    for (const touch of TOUCHES) this.host.addEventListener(touch, this.onTouch, { passive: true });
    this.stopHearing = this.link.on('identity-over', () => {
      if (this.user !== undefined) this.onSessionOver();
    });
  }

  hostDisconnected(): void {
    this.host.removeEventListener('signed-in', this.onSignedIn);
    this.host.removeEventListener('sign-out', this.onSignOut);
    this.host.removeEventListener('session-over', this.onSessionOver);
    this.stopHearing();
    for (const touch of TOUCHES) this.host.removeEventListener(touch, this.onTouch);
  }

  /** Ends the session here at once, then at the hall, and comes back on the link as nobody. */
  async leave(): Promise<void> {
    this.sit(undefined);
    this.become(undefined);
    await signOut();
    this.link.reconnect();
  }

  /** Somebody is here: told so once a minute, where sessions end that nobody is at. */
  private readonly onTouch = (): void => {
    const now = performance.now();
    if (this.user === undefined || now - this.touched < TOLD_EVERY_MS) return;
    this.touched = now;
    this.link.tell('active', {});
  };

  private readonly onSignedIn = (event: Event): void => {
    this.over = false;
    const user = (event as CustomEvent<SessionUser>).detail; // hall-sign-in is who sends it
    this.sit(user);
    this.become(user);
  };

  private readonly onSignOut = (): void => void this.leave();

  /** The session ended on the server: the hall stays as it is, only this screen has to say again who sits here. */
  private readonly onSessionOver = (): void => {
    forgetUser();
    this.over = true;
    this.become(undefined);
  };

  private sit(user: SessionUser | undefined): void {
    if (user === undefined || user.id !== this.sitter) this.sitting += 1;
    this.sitter = user?.id;
  }

  private become(user: SessionUser | undefined): void {
    this.user = user;
    this.onChange(user);
    this.host.requestUpdate();
  }
}
