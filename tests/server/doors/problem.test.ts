import { expect, it } from 'vitest';
import { PICTURE_TROUBLES } from '../../../core/protocol/pictures.ts';
import { PROBLEM_CODES, statusOfRefusal } from '../../../core/protocol/problem.ts';
import { REFUSAL_CODES } from '../../../core/queue/refusal.ts';
import { problem, TITLES } from '../../../server/doors/problem.ts';

it('[PT1] a picture that there is none of is titled as that, and not by the journal', () => {
  for (const code of PICTURE_TROUBLES) {
    const { title } = problem(503, 'why', { code });
    expect(title).toMatch(/picture/u);
    expect(title).not.toMatch(/write/u);
  }
  expect(problem(503, 'why', { code: 'journal-unavailable' }).title).toBe('The hall cannot write now');
});

it('[PT1] only a refusal of the queue says that the queue says no', () => {
  for (const code of PROBLEM_CODES) {
    const refusal = REFUSAL_CODES.find((each) => each === code);
    const status = refusal === undefined ? 409 : statusOfRefusal(refusal);
    const saysQueue = problem(status, 'why', { code }).title === 'The queue says no';
    expect(saysQueue, code).toBe(refusal !== undefined && status === 409);
  }
  expect(problem(409, 'no page stands for it').title).not.toMatch(/queue/u);
});

it('[PT1] what is not there or not allowed keeps the title of its status, whatever refused it', () => {
  expect(problem(404, 'why', { code: 'ticket-unknown' }).title).toBe(TITLES[404]);
  expect(problem(403, 'why', { code: 'not-your-counter' }).title).toBe(TITLES[403]);
  expect(problem(422, 'why', { code: 'key-reused' }).title).toMatch(/key/u);
  expect(problem(409, 'why', { code: 'media-in-use' }).title).toMatch(/file/u);
});
