import type { Instant, TimeZone } from '../../../core/base/time.ts';
import { localTime, rfc3339 } from '../../../core/base/zone.ts';
import { volumeOf, type SoundZone } from '../../../core/catalogue/sounds.ts';
import type { SpeakMessage } from '../../../core/protocol/boards.ts';
import { LEAD_MS, type VoiceCall } from '../../../core/voice/schedule.ts';
import type { Spoken } from './speech.ts';

/**
 * What the board of a sound zone is told to say. Without calls it is an alarm: as loud as the zone ever is, and not
 * behind a call, for it is no time to be gentle.
 */
export function speakMessage(
  place: SoundZone,
  id: string,
  { key, lengthMs }: Spoken,
  calls: readonly VoiceCall[],
  now: Instant,
  timeZone: TimeZone,
): SpeakMessage {
  const told = {
    zone: place.id,
    id,
    url: `/api/v1/voice/${key}.wav`,
    startsAt: new Date(now + LEAD_MS).toISOString(),
    lengthMs,
  };
  if (calls.length === 0)
    return {
      ...told,
      volume: Math.max(place.volume, ...place.volumeAt.map(({ volume }) => volume)),
      hush: true,
      calls: [],
    };
  return {
    ...told,
    volume: volumeOf(place, localTime(now, timeZone).minute),
    calls: calls.map(({ seq, at, number, counter }) => ({ seq, at: rfc3339(at, timeZone), number, counter })),
  };
}
