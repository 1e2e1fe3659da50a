import type { Instant, Millis, TimeZone } from '../../../core/base/time.ts';
import { localTime, rfc3339 } from '../../../core/base/zone.ts';
import { volumeOf, type SoundZone } from '../../../core/catalogue/sounds.ts';
import type { HeardOutcome, SpeakMessage } from '../../../core/protocol/boards.ts';
import type { VoiceOutcome } from '../../../core/protocol/shapes/call.ts';
import type { SoundZoneView } from '../../../core/protocol/shapes/fleet.ts';
import { hasBegun, type BegunMark } from '../../../core/voice/begun.ts';
import {
  BREATH_MS,
  hearCall,
  LEAD_MS,
  nextUtterance,
  takeBack,
  type VoiceCall,
  type VoiceQueue,
} from '../../../core/voice/schedule.ts';
import type { CallOutcomes } from './call-outcomes.ts';
import { speakMessage } from './speak-message.ts';
import type { Speech, Spoken } from './speech.ts';

/** An emergency is said again so long after it was said. */
const ALARM_EVERY_MS = 30_000;
/** And so long when the hall is to be left. */
const EVACUATION_EVERY_MS = 10_000;

export type ZoneVoiceParts = {
  readonly now: () => Instant;
  readonly timeZone: () => TimeZone;
  readonly speech: Speech;
  readonly outcomes: CallOutcomes;
  /** So long a call is still announced after a broken line. */
  readonly repeatWindowMs: () => Millis;
  /** Whether somebody still has to follow the call. */
  readonly stillCalled: (call: VoiceCall) => boolean;
  /** Whether a page stands for the board now. */
  readonly linked: (board: string) => boolean;
  readonly speak: (board: string, message: SpeakMessage) => void;
};

/** What is being said; without calls it is an alarm. */
type Speaking = {
  readonly id: string;
  readonly calls: readonly VoiceCall[];
  /** What the board says of it; undefined while it has not answered. */
  answer: HeardOutcome | undefined;
};

/**
 * The voice of one sound zone: says one thing after the other at its board, and waits for the board while it is away.
 */
export class ZoneVoice {
  private queue: VoiceQueue = [];
  private speaking: Speaking | undefined;
  /** What the board was told to say, or may have been before the server began, and has not answered. */
  private unanswered: VoiceQueue;
  private timer: NodeJS.Timeout | undefined;
  private uttered = 0;
  /** When the emergency is to be said next; undefined while there is none here. */
  private alarmAt: Instant | undefined;
  /** People are to leave: nobody is called. */
  private evacuates = false;
  /** Since when its loudspeaker has not answered; undefined while it does. */
  private silentSince: Instant | undefined;

  /** `before`: calls that were made before the server began. The board knows which of them it has begun to say. */
  constructor(
    public place: SoundZone,
    private readonly parts: ZoneVoiceParts,
    before: readonly VoiceCall[],
  ) {
    this.unanswered = before;
  }

  call(call: VoiceCall): void {
    const replaced = this.queue;
    this.queue = hearCall(this.queue, call);
    this.clear(replaced.filter((other) => !this.queue.includes(other)));
    this.note([call], 'waiting');
    if (this.evacuates) this.leaveOut();
    else this.next();
  }

  /** What is over before its turn is not said. */
  takeBack(): void {
    const before = this.queue;
    this.queue = takeBack(before, (call) => !this.parts.stillCalled(call));
    this.clear(before.filter((call) => !this.queue.includes(call)));
  }

