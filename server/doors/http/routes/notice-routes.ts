import { emergencyForm, noticeForm } from '../../../../core/protocol/notices.ts';
import { actorName } from '../../../../core/queue/command.ts';
import { actorOf, type Identity } from '../../../auth/identity.ts';
import type { Reply } from '../../perform.ts';
import { badInput, problem } from '../../problem.ts';
import { EMERGENCY, type MadeNotice, type NoticeRefusal } from '../../../notices/notice-desk.ts';
import type { DoorParts } from '../deps.ts';
import { asReply, notFound } from '../rights.ts';
import { answer, route, type Route } from '../route.ts';

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
      keyed: true,
      success: 201,
      handle: ({ identity, body, key }) =>
        written(parts, async () => {
          const raised = await desk.raise(body, nameOf(identity), key);
          return raised.ok ? made(raised.value) : refused(raised.error);
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
      matched: true,
      handle: ({ identity, seen }) =>
        written(parts, async () => {
          const gone = await desk.withdraw(EMERGENCY, nameOf(identity), seen);
          if (gone === undefined) return notFound('there is no emergency notice');
          return gone.ok ? answer(undefined, 204) : refused(gone.error);
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
          const done = await desk.make(body, nameOf(identity), key);
          return done.ok ? made(done.value) : refused(done.error);
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
      matched: true,
      handle: ({ identity, body, params, seen }) =>
        written(parts, async () => {
          const id = params['id'] ?? '';
          const changed = await desk.change(id, body, nameOf(identity), seen);
          if (changed === undefined) return missing(id);
          return changed.ok ? answer({ notice: changed.value }) : refused(changed.error);
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
      matched: true,
      handle: ({ identity, params, seen }) =>
        written(parts, async () => {
          const id = params['id'] ?? '';
          const gone = await desk.withdraw(id, nameOf(identity), seen);
          if (gone === undefined) return missing(id);
          return gone.ok ? answer(undefined, 204) : refused(gone.error);
        }),
    }),
  ];
}

function made({ notice, replayed }: MadeNotice): Reply {
  return { status: 201, body: { notice }, ...(replayed ? { replayed } : {}) };
}

function refused(why: NoticeRefusal): Reply {
  switch (why.kind) {
    case 'issues':
      return asReply(badInput(why.issues, 422));
    case 'key-reused':
      return asReply(problem(422, 'this Idempotency-Key was used for another notice', { code: 'key-reused' }));
    case 'changed-meanwhile':
      return asReply(
        problem(412, `${why.by} changed the notice at ${why.at}; look at it again`, { code: 'changed-meanwhile' }),
      );
  }
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
