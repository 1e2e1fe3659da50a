import { emergencyForm, noticeForm } from '../../core/protocol/notices.ts';
import { actorName } from '../../core/queue/command.ts';
import { actorOf, type Identity } from '../auth/identity.ts';
import type { Reply } from '../doors/perform.ts';
import { badInput, problem } from '../doors/problem.ts';
import { EMERGENCY } from '../notices/notice-desk.ts';
import type { DoorParts } from './deps.ts';
import { asReply, notFound } from './rights.ts';
import { answer, route, type Route } from './route.ts';

/** Notices on boards: made, changed, withdrawn, and an emergency. */
export function noticeRoutes(parts: DoorParts): readonly Route[] {
  const { desk } = parts.notices;
  const missing = (id: string): Reply => notFound(`there is no notice ${id}`);
  return [
    route({
      method: 'get',
      path: '/notices',
      summary: 'Notices with their times and how they stand now; files that are none',
      tag: 'Notices',
      who: 'supervisor and above',
      least: 'supervisor',
      handle: () => answer(desk.view()),
    }),
    route({
      method: 'get',
      path: '/notices/emergency',
      summary: 'What every screen of the hall has to say at once, if there is such a thing',
      tag: 'Notices',
      who: 'anyone',
      handle: () => answer(desk.emergencyView(parts.hall.now(), parts.hall.world().state.seq)),
    }),
    route({
      method: 'post',
      path: '/notices/emergency',
      summary: 'Let all boards, or those named, say one thing at once, until it is withdrawn',
      tag: 'Notices',
      who: 'supervisor and above',
      least: 'supervisor',
      body: emergencyForm,
      success: 201,
      handle: ({ identity, body }) =>
        written(parts, async () => {
          const raised = await desk.raise(body, nameOf(identity));
          return raised.ok ? answer({ notice: raised.value }, 201) : asReply(badInput(raised.error, 422));
        }),
    }),
    route({
      method: 'delete',
      path: '/notices/emergency',
      summary: 'Withdraw the emergency notice',
      tag: 'Notices',
      who: 'supervisor and above',
      least: 'supervisor',
      success: 204,
      handle: ({ identity }) =>
        written(parts, async () => {
          const gone = await desk.withdraw(EMERGENCY, nameOf(identity));
          return gone ? answer(undefined, 204) : notFound('there is no emergency notice');
        }),
    }),
    route({
      method: 'post',
      path: '/notices',
      summary: 'Make a notice',
      tag: 'Notices',
      who: 'manager',
      least: 'manager',
      body: noticeForm,
      keyed: true,
      success: 201,
      handle: ({ identity, body, key }) =>
        written(parts, async () => {
          const made = await desk.make(body, nameOf(identity), key);
          if (made.ok) return answer({ notice: made.value }, 201);
          return asReply(
            made.error === 'key-reused'
              ? problem(422, 'this Idempotency-Key was used for another notice', { code: 'key-reused' })
              : badInput(made.error, 422),
          );
        }),
    }),
    route({
      method: 'put',
      path: '/notices/:id',
      summary: 'Put a notice in the place of one',
      tag: 'Notices',
      who: 'manager',
      least: 'manager',
      body: noticeForm,
      handle: ({ identity, body, params }) =>
        written(parts, async () => {
          const id = params['id'] ?? '';
          const changed = await desk.change(id, body, nameOf(identity));
          if (changed === undefined) return missing(id);
          return changed.ok ? answer({ notice: changed.value }) : asReply(badInput(changed.error, 422));
        }),
    }),
    route({
      method: 'delete',
      path: '/notices/:id',
      summary: 'Withdraw a notice',
      tag: 'Notices',
      who: 'manager',
      least: 'manager',
      success: 204,
      handle: ({ identity, params }) =>
        written(parts, async () => {
          const id = params['id'] ?? '';
          return (await desk.withdraw(id, nameOf(identity))) ? answer(undefined, 204) : missing(id);
        }),
    }),
  ];
}

function nameOf(identity: Identity): string {
  return actorName(actorOf(identity));
}

/** A disk that cannot take it is no mistake of ours: it is told, and asked again. */
async function written({ log }: DoorParts, change: () => Promise<Reply>): Promise<Reply> {
  try {
    return await change();
  } catch (fault) {
    log.error({ fault }, 'a notice could not be written');
    return asReply(problem(503, 'the notice could not be written; nothing has changed on the boards'));
  }
}
