import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { HOUR, SECOND, type Instant } from '../../core/base/time.ts';
import type { BoardNotice, BoardNoticesView } from '../../core/protocol/shapes/notices.ts';
import { keptHere } from '../../web/kept-here.ts';
import { newCommandId } from '../../web/link/command-id.ts';
import { hallLink, type HallLink } from '../../web/link/link.ts';
import { steadyNow } from '../../web/steady-now.ts';
import type { DisplayPlaylist } from './display-playlist.ts';
import { fetchMedia, isWhole } from './fetch-media.ts';
import { MediaKeeper } from './media-keeper.ts';
import { browserShelf } from './media-shelf.ts';
import { cueAt, isOn, keyOf, neededMedia, nextEdge, programmeOf, type Cue, type Programme } from './programme.ts';
import { PassedOver } from './passed-over.ts';
import { ShownRecord } from './shown-record.ts';
import { ShownTeller } from './shown-teller.ts';
import { sourceOf } from './source-of.ts';

const TICK_MS = 250;
/** So long before its turn a notice is made ready. */
const LEAD_MS = 5 * SECOND;
/** One that is not ready so long after it was asked for is passed over. */
const PATIENCE_MS = 1500;
/** Files are fetched so long ahead. */
const AHEAD_MS = 24 * HOUR;

/** What the playlist needs of its board. */
export type BoardParts = {
  /** Where notices stand; null while there is no place for them. */
  readonly stage: () => DisplayPlaylist | null;
  /** Whether the emergency of the view is on the glass. */
  readonly emergency: () => boolean;
  readonly fault: (said: string) => void;
};

/** On the glass: which, and until when its turn goes. An emergency has no turn; it ends when it is withdrawn. */
type OnGlass = { readonly key: string; readonly notice: string; readonly to: Instant };

/** Plays what the hall gave the board to play, by the hall's time, also without the hall, and keeps the book of it. */
export class PlaylistController implements ReactiveController {
  /** On the glass, or about to be. */
  playing = false;
  private readonly link: HallLink = hallLink();
  private readonly keeper: MediaKeeper;
  private readonly book: ShownRecord;
  private readonly teller: ShownTeller;
  private view: BoardNoticesView | undefined;
  private programme: Programme = [];
  private onGlass: OnGlass | undefined;
  private asked = new Map<string, { readonly at: number }>();
  private readonly passedOver = new PassedOver(steadyNow);
  private knownStage: DisplayPlaylist | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private hourly: ReturnType<typeof setInterval> | undefined;
  private ends: (() => void)[] = [];

  constructor(
    private readonly host: ReactiveControllerHost,
    board: string,
    private readonly parts: BoardParts,
  ) {
    this.keeper = new MediaKeeper({
      shelf: browserShelf(),
      fetch: fetchMedia,
      isWhole,
      now: () => steadyNow(),
      changed: () => this.tick(),
      fault: (said) => this.parts.fault(said),
    });
    this.book = new ShownRecord(keptHere, board, newCommandId);
    this.teller = new ShownTeller(this.book, this.link, (said) => this.parts.fault(said));
    host.addController(this);
  }

  /** What the notice on the glass is, for the board's report. */
  get notice(): string | undefined {
    return this.onGlass?.notice;
  }

  hostConnected(): void {
    const onLeave = (): void => this.book.note(this.link.now(), true);
    const onSight = (): void => this.tick();
    addEventListener('pagehide', onLeave);
    document.addEventListener('visibilitychange', onSight);
    this.hourly = setInterval(() => this.fetchAhead(), HOUR);
    this.teller.start();
    this.ends = [
      () => removeEventListener('pagehide', onLeave),
      () => document.removeEventListener('visibilitychange', onSight),
      () => this.teller.stop(),
      this.link.onState((state) => {
        if (state === 'online') this.keeper.wake();
      }),
    ];
    this.tick();
  }

  hostDisconnected(): void {
    this.leave(this.link.now());
    for (const end of this.ends) end();
    this.ends = [];
    this.keeper.stop();
    clearTimeout(this.timer);
    clearInterval(this.hourly);
  }

  /** The stage may have come or gone. */
  hostUpdated(): void {
    if (this.parts.stage() !== this.knownStage) this.tick();
  }

  /** The hall has told what is to be played. */
  take(view: BoardNoticesView): void {
    this.view = view;
    this.programme = programmeOf(view);
    this.fetchAhead();
    this.tick();
  }

  private fetchAhead(): void {
    const now = this.link.now();
    this.keeper.need(neededMedia(this.programme, { from: now, to: now + AHEAD_MS }));
  }

  private readonly tick = (): void => {
    this.tickAfter(TICK_MS);
    const now = this.link.now();
    this.meetStage();
    const emergency = this.view?.items.find(({ priority }) => priority === 'emergency');
    const seen = document.visibilityState === 'visible';
    if (emergency !== undefined && seen && this.parts.emergency()) this.stand(emergency, now);
    else this.play(seen && emergency === undefined ? this.knownStage : null, now);
    this.book.note(now);
    const edge = nextEdge(this.programme, now) ?? Infinity;
    this.tickAfter(Math.max(10, Math.min(TICK_MS, edge - now)));
  };

