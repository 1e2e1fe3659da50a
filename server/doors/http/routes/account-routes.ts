import type { Request } from 'express';
import { renderSVG } from 'uqr';
import type { Asking } from '../../../auth/entrance.ts';
import { staffName } from '../../../auth/identity.ts';
import { otpauthUri } from '../../../auth/totp.ts';
import { refused } from '../../perform.ts';
import { problem } from '../../problem.ts';
import { COOKIES } from '../cookies.ts';
import type { DoorParts } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { answer, type Handlers } from '../route.ts';
import { askingIn as asking, faceOf, passwordNotTaken, turnedAway, whereOf } from '../sign-in-answers.ts';

/** What people come in by, as they change it themselves: their password, and their second factor. */
export function accountRoutes({ hall }: DoorParts) {
  const { gate, entrance } = hall;
  const askingIn = (request: Request, said: Parameters<typeof asking>[1]): Asking =>
    asking(request, said, hall.pageUrl());
  return {
    'POST /password': async ({ identity, body, request, response }) => {
      const { next, ...proof } = body;
      const session = gate.tokenIn(request.headers);
      const who = askingIn(request, { ...proof, user: staffName(identity) });
      const set = await entrance.changePassword({ ...who, next, session });
      if (set.kind === 'not-taken') return refused(passwordNotTaken(set.fault));
      if (set.kind !== 'set') return refused(turnedAway(set));
      response.setHeader('Set-Cookie', COOKIES.session(gate.sessionCookieOf(set.user.id), set.token, request.secure));
      return answer({ token: set.token, user: faceOf(set.user, gate.isFromService(set.token)) });
    },
    'POST /password/by-link': async ({ body, request }) => {
      const set = await entrance.setPasswordByLink(body.link, body.next, whereOf(request));
      if (set === undefined) return notFound('this link sets no password: it was used, replaced, or is too old');
      return typeof set === 'string' ? refused(passwordNotTaken(set)) : answer(undefined, 204);
    },
    'POST /second-factor': async ({ body, request }) => {
      const begun = await entrance.beginFactor(askingIn(request, body));
      if (begun.kind === 'there') return refused(problem(409, 'there is a second factor already; end that one first'));
      if (begun.kind !== 'begun') return refused(turnedAway(begun));
      const uri = otpauthUri(begun.secret, hall.id, body.user);
      return answer({ secret: begun.secret, uri, picture: renderSVG(uri, { border: 2 }) });
    },
    'POST /second-factor/confirm': async ({ body, request }) => {
      const set = await entrance.confirmFactor(askingIn(request, body));
      return set.kind === 'set' ? answer({ recovery: [...set.recovery] }) : refused(turnedAway(set));
    },
    'POST /second-factor/end': async ({ body, request }) => {
      const ended = await entrance.endFactor(askingIn(request, body));
      return ended.kind === 'ended' ? answer(undefined, 204) : refused(turnedAway(ended));
    },
  } satisfies Partial<Handlers>;
}