  /** The board says what became of a sound. */
  heard(id: string, outcome: HeardOutcome): void {
    const { speaking } = this;
    if (speaking?.id !== id) return;
    speaking.answer = outcome;
    if (outcome === 'muted') this.note(speaking.calls, 'muted');
    if (outcome === 'began' || outcome === 'muted') {
      this.silentSince = undefined;
      return;
    }
    // The next one does not wait for a sound that nobody hears.
    this.silentSince ??= this.parts.now();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.over(), BREATH_MS);
  }

  /**
   * A page stands for the board again. `mark`: what it has begun to say; what it has not answered and not begun is
   * said, if it is young.
   */
  linked(mark: BegunMark): void {
    const { speaking } = this;
    if (speaking !== undefined && speaking.answer === undefined) {
      const { calls } = speaking;
      if (calls.length > 0 && calls.every((call) => hasBegun(mark, call))) this.heard(speaking.id, 'began');
      else {
        this.speaking = undefined;
        this.note(calls, 'silent');
        this.unanswered = [...this.unanswered, ...calls];
        if (calls.length === 0 && this.alarmAt !== undefined) this.alarmAt = this.parts.now();
      }
    }
    const open = this.unanswered.filter((call) => this.parts.stillCalled(call));
    this.unanswered = [];
    const begun = open.filter((call) => hasBegun(mark, call));
    // A page that has begun nothing yet cannot tell of what was said before it was loaded: better silent than twice.
    if (mark.seq > 0) this.note(begun, 'spoken');
    const young = open.filter((call) => !begun.includes(call) && this.isYoung(call));
    this.note(young, 'waiting');
    this.queue = this.queue.reduce(hearCall, young);
    if (this.evacuates) this.leaveOut();
    this.next();
  }

  /** An emergency is on here, or none is; `another`: it is not the one that was on. It is said at once. */
  alarm(on: { readonly evacuate: boolean } | undefined, another: boolean): void {
    if ((on !== undefined) === (this.alarmAt !== undefined) && !(on !== undefined && another)) return;
    this.alarmAt = on === undefined ? undefined : this.parts.now();
    this.evacuates = on?.evacuate ?? false;
    if (on !== undefined) this.breakOff();
    if (this.evacuates) this.leaveOut();
    this.next();
  }

  closeDay(): void {
    this.clear(this.queue);
    this.queue = [];
    this.unanswered = [];
  }

  view(): SoundZoneView {
    const { place, queue, speaking, silentSince, parts } = this;
    return {
      id: place.id,
      board: place.board,
      zones: place.zones,
      waiting: queue.length,
      volume: volumeOf(place, localTime(parts.now(), parts.timeZone()).minute),
      ...(speaking === undefined || speaking.calls.length === 0
        ? {}
        : { speaking: speaking.calls.map(({ number }) => number).join(', ') }),
      ...(silentSince === undefined ? {} : { silentSince: rfc3339(silentSince, parts.timeZone()) }),
    };
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  /** Says what is to be said now, if nothing is being said. */
  private next(): void {
    if (this.speaking !== undefined) return;
    clearTimeout(this.timer);
    const now = this.parts.now();
    if (!this.parts.linked(this.place.board)) return this.waitForBoard(now);
    if (this.alarmAt !== undefined && this.alarmAt <= now) return this.sound(now);
    const { queue, utterance, skipped } = nextUtterance(this.queue, now, this.place.voices, (each) =>
      this.parts.speech.lengthOf(each),
    );
    this.queue = queue;
    this.note(skipped, 'late');
    if (utterance !== undefined) {
      this.note(utterance.calls, 'speaking');
      this.say(now, utterance.calls, this.parts.speech.say(utterance));
    } else if (this.alarmAt !== undefined) this.timer = setTimeout(() => this.next(), this.alarmAt - now);
  }

  private sound(now: Instant): void {
    const spoken = this.parts.speech.alarm(this.place.voices.map(({ language }) => language));
    this.alarmAt = now + LEAD_MS + spoken.lengthMs + (this.evacuates ? EVACUATION_EVERY_MS : ALARM_EVERY_MS);
    this.say(now, [], spoken);
  }

  private say(now: Instant, calls: readonly VoiceCall[], spoken: Spoken): void {
    const { place, parts } = this;
    const id = `${place.id}-${String((this.uttered += 1))}`;
    this.speaking = { id, calls, answer: undefined };
    parts.speak(place.board, speakMessage(place, id, spoken, calls, now, parts.timeZone()));
    this.timer = setTimeout(() => this.over(), LEAD_MS + spoken.lengthMs + BREATH_MS);
  }

  /** Calls wait for the board, each as long as it may still be announced. */
  private waitForBoard(now: Instant): void {
    if (this.queue.length > 0 || (this.alarmAt !== undefined && this.alarmAt <= now)) this.silentSince ??= now;
    this.note(
      this.queue.filter((call) => !this.isYoung(call)),
      'silent',
    );
    this.queue = this.queue.filter((call) => this.isYoung(call));
    const [oldest] = this.queue;
    if (oldest !== undefined)
      this.timer = setTimeout(() => this.next(), oldest.at + this.parts.repeatWindowMs() + 1 - now);
  }

  private isYoung({ at }: VoiceCall): boolean {
    return this.parts.now() - at <= this.parts.repeatWindowMs();
  }

  private over(): void {
    const { speaking } = this;
    this.speaking = undefined;
    if (speaking !== undefined) {
      const { calls } = speaking;
      this.note(calls, outcomeOf(speaking.answer));
      if (speaking.answer === undefined) {
        this.silentSince ??= this.parts.now();
        this.unanswered = [...this.unanswered, ...calls].filter((call) => this.isYoung(call));
      }
    }
    this.next();
  }

  /** What is being said gives way to an alarm and waits for its turn again, unless nobody could hear it or needs to. */
  private breakOff(): void {
    const { speaking } = this;
    if (speaking === undefined) return;
    this.speaking = undefined;
    const { calls, answer } = speaking;
    if (answer === 'blocked' || answer === 'failed') return this.note(calls, 'silent');
    const again = calls.filter((call) => this.parts.stillCalled(call));
    this.clear(calls.filter((call) => !again.includes(call)));
    this.note(again, 'waiting');
    this.queue = this.queue.reduce(hearCall, again);
  }

  /** What waits for its turn is not said. */
  private leaveOut(): void {
    this.note(this.queue, 'late');
    this.queue = [];
  }

  private note(calls: readonly VoiceCall[], outcome: VoiceOutcome): void {
    this.parts.outcomes.note(this.place.id, calls, outcome);
  }

  private clear(calls: readonly VoiceCall[]): void {
    this.parts.outcomes.clear(this.place.id, calls);
  }
}

function outcomeOf(answer: HeardOutcome | undefined): VoiceOutcome {
  return answer === 'began' ? 'spoken' : answer === 'muted' ? 'muted' : 'silent';
}
