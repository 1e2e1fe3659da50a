import { localTime, rfc3339 } from '../../core/base/zone.ts';
import { volumeOf, type SoundZone } from '../../core/catalogue/read-sounds.ts';
import type { HallEvent } from '../../core/queue/event.ts';
import type { SpeakMessage } from '../../core/protocol/boards.ts';
import type { SoundZoneView } from '../../core/views/fleet-view.ts';
import type { VoiceOutcome } from '../../core/views/board-wire.ts';
import type { World } from '../../core/views/world.ts';
import {
  hearCall,
  nextUtterance,
  takeBack,
  type Utterance,
  type VoiceCall,
  type VoiceQueue,
} from '../../core/voice/schedule.ts';
import type { Hall, News } from '../app/hall.ts';
import type { Emergency } from '../notices/notice-desk.ts';
import type { Speech } from './speech.ts';

/** So long a board has to fetch the sound before it begins. */
const LEAD_MS = 300;
/** A breath between two utterances. */
const BREATH_MS = 250;
/** An emergency is said again so long after it was said. */
const ALARM_EVERY_MS = 30_000;
/** And so long when the hall is to be left. */
const EVACUATION_EVERY_MS = 10_000;
/** What became of calls is known for so many. */
const KEPT = 500;

type Zone = {
  readonly place: SoundZone;
  queue: VoiceQueue;
  speaking: { readonly message: SpeakMessage; readonly utterance: Utterance; heard: boolean } | undefined;
  timer: NodeJS.Timeout | undefined;
  /** When the emergency is to be said next; undefined while there is none here. */
  alarmAt: number | undefined;
  /** People are to leave: nobody is called. */
  evacuates: boolean;
  /** Since when its loudspeaker has not answered; undefined while it does. */
  silentSince: number | undefined;
};

export type VoiceRoomParts = {
  readonly hall: Hall;
  readonly speech: Speech;
  readonly zones: readonly SoundZone[];
  readonly timeZone: string;
  /** Sends to a board; `begins` when it is time. */
  readonly speak: (board: string, message: SpeakMessage) => void;
  readonly changed: (counter: string) => void;
};

/**
 * Speaks the calls, one voice a sound zone: what is called while it speaks waits for its turn and is said, merged or left out by the rules
 * of core/voice. What is undone, served or missed before its turn is not said.
 */
export class VoiceRoom {
  private readonly zones: readonly Zone[];
  private readonly outcomes = new Map<number, VoiceOutcome>();
  private readonly leave: () => void;
  private uttered = 0;
  /** Of the emergency that is being said. */
  private raisedAt: string | undefined;

  constructor(private readonly parts: VoiceRoomParts) {
    this.zones = parts.zones.map((place) => ({
      place,
      queue: [],
      speaking: undefined,
      timer: undefined,
      alarmAt: undefined,
      evacuates: false,
      silentSince: undefined,
    }));
    this.leave = parts.hall.subscribe((news) => this.news(news));
  }

  /** A board says what became of a sound. */
  heard(board: string, id: string, outcome: 'began' | 'blocked' | 'failed'): void {
    const zone = this.zones.find(({ place, speaking }) => place.board === board && speaking?.message.id === id);
    if (zone?.speaking === undefined) return;
    if (outcome === 'began') {
      zone.speaking.heard = true;
      zone.silentSince = undefined;
      return;
    }
    this.fellSilent(zone);
  }

  /** An emergency is on, on these boards (none named: on all), or none is. It is said at once, before calls, and again until it is over. */
  alarm(emergency: Omit<Emergency, 'text'> | undefined): void {
    if (!this.parts.speech.canSpeak) return;
    const another = emergency?.raisedAt !== this.raisedAt;
    this.raisedAt = emergency?.raisedAt;
    for (const zone of this.zones) {
      const here =
        emergency !== undefined && (emergency.boards.length === 0 || emergency.boards.includes(zone.place.board));
      if (here === (zone.alarmAt !== undefined) && !(here && another)) continue;
      zone.alarmAt = here ? this.parts.hall.now() : undefined;
      zone.evacuates = here && emergency.evacuate;
      if (zone.evacuates) this.leaveOut(zone);
      if (zone.speaking === undefined) this.next(zone);
    }
  }

  outcomeOf(seq: number): VoiceOutcome | undefined {
    return this.outcomes.get(seq);
  }

  views(): readonly SoundZoneView[] {
    const { timeZone, hall } = this.parts;
    const { minute } = localTime(hall.now(), timeZone);
    return this.zones.map(({ place, queue, speaking, silentSince }) => ({
      id: place.id,
      board: place.board,
      zones: place.zones,
      waiting: queue.length,
      volume: volumeOf(place, minute),
      ...(speaking === undefined || speaking.message.calls.length === 0
        ? {}
        : { speaking: speaking.message.calls.map(({ number }) => number).join(', ') }),
      ...(silentSince === undefined ? {} : { silentSince: rfc3339(silentSince, timeZone) }),
    }));
  }

  stop(): void {
    this.leave();
    for (const zone of this.zones) clearTimeout(zone.timer);
  }

  private news({ world, events }: News): void {
    if (!this.parts.speech.canSpeak) return;
    for (const event of events) {
      if (event.type === 'TicketCalled' || event.type === 'TicketRecalled') this.called(world, event);
      if (event.type === 'DayClosed') for (const zone of this.zones) zone.queue = [];
    }
    if (!events.some(endsACall)) return;
    const called = callsNow(world);
    for (const zone of this.zones) zone.queue = takeBack(zone.queue, ({ seq, number }) => called.get(number) !== seq);
  }

