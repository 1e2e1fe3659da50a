import type { BoardReport, HeardOutcome, SpeakMessage } from '../../core/protocol/boards.ts';
import { hasBegun } from '../../core/voice/begun.ts';
import { here } from '../../web/link/own-hall.ts';

export type Sound = BoardReport['sound'];
type Begun = NonNullable<BoardReport['begun']>;

/** A sound that would begin later than this after its time is left out: the next one may be on its way. */
const LATE_MS = 1500;

/** What sounds, or is about to. */
type Running = {
  readonly id: string;
  readonly source: AudioBufferSourceNode;
  readonly gain: GainNode;
  readonly volume: number;
  /** By the clock of the sound card, in s. */
  readonly endsAt: number;
  /** What the board had begun to say before it. */
  readonly before: Begun;
};

/**
 * Plays what the hall tells this board to say, at the time that the hall says, and never two sounds at once: one that
 * is late over a slow line holds up the next, and one that would begin too late is left out. `now` is the hall's time.
 */
export class VoicePlayer {
  sound: Sound = 'none';
  private context: AudioContext | undefined;
  /** The hall has told it to speak, and nobody could hear it. */
  unheard = false;
  /** A sound plays, or is about to. */
  speaking = false;
  private muted = false;
  /** How loud the hall wants it, 0 to 100, as far as it has said. */
  private volume: number | undefined;
  /** One after the other. */
  private running: readonly Running[] = [];
  private mark: Begun | undefined;
  /** How often it was told to be silent: what was on its way then does not begin. */
  private hushed = 0;
  private silence: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly now: () => number,
    private readonly heard: (id: string, outcome: HeardOutcome) => void,
    private readonly changed: () => void,
  ) {}

  /** Nobody hears it because somebody wanted so: it is muted, or its zone's volume is 0. */
  get quiet(): boolean {
    return this.muted || this.volume === 0;
  }

  /** Begins to listen for sounds; a browser that lets nothing sound without a touch is asked again at the first one. */
  wake(): void {
    if (typeof AudioContext === 'undefined') return;
    this.context ??= new AudioContext({ latencyHint: 'playback' });
    this.context.onstatechange = () => this.look();
    if (this.context.state === 'suspended') void this.context.resume().catch(() => undefined);
    this.look();
  }

  /** Also what sounds now is silent at once, and is heard again when it may. */
  mute(muted: boolean): void {
    this.muted = muted;
    for (const { id, gain, volume } of this.running) {
      gain.gain.value = this.loudness(volume);
      if (muted) this.heard(id, 'muted');
    }
    this.look();
  }

  /** The newest call that it has begun to say; before the first, since when it listens. */
  begun(): Begun {
    return (this.mark ??= { seq: 0, at: new Date(this.now()).toISOString() });
  }

  async play(message: SpeakMessage): Promise<void> {
    if (message.hush === true) this.hush();
    const { context, hushed } = this;
    this.volume = message.volume;
    if (context?.state === 'suspended') await Promise.race([context.resume(), delay(200)]).catch(() => undefined);
    this.look();
    this.unheard = context?.state !== 'running';
    if (this.unheard) this.changed();
    if (context === undefined || this.unheard) return this.heard(message.id, 'blocked');
    try {
      const answer = await fetch(here(message.url));
      if (!answer.ok) return this.heard(message.id, 'failed');
      const sound = await context.decodeAudioData(await answer.arrayBuffer());
      if (hushed !== this.hushed) return;
      if (this.hasSaid(message)) return this.heard(message.id, 'began');
      const busyMs = 1000 * Math.max(0, ...this.running.map(({ endsAt }) => endsAt - context.currentTime));
      const waitMs = waitFor(Date.parse(message.startsAt) - this.now(), busyMs);
      if (waitMs === undefined) return this.heard(message.id, 'failed');
      this.begin(context, message, sound, waitMs);
    } catch {
      this.heard(message.id, 'failed'); // the line broke, or the file is no sound
    }
  }

  private begin(context: AudioContext, message: SpeakMessage, sound: AudioBuffer, waitMs: number): void {
    const source = context.createBufferSource();
    const gain = context.createGain();
    gain.gain.value = this.loudness(message.volume);
    source.buffer = sound;
    source.connect(gain).connect(context.destination);
    const begins = context.currentTime + waitMs / 1000;
    source.start(begins);
    const { id, volume, calls } = message;
    const running: Running = { id, source, gain, volume, endsAt: begins + sound.duration, before: this.begun() };
    this.running = [...this.running.filter(({ endsAt }) => endsAt > context.currentTime), running];
    const last = calls.at(-1);
    if (last !== undefined) this.mark = { seq: last.seq, at: last.at };
    this.heard(id, this.quiet ? 'muted' : 'began');
    this.speak(waitMs + 1000 * sound.duration);
  }

  /** Something is more urgent than what sounds now, or is on its way: it is broken off, and was not said. */
  private hush(): void {
    this.hushed += 1;
    const sounding = this.running.filter(({ endsAt }) => endsAt > (this.context?.currentTime ?? 0));
    for (const { source } of sounding) source.stop();
    this.mark = sounding[0]?.before ?? this.mark;
    this.running = [];
  }

  /** The hall did not hear that it began, and says it again: once is enough. */
  private hasSaid({ calls }: SpeakMessage): boolean {
    const { seq, at } = this.begun();
    const mark = { seq, at: Date.parse(at) };
    return seq > 0 && calls.length > 0 && calls.every((call) => hasBegun(mark, { ...call, at: Date.parse(call.at) }));
  }

  private speak(ms: number): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => {
      this.running = [];
      this.speaking = false;
      this.changed();
    }, ms);
    this.speaking = true;
    this.changed();
  }

  private look(): void {
    const running = this.context?.state === 'running';
    if (running) this.unheard = false;
    const sound: Sound = this.context === undefined ? 'none' : this.quiet ? 'muted' : running ? 'on' : 'blocked';
    if (sound === this.sound) return;
    this.sound = sound;
    this.changed();
  }

  private loudness(volume: number): number {
    return this.muted ? 0 : loudness(volume);
  }
}

/**
 * How long a sound waits that is due in `dueMs`, behind those that play for `busyMs`; undefined when it would begin too
 * late.
 */
export function waitFor(dueMs: number, busyMs: number): number | undefined {
  const waitMs = Math.max(0, dueMs, busyMs);
  return waitMs - dueMs > LATE_MS ? undefined : waitMs;
}

/** Ears count in steps of ten times the power: half of the scale is heard as half as loud. */
export function loudness(volume: number): number {
  return Math.min(1, Math.max(0, volume) / 100) ** 2;
}

function delay(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