  private tickAfter(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.tick, ms);
  }

  /** A stage that came anew has nothing ready. */
  private meetStage(): void {
    const stage = this.parts.stage();
    if (stage === this.knownStage) return;
    this.knownStage?.removeEventListener('cue-ready', this.tick);
    this.knownStage?.removeEventListener('cue-broken', this.onBroken);
    this.knownStage = stage;
    this.asked.clear();
    if (this.onGlass?.key !== 'emergency') this.leave(this.link.now());
    stage?.addEventListener('cue-ready', this.tick);
    stage?.addEventListener('cue-broken', this.onBroken);
  }

  private stand({ id }: BoardNotice, now: Instant): void {
    this.setPlaying(false);
    if (this.onGlass?.key === 'emergency') return;
    this.leave(now);
    this.onGlass = { key: 'emergency', notice: id, to: now };
    this.book.begin(id, now);
  }

  private play(stage: DisplayPlaylist | null, now: Instant): void {
    const cue = stage === null ? undefined : cueAt(this.programme, now, (notice) => this.isUsable(notice));
    if (stage === null || cue === undefined) {
      this.leave(now);
      stage?.show(undefined);
      this.setPlaying(false);
    } else if (this.onGlass?.key === cue.key) {
      if (cue.to > this.onGlass.to) this.book.turn(cue.from);
      this.onGlass = { ...this.onGlass, to: cue.to };
    } else if (stage.isReady(cue.key)) {
      this.leave(now);
      stage.show(cue.key);
      this.onGlass = { key: cue.key, notice: cue.notice.id, to: cue.to };
      this.book.begin(cue.notice.id, now);
      this.setPlaying(true);
    } else this.await(stage, cue, now);
    if (stage !== null) this.makeReady(stage, cue, now);
  }

  /** The one before stays until this one is ready, unless its time is over. */
  private await(stage: DisplayPlaylist, cue: Cue, now: Instant): void {
    if (this.onGlass !== undefined && !isOn(this.programme, this.onGlass.key, now)) {
      this.leave(now);
      stage.show(undefined);
    }
    const asked = this.asked.get(cue.key);
    if (asked !== undefined && steadyNow() - asked.at > PATIENCE_MS)
      this.fail(cue.key, cue.notice, 'it was not ready in time');
  }

  private makeReady(stage: DisplayPlaylist, cue: Cue | undefined, now: Instant): void {
    const edge = nextEdge(this.programme, now);
    const near = edge !== undefined && edge - now <= LEAD_MS;
    const next = near ? cueAt(this.programme, edge, (notice) => this.isUsable(notice)) : undefined;
    const keys = new Set([this.onGlass?.key, cue?.key, next?.key].filter((key) => key !== undefined));
    for (const key of this.asked.keys()) if (!keys.has(key)) this.asked.delete(key);
    stage.retain(keys);
    for (const each of [cue, next]) if (each !== undefined) void this.prepare(stage, each);
  }

  private async prepare(stage: DisplayPlaylist, { key, notice }: Cue): Promise<void> {
    if (this.asked.has(key) || this.onGlass?.key === key) return;
    const asked = { at: steadyNow() };
    this.asked.set(key, asked);
    const source = await sourceOf(notice, this.keeper);
    await stage.updateComplete;
    const wanted = this.asked.get(key) === asked && stage.isConnected;
    if (typeof source !== 'string' && wanted)
      stage.prepare({ key, notice: notice.id, content: notice.content, ...source });
    else if (typeof source !== 'string') source.release();
    else if (wanted) this.fail(key, notice, source);
  }

  private isUsable(notice: BoardNotice): boolean {
    if (this.passedOver.has(keyOf(notice))) return false;
    return !('media' in notice.content) || this.keeper.has(notice.content.media);
  }

  private readonly onBroken = (event: Event): void => {
    if (!(event instanceof CustomEvent)) return;
    const { key, why } = event.detail as { readonly key: string; readonly why: string }; // what the stage sends
    const notice = this.programme.find((each) => keyOf(each.notice) === key)?.notice;
    if (notice !== undefined) this.fail(key, notice, why);
  };

  /** Passes over a notice for a while, and tells the hall. */
  private fail(key: string, { id, content }: BoardNotice, why: string): void {
    this.passedOver.add(key);
    this.asked.delete(key);
    this.parts.fault(`notice ${id}: ${why}`);
    if ('media' in content) void this.keeper.renew(content.media);
    queueMicrotask(this.tick);
  }

  private leave(now: Instant): void {
    if (this.onGlass === undefined) return;
    this.asked.delete(this.onGlass.key);
    this.book.end(now, now >= this.onGlass.to && !this.isEmergency());
    this.onGlass = undefined;
    this.teller.hurry();
  }

  /** An emergency that is still on has not come to its end, whatever takes it from the glass. */
  private isEmergency(): boolean {
    return (
      this.onGlass?.key === 'emergency' && this.view?.items.some(({ priority }) => priority === 'emergency') === true
    );
  }

  private setPlaying(playing: boolean): void {
    if (playing === this.playing) return;
    this.playing = playing;
    this.host.requestUpdate();
  }
}