  private called(
    world: World,
    { seq, at, data }: Extract<HallEvent, { type: 'TicketCalled' | 'TicketRecalled' }>,
  ): void {
    const area = world.state.index.counters.get(data.counter)?.zone;
    const number = world.record.calls.findLast((call) => call.seq === seq)?.number;
    if (area === undefined || number === undefined) return;
    const call: VoiceCall = { seq, at, number, counter: data.counter };
    for (const zone of this.zones) {
      if (!zone.place.zones.includes(area)) continue;
      zone.queue = hearCall(zone.queue, call);
      this.note([call], 'waiting');
      if (zone.evacuates) this.leaveOut(zone);
      else if (zone.speaking === undefined) this.next(zone);
    }
  }

  /** What waits for its turn is not said. */
  private leaveOut(zone: Zone): void {
    this.note(zone.queue, 'late');
    zone.queue = [];
  }

  private next(zone: Zone): void {
    const { hall, speech, timeZone } = this.parts;
    clearTimeout(zone.timer);
    const now = hall.now();
    if (zone.alarmAt !== undefined && zone.alarmAt <= now) return this.sound(zone, now);
    const { queue, utterance, skipped } = nextUtterance(zone.queue, now, zone.place.voices, (each) =>
      speech.lengthOf(each),
    );
    zone.queue = queue;
    this.note(skipped, 'late');
    if (utterance === undefined) {
      if (zone.alarmAt !== undefined) zone.timer = setTimeout(() => this.next(zone), zone.alarmAt - now);
      return;
    }
    const { key, lengthMs } = speech.say(utterance);
    const message: SpeakMessage = {
      zone: zone.place.id,
      id: `${zone.place.id}-${String((this.uttered += 1))}`,
      url: `/api/v1/voice/${key}.wav`,
      startsAt: new Date(now + LEAD_MS).toISOString(),
      lengthMs,
      volume: volumeOf(zone.place, localTime(now, timeZone).minute),
      calls: utterance.calls.map(({ seq, number, counter }) => ({ seq, number, counter })),
    };
    zone.speaking = { message, utterance, heard: false };
    this.note(utterance.calls, 'speaking');
    this.parts.speak(zone.place.board, message);
    zone.timer = setTimeout(() => this.over(zone), LEAD_MS + lengthMs + BREATH_MS);
  }

  /** As loud as the zone ever is: it is no time to be gentle. */
  private sound(zone: Zone, now: number): void {
    const { voices, volume, volumeAt } = zone.place;
    const utterance: Utterance = { calls: [], step: 'whole', parts: voices };
    const { key, lengthMs } = this.parts.speech.alarm(voices.map(({ language }) => language));
    const message: SpeakMessage = {
      zone: zone.place.id,
      id: `${zone.place.id}-${String((this.uttered += 1))}`,
      url: `/api/v1/voice/${key}.wav`,
      startsAt: new Date(now + LEAD_MS).toISOString(),
      lengthMs,
      volume: Math.max(volume, ...volumeAt.map((each) => each.volume)),
      calls: [],
    };
    zone.alarmAt = now + LEAD_MS + lengthMs + (zone.evacuates ? EVACUATION_EVERY_MS : ALARM_EVERY_MS);
    zone.speaking = { message, utterance, heard: false };
    this.parts.speak(zone.place.board, message);
    zone.timer = setTimeout(() => this.over(zone), LEAD_MS + lengthMs + BREATH_MS);
  }

  private over(zone: Zone): void {
    const { speaking } = zone;
    zone.speaking = undefined;
    if (speaking !== undefined) {
      this.note(speaking.utterance.calls, speaking.heard ? 'spoken' : 'silent');
      if (!speaking.heard) zone.silentSince ??= this.parts.hall.now();
    }
    this.next(zone);
  }

  /** The loudspeaker cannot: the next one does not wait for a sound that nobody hears. */
  private fellSilent(zone: Zone): void {
    zone.silentSince ??= this.parts.hall.now();
    clearTimeout(zone.timer);
    zone.timer = setTimeout(() => this.over(zone), BREATH_MS);
  }

  private note(calls: readonly VoiceCall[], outcome: VoiceOutcome): void {
    for (const { seq, counter } of calls) {
      this.outcomes.set(seq, outcome);
      this.parts.changed(counter);
    }
    while (this.outcomes.size > KEPT) {
      const [oldest] = this.outcomes.keys();
      if (oldest === undefined) break;
      this.outcomes.delete(oldest);
    }
  }
}

/** Whether after it a number may no longer be called where it was. */
function endsACall({ type }: HallEvent): boolean {
  return type !== 'TicketIssued' && type !== 'SlipReported' && type !== 'NoteAdded' && type !== 'TicketCalled';
}

/** The calls that somebody still has to follow: by number, the seq of the newest. */
function callsNow({ state, record }: World): ReadonlyMap<string, number> {
  const called = new Map<string, number>();
  for (const call of record.calls.slice(-KEPT)) {
    const step = state.tickets.get(call.ticket)?.steps[call.step];
    if (step?.state === 'called') called.set(call.number, call.seq);
  }
  return called;
}
