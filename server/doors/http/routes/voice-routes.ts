import { voiceSample } from '../../../../core/protocol/queries.ts';
import type { DoorParts } from '../deps.ts';
import { notFound } from '../rights.ts';
import { answer, route, type Route } from '../route.ts';

/** A sound never changes under its name. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** What the hall hears: the calls as sound, and what became of them. */
export function voiceRoutes(parts: DoorParts): readonly Route[] {
  const { hall, voice } = parts;
  return [
    route({
      method: 'get',
      path: '/counters/:id/heard',
      summary: 'What the hall saw and heard of the newest call here',
      tag: 'Boards',
      who: 'staff',
      least: 'clerk',
      handle({ params }) {
        const id = params['id'] ?? '';
        const receipt = voice.receipt(hall.world(), id, hall.now());
        return receipt === undefined ? notFound(`there is no counter ${id}`) : answer({ heard: receipt });
      },
    }),
    route({
      method: 'get',
      path: '/voice/sample.wav',
      summary: 'How a number is called, as sound',
      tag: 'Boards',
      who: 'staff',
      least: 'clerk',
      query: voiceSample,
      media: 'audio/wav',
      handle({ query, response }) {
        const { number, counter, voices } = query;
        if (!hall.world().state.index.counters.has(counter)) return notFound(`there is no counter ${counter}`);
        const call = { seq: 0, at: 0, number, counter };
        const { wave } = voice.speech.say({ calls: [call], step: 'whole', parts: voices });
        response.type('audio/wav').setHeader('Cache-Control', 'no-store');
        response.send(wave);
        return 'answered';
      },
    }),
    route({
      method: 'get',
      path: '/voice/:key.wav',
      summary: 'A call as sound, as a board was told to play it',
      tag: 'Boards',
      who: 'anyone',
      media: 'audio/wav',
      handle({ params, response }) {
        const wave = voice.speech.waveFor(params['key'] ?? '');
        if (wave === undefined) return notFound('this sound is no longer kept');
        response.type('audio/wav').setHeader('Cache-Control', FOR_EVER);
        response.send(wave);
        return 'answered';
      },
    }),
  ];
}
