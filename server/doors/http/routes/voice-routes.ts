import { rfc3339 } from '../../../../core/base/zone.ts';
import { actorName } from '../../../../core/queue/command.ts';
import { actorOf } from '../../../auth/identity.ts';
import { givenOrder } from '../../../../core/protocol/boards.ts';
import { voiceSample } from '../../../../core/protocol/inputs.ts';
import { boardsView } from '../../../equipment/boards/boards-view.ts';
import { problem } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { asReply, notFound } from '../rights.ts';
import { answer, route, type Route } from '../route.ts';

/** A sound never changes under its name. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The boards and the voices: how they are, what they are told, and the sounds themselves. */
export function voiceRoutes(parts: DoorParts): readonly Route[] {
  const { hall, boards, voice, pictures, log } = parts;
  return [
    route({
      method: 'get',
      path: '/boards',
      summary: 'Boards and sound zones: which are linked, what they show, whether they can be heard',
      tag: 'Boards',
      who: 'supervisor',
      least: 'supervisor',
      handle: () => answer(boardsView(hall.world(), hall.now(), { boards, voice, notices: parts.notices.desk })),
    }),
    route({
      method: 'get',
      path: '/boards/:id/picture',
      summary: 'A small picture of what the board shows, at most ten seconds old (X-Taken-At), taken by its browser',
      tag: 'Boards',
      who: 'supervisor',
      least: 'supervisor',
      media: 'image/jpeg',
      async handle({ identity, params, response }) {
        const id = params['id'] ?? '';
        const picture = await pictures.of(id);
        if (picture === undefined) return notFound(`there is no board ${id}`);
        log.info({ who: actorName(actorOf(identity)), board: id }, 'a picture of a board was asked for');
        if ('trouble' in picture) return asReply(problem(503, picture.detail, { code: picture.trouble }));
        response
          .type('image/jpeg')
          .setHeader('Cache-Control', 'no-store')
          .setHeader('X-Taken-At', rfc3339(picture.at, parts.catalogue.hall.timeZone));
        response.send(Buffer.from(picture.jpeg));
        return 'answered';
      },
    }),
    route({
      method: 'post',
      path: '/boards/:id/order',
      summary: 'Reload, mute, blank or identify a board, or say how loud it is',
      tag: 'Boards',
      who: 'supervisor',
      least: 'supervisor',
      body: givenOrder,
      success: 202,
      async handle({ identity, params, body }) {
        const id = params['id'] ?? '';
        try {
          switch (await boards.order(id, body, actorName(actorOf(identity)))) {
            case 'told':
              return answer({ reached: true }, 202);
            case 'unknown':
              return notFound(`there is no board ${id}`);
            case 'kept':
              return answer({ reached: false }, 202);
            case 'not-linked':
              return asReply(problem(409, `no page stands for ${id} now, and this cannot wait`));
          }
        } catch (fault) {
          log.error({ fault }, 'an order to a board could not be written');
          return asReply(problem(503, 'the order could not be written; the board was not told'));
        }
      },
    }),
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
