import type { VersionedNotice } from '../../../../core/protocol/notices.ts';
import { actorName } from '../../../../core/queue/command.ts';
import { actorOf, type Identity } from '../../../auth/identity.ts';
import { refused, type Refused, type Reply } from '../../perform.ts';
import { badInput, problem } from '../../problem.ts';
import { EMERGENCY } from '../../../notices/emergency-first.ts';
import type { MadeNotice, NoticeRefusal } from '../../../notices/hall-notices.ts';
import type { DoorParts } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { answer, type Handlers } from '../route.ts';

/** Notices on boards: made, changed, withdrawn, and an emergency. */
export function noticeRoutes(parts: DoorParts) {
  const { notices: registry } = parts.hall;
  const missing = (id: string): Refused => notFound(`there is no notice ${id}`);
  return {
    'GET /notices': () => answer(registry.view()),
    'GET /notices/emergency': () => answer(registry.emergencyView(parts.hall.now(), parts.hall.world().state.seq)),
    'POST /notices/emergency': ({ identity, body, key }) =>
      written(parts, async () => {
        const raised = await registry.raise(body, nameOf(identity), key);
        return raised.ok ? made(raised.value) : denied(raised.error);
      }),
    'DELETE /notices/emergency': ({ identity, seen }) =>
      written(parts, async () => {
        const gone = await registry.withdraw(EMERGENCY, nameOf(identity), seen);
        if (gone === undefined) return notFound('there is no emergency notice');
        return gone.ok ? answer(undefined, 204) : denied(gone.error);
      }),
    'POST /notices': ({ identity, body, key }) =>
      written(parts, async () => {
        const done = await registry.make(body, nameOf(identity), key);
        return done.ok ? made(done.value) : denied(done.error);
      }),
    'PUT /notices/{id}': ({ identity, body, params, seen }) =>
      written(parts, async () => {
        const id = params.id;
        const changed = await registry.change(id, body, nameOf(identity), seen);
        if (changed === undefined) return missing(id);
        return changed.ok ? answer({ notice: changed.value }) : denied(changed.error);
      }),
    'DELETE /notices/{id}': ({ identity, params, seen }) =>
      written(parts, async () => {
        const id = params.id;
        const gone = await registry.withdraw(id, nameOf(identity), seen);
        if (gone === undefined) return missing(id);
        return gone.ok ? answer(undefined, 204) : denied(gone.error);
      }),
  } satisfies Partial<Handlers>;
}

function made({
  replayed,
  ...said
}: MadeNotice): Reply<{ readonly notice: VersionedNotice; readonly unrecorded?: true }> & { readonly status: 201 } {
  return { ...answer(said, 201), ...(replayed ? { replayed } : {}) };
}

function denied(why: NoticeRefusal): Refused {
  switch (why.kind) {
    case 'issues':
      return refused(badInput(why.issues, 422));
    case 'key-reused':
      return refused(problem(422, 'this Idempotency-Key was used for another notice', { code: 'key-reused' }));
    case 'changed-meanwhile':
      return refused(
        problem(412, `${why.by} changed the notice at ${why.at}; look at it again`, {
          code: 'changed-meanwhile',
        }),
      );
  }
}

function nameOf(identity: Identity): string {
  return actorName(actorOf(identity));
}

/** A disk that cannot take it is no mistake of ours: it is told, and asked again. */
async function written<T>({ hall: { log } }: DoorParts, change: () => Promise<T>): Promise<T | Refused> {
  try {
    return await change();
  } catch (fault) {
    log.error({ fault }, 'a notice could not be written');
    return refused(problem(503, 'the notice could not be written; nothing has changed on the boards'));
  }
}
