import type { DoorParts } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { answer, type Handlers } from '../route.ts';

/** A sound never changes under its name. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** What the hall hears: the calls as sound, and what became of them. */
export function voiceRoutes(parts: DoorParts) {
  const { hall } = parts;
  const { voice } = hall;
  return {
    'GET /counters/{id}/heard': ({ params }) => {
      const id = params.id;
      const receipt = voice.receipt(hall.world(), id, hall.now());
      return receipt === undefined ? notFound(`there is no counter ${id}`) : answer({ heard: receipt });
    },
    'GET /voice/sample.wav': ({ query, response }) => {
      const { number, counter, voices } = query;
      if (!hall.world().state.index.counters.has(counter)) return notFound(`there is no counter ${counter}`);
      const call = { seq: 0, at: 0, number, counter };
      const { wave } = voice.speech.say({ calls: [call], step: 'whole', parts: voices });
      response.type('audio/wav').setHeader('Cache-Control', 'no-store');
      response.send(wave);
      return 'answered';
    },
    'GET /voice/{key}.wav': ({ params, response }) => {
      const wave = voice.speech.waveFor(params.key);
      if (wave === undefined) return notFound('this sound is no longer kept');
      response.type('audio/wav').setHeader('Cache-Control', FOR_EVER);
      response.send(wave);
      return 'answered';
    },
  } satisfies Partial<Handlers>;
}
