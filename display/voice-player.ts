import type { BoardReport, HeardOutcome, SpeakMessage } from '../core/protocol/boards.ts';
import { hasBegun } from '../core/voice/begun.ts';

export type Sound = BoardReport['sound'];
type Begun = NonNullable<BoardReport['begun']>;

/** A sound that comes later than this after its time is not begun: the next one may be on its way. */
const LATE_MS = 1500;

/**
 * Plays what the hall tells this board to say, at the time that the hall says. One sound at a time: the hall keeps them apart, and a sound
 * that would begin too late is left out. `now` is the hall's time.
 */
export class VoicePlayer {
  sound: Sound = 'none';
  private context: AudioContext | undefined;
  /** The hall has told it to speak, and nobody could hear it. */
  unheard = false;
  /** A sound plays, or is about to. */
  speaking = false;
  private muted = false;
  private mark: Begun | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly now: () => number,
    private readonly heard: (id: string, outcome: HeardOutcome) => void,
    private readonly changed: () => void,
  ) {}

  /** Begins to listen for sounds; a browser that lets nothing sound without a touch is asked again at the first one. */
  wake(): void {
    if (typeof AudioContext === 'undefined') return;
    this.context ??= new AudioContext({ latencyHint: 'playback' });
    this.context.onstatechange = () => this.look();
    if (this.context.state === 'suspended') void this.context.resume().catch(() => undefined);
    this.look();
  }

  mute(muted: boolean): void {
    this.muted = muted;
    this.look();
  }

  /** The newest call that it has begun to say; before the first, since when it listens. */
  begun(): Begun {
    return (this.mark ??= { seq: 0, at: new Date(this.now()).toISOString() });
  }

  async play(message: SpeakMessage): Promise<void> {
    const { context } = this;
    if (context?.state === 'suspended') await Promise.race([context.resume(), quiet(200)]).catch(() => undefined);
    this.look();
    this.unheard = context?.state !== 'running';
    if (this.unheard) this.changed();
    if (context === undefined || this.unheard) return this.heard(message.id, 'blocked');
    try {
      const answer = await fetch(message.url);
      if (!answer.ok) return this.heard(message.id, 'failed');
      const sound = await context.decodeAudioData(await answer.arrayBuffer());
      const waitMs = Date.parse(message.startsAt) - this.now();
      if (waitMs < -LATE_MS) return this.heard(message.id, 'failed');
      if (this.hasSaid(message)) return this.heard(message.id, 'began');
      const last = message.calls.at(-1);
      if (last !== undefined) this.mark = { seq: last.seq, at: last.at };
      const source = context.createBufferSource();
      const volume = context.createGain();
      volume.gain.value = this.muted ? 0 : loudness(message.volume);
      source.buffer = sound;
      source.connect(volume).connect(context.destination);
      source.start(context.currentTime + Math.max(0, waitMs) / 1000);
      this.heard(message.id, 'began');
      this.speak(Math.max(0, waitMs) + 1000 * sound.duration);
    } catch {
      this.heard(message.id, 'failed'); // the line broke, or the file is no sound
    }
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
      this.speaking = false;
      this.changed();
    }, ms);
    this.speaking = true;
    this.changed();
  }

  private look(): void {
    const running = this.context?.state === 'running';
    if (running) this.unheard = false;
    const sound: Sound = this.context === undefined ? 'none' : this.muted ? 'muted' : running ? 'on' : 'blocked';
    if (sound === this.sound) return;
    this.sound = sound;
    this.changed();
  }
}

/** Ears count in steps of ten times the power: half of the scale is heard as half as loud. */
export function loudness(volume: number): number {
  return Math.min(1, Math.max(0, volume) / 100) ** 2;
}

function quiet(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
