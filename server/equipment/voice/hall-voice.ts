import type { TimeZone } from '../../../core/base/time.ts';
import type { SoundZone } from '../../../core/catalogue/sounds.ts';
import type { HallEvent } from '../../../core/queue/event.ts';
import type { HeardOutcome, SpeakMessage } from '../../../core/protocol/boards.ts';
import type { SoundZoneView } from '../../../core/protocol/shapes/fleet.ts';
import type { VoiceOutcome } from '../../../core/protocol/shapes/call.ts';
import type { World } from '../../../core/record/world.ts';
import type { BegunMark } from '../../../core/voice/begun.ts';
import type { VoiceCall } from '../../../core/voice/schedule.ts';
import { catalogueOf } from '../../ledger/present-catalogue.ts';
import type { Hall, News } from '../../ledger/hall.ts';
import type { Emergency } from '../../notices/hall-notices.ts';
import { CallOutcomes } from './call-outcomes.ts';
import type { Speech } from './speech.ts';
import { ZoneVoice } from './zone-voice.ts';

export type VoiceRoomParts = {
  readonly hall: Hall;
  readonly speech: Speech;
  readonly zones: readonly SoundZone[];
  readonly timeZone: () => TimeZone;
  /** Whether a page stands for the board now. */
  readonly linked: (board: string) => boolean;
  /** Sends to a board. */
  readonly speak: (board: string, message: SpeakMessage) => void;
  readonly changed: (counter: string) => void;
};

/**
 * Speaks the calls, one voice a sound zone: what is called while it speaks waits for its turn and is said, merged or
 * left out by the rules of core/voice. What is undone, served or missed before its turn is not said.
 */
export class HallVoice {
  private zones: readonly ZoneVoice[];
  private readonly outcomes: CallOutcomes;
  private readonly leave: () => void;
  /** Of the emergency that is being said. */
  private raisedAt: string | undefined;

  constructor(private readonly parts: VoiceRoomParts) {
    this.outcomes = new CallOutcomes(parts.changed);
    const world = parts.hall.world();
    const made = parts.speech.canSpeak ? world.record.calls : [];
    this.zones = parts.zones.map((place) =>
      this.voiceFor(
        place,
        made.filter(({ counter }) => isHeardAt(place, world, counter)),
      ),
    );
    this.leave = parts.hall.subscribe((news) => this.news(news));
  }

  /** The sound zones of another hall file: a zone that stays goes on with what it has to say. */
  change(places: readonly SoundZone[]): void {
    const before = new Map(this.zones.map((zone) => [zone.place.id, zone]));
    this.zones = places.map((place) => {
      const zone = before.get(place.id);
      if (zone === undefined) return this.voiceFor(place, []);
      before.delete(place.id);
      zone.place = place;
      return zone;
    });
    for (const gone of before.values()) {
      gone.closeDay();
      gone.stop();
    }
  }

  /** A board says what became of a sound. */
  heard(board: string, id: string, outcome: HeardOutcome): void {
    for (const zone of this.zonesOf(board)) zone.heard(id, outcome);
  }

  /** A page stands for a board from now on. `mark`: what it has begun to say already. */
  linked(board: string, mark: BegunMark): void {
    for (const zone of this.zonesOf(board)) zone.linked(mark);
  }

  /**
   * An emergency is on, on these boards (none named: on all), or none is. It is said at once, before calls, and again
   * until it is over.
   */
  alarm(emergency: Omit<Emergency, 'text'> | undefined): void {
    if (!this.parts.speech.canSpeak) return;
    const another = emergency?.raisedAt !== this.raisedAt;
    this.raisedAt = emergency?.raisedAt;
    for (const zone of this.zones) {
      const here = emergency?.boards.length === 0 || emergency?.boards.includes(zone.place.board) === true;
      zone.alarm(here ? emergency : undefined, another);
    }
  }

  outcomeOf(seq: number): VoiceOutcome | undefined {
    return this.outcomes.of(seq);
  }

  views(): readonly SoundZoneView[] {
    return this.zones.map((zone) => zone.view());
  }

  stop(): void {
    this.leave();
    for (const zone of this.zones) zone.stop();
  }

  private voiceFor(place: SoundZone, before: readonly VoiceCall[]): ZoneVoice {
    const { hall, speech, timeZone, linked, speak } = this.parts;
    return new ZoneVoice(
      place,
      {
        speech,
        timeZone,
        linked,
        speak,
        outcomes: this.outcomes,
        now: () => hall.now(),
        repeatWindowMs: () => catalogueOf(hall).rules.repeatWindowMs,
        stillCalled: (call) => isStillCalled(hall.world(), call),
      },
      before,
    );
  }

  private zonesOf(board: string): readonly ZoneVoice[] {
    return this.zones.filter(({ place }) => place.board === board);
  }

  private news({ world, events }: News): void {
    if (!this.parts.speech.canSpeak) return;
    for (const event of events) {
      if (event.type === 'TicketCalled' || event.type === 'TicketRecalled') this.called(world, event);
      if (event.type === 'DayOpened') this.outcomes.forget();
      if (event.type === 'DayClosed') for (const zone of this.zones) zone.closeDay();
    }
    if (events.some(endsACall)) for (const zone of this.zones) zone.takeBack();
  }

  private called(
    world: World,
    { seq, at, data }: Extract<HallEvent, { type: 'TicketCalled' | 'TicketRecalled' }>,
  ): void {
    const number = world.record.calls.findLast((call) => call.seq === seq)?.number;
    if (number === undefined) return;
    for (const zone of this.zones)
      if (isHeardAt(zone.place, world, data.counter)) zone.call({ seq, at, number, counter: data.counter });
  }
}

/** Whether calls to the counter are heard in the sound zone. */
function isHeardAt(place: SoundZone, { state }: World, counter: string): boolean {
  const area = state.index.counters.get(counter)?.zone;
  return area !== undefined && place.zones.includes(area);
}

/** Whether after it a number may no longer be called where it was. */
function endsACall({ type }: HallEvent): boolean {
  return type !== 'TicketIssued' && type !== 'SlipReported' && type !== 'NoteAdded' && type !== 'TicketCalled';
}

/** Whether it is the newest call of its number, and somebody still has to follow it. */
function isStillCalled({ state, record }: World, { seq, number }: VoiceCall): boolean {
  const newest = record.calls.findLast((call) => call.number === number);
  if (newest?.seq !== seq) return false;
  return state.tickets.get(newest.ticket)?.steps[newest.step]?.state === 'called';
}
