import { rfc3339 } from '../../../../core/base/zone.ts';
import { staffName } from '../../../auth/identity.ts';
import type { OpenHook } from '../../../halls/hooks/hook.ts';
import { refused, type Refused } from '../../perform.ts';
import { badInput, problem } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { answer, type Handlers, type RouteInput } from '../route.ts';

const OFF = refused(problem(409, 'the hook is off: switch it on first'));

/** Other systems that are told what happens, for administrators. */
export function hookRoutes({ hall }: DoorParts) {
  const { hooks } = hall;
  return {
    'GET /hooks': () => answer(hooks.view()),
    'POST /hooks/{id}/test': async ({ params }) => {
      const hook = hookOf(hall, params.id);
      if ('status' in hook) return hook;
      const refusal = await hook.test();
      return answer(refusal === undefined ? { taken: true } : { taken: false, detail: refusal.detail });
    },
    'POST /hooks/{id}/resend': ({ params, body }) => {
      const hook = hookOf(hall, params.id);
      if ('status' in hook) return hook;
      if (hook.isOff) return OFF;
      if (!hook.resend(body.letter)) return refused(problem(409, 'nothing of that kind was put aside'));
      return answer(hook.view(), 202);
    },
    'POST /hooks/{id}/replay': async ({ params, body, ...asked }) => {
      const hook = hookOf(hall, params.id);
      if ('status' in hook) return hook;
      if (hook.isOff) return OFF;
      const from = Date.parse(body.from);
      if (from > hall.now())
        return refused(badInput([{ path: 'from', message: 'a moment that is over; it is still to come' }], 422));
      const isBack = await hooks.replay(hook, from);
      await note(hall, asked, params.id, `replay from ${body.from}`);
      return answer({ ...hook.view(), ...(isBack ? {} : { owedFirst: true as const }) }, 202);
    },
  } satisfies Partial<Handlers>;
}

/** What is changed about one of them. */
export function hookActRoutes({ hall }: DoorParts) {
  return {
    'POST /hooks/{id}/skip': async ({ params, ...asked }) => {
      const hook = hookOf(hall, params.id);
      if ('status' in hook) return hook;
      if (!hook.skipOne()) return refused(problem(409, 'nothing fails there now'));
      await note(hall, asked, params.id, 'put one aside');
      return answer(hook.view());
    },
    'POST /hooks/{id}/off': async ({ params, ...asked }) => {
      const hook = hookOf(hall, params.id);
      if ('status' in hook) return hook;
      await hook.switchOff();
      await note(hall, asked, params.id, 'switched off');
      return answer(hook.view());
    },
    'POST /hooks/{id}/on': async ({ params, ...asked }) => {
      const hook = hookOf(hall, params.id);
      if ('status' in hook) return hook;
      await hook.switchOn();
      await note(hall, asked, params.id, 'switched on');
      return answer(hook.view());
    },
    'POST /hooks/{id}/secret': async ({ params, body, ...asked }) => {
      const hook = hookOf(hall, params.id);
      if ('status' in hook) return hook;
      const { secret, formerUntil } = await hook.renewSecret(body.secret);
      await note(hall, asked, params.id, 'new secret');
      const { timeZone } = hall.catalogue().hall;
      return answer(
        { secret, ...(formerUntil === undefined ? {} : { formerUntil: rfc3339(formerUntil, timeZone) }) },
        201,
      );
    },
  } satisfies Partial<Handlers>;
}

function hookOf({ hooks }: DoorParts['hall'], id: string): OpenHook | Refused {
  return hooks.find(id) ?? notFound(`there is no hook ${id}; those that there are stand in hooks.csv`);
}

/** Who did what to it stands in the record of security: a replay or a secret lets somebody read along. */
function note(
  { security }: DoorParts['hall'],
  { identity, request }: Pick<RouteInput, 'identity' | 'request'>,
  who: string,
  detail: string,
): Promise<void> {
  return security.add({ kind: 'hook-changed', who, by: staffName(identity), from: request.ip, detail });
}
