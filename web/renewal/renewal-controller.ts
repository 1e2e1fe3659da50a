import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ReleaseMessage } from '../../core/protocol/renewal.ts';
import type { Screen } from '../../core/protocol/screens.ts';
import { hallLink } from '../link/link.ts';
import { steadyNow } from '../steady-now.ts';
import { buildGivenOut, ownBuild } from './given-out.ts';
import { isMoment, type Quiet } from './moment.ts';
import { loadTries, mayTry, recent, saveTries } from './tries.ts';

const LOOK_MS = 1000;
/** So that not every screen of the hall asks for its page in the same moment. */
const SPREAD_MS = 5000;
/** An address that gave no answer, or the old page, is asked again after so long. */
const AGAIN_MS = 5000;
const STUCK_AGAIN_MS = 60_000;

/**
 * `current`: of the build that the hall gives out. `waiting`: another one is there, and the moment for it is not.
 * `stuck`: the address of the page goes on giving the old one.
 */
export type Renewal = 'current' | 'waiting' | 'stuck';

let ofPage: RenewalController | undefined;
const listeners = new Set<() => void>();

/** That of this page; undefined before its app is there, and where pages have none. */
export function pageRenewal(): RenewalController | undefined {
  return ofPage;
}

function standFor(renewal: RenewalController): void {
  ofPage = renewal;
}

/** Tells when it has changed, until the returned function is called. */
export function onRenewal(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Loads the page anew once the hall gives out another build of it, at a moment that disturbs nobody. */
export class RenewalController implements ReactiveController {
  state: Renewal = 'current';
  /** What runs at the hall. */
  release: ReleaseMessage | undefined;
  readonly own = ownBuild();
  private dueAt = 0;
  /** Since when another build is there. */
  private since = 0;
  private touchedAt = steadyNow();
  private looking = false;
  private ends: (() => void)[] = [];

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly screen: Screen,
    private readonly quiet: Quiet,
  ) {
    standFor(this);
    host.addController(this);
  }

  hostConnected(): void {
    const touched = (): void => void (this.touchedAt = steadyNow());
    const kinds = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const kind of kinds) addEventListener(kind, touched, { capture: true, passive: true });
    const timer = setInterval(() => this.look(), LOOK_MS);
    this.ends = [
      () => clearInterval(timer),
      ...kinds.map((kind) => () => removeEventListener(kind, touched, { capture: true })),
      hallLink().on('release', (release) => this.heard(release)),
    ];
  }

  hostDisconnected(): void {
    for (const end of this.ends) end();
    this.ends = [];
  }

  /** Somebody wants it now. */
  now(): Promise<void> {
    return this.renew(() => true);
  }

  private heard(release: ReleaseMessage): void {
    this.release = release;
    const wanted = release.pages[this.screen];
    const differs = wanted !== undefined && this.own !== undefined && wanted !== this.own;
    if (differs && this.state === 'current') {
      this.since = steadyNow();
      this.dueAt = this.since + Math.random() * SPREAD_MS;
    }
    this.become(differs ? (this.state === 'current' ? 'waiting' : this.state) : 'current');
    this.tell();
  }

  private look(): void {
    if (this.state === 'current' || steadyNow() < this.dueAt || !this.rests()) return;
    void this.renew(() => this.rests());
  }

  private rests(): boolean {
    const now = steadyNow();
    return isMoment(this.quiet, now - this.touchedAt, now - this.since);
  }

  /** Only into a page that is there, and another one. */
  private async renew(still: () => boolean): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    const build = await buildGivenOut();
    this.looking = false;
    this.dueAt = steadyNow() + AGAIN_MS;
    if (build === undefined || !still()) return;
    if (build === this.own) return this.stick();
    // Ages of what was tried are told over a reload: only the clock of the machine lasts so long.
    const now = Date.now();
    const tries = loadTries();
    if (!mayTry(tries, build, now)) return this.stick();
    if (saveTries([...recent(tries, now), { build, at: now }])) location.reload();
    else this.stick();
  }

  private stick(): void {
    this.dueAt = steadyNow() + STUCK_AGAIN_MS;
    this.become('stuck');
  }

  private become(state: Renewal): void {
    if (state === this.state) return;
    this.state = state;
    this.tell();
  }

  private tell(): void {
    this.host.requestUpdate();
    for (const listener of listeners) listener();
  }
}
