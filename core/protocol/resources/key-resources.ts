import { z } from 'zod';
import { programKey } from '../bodies/key-bodies.ts';
import { madeKeyShape, programKeyShape } from '../shapes/keys.ts';
import { named } from '../shapes/shape.ts';
import { ADMINISTRATORS } from '../who-may.ts';
import type { ResourceRow } from './resource-row.ts';

const KEYS = { tag: 'Keys', who: ADMINISTRATORS } as const;

/** Keys by which programs come in, each for what its scopes name. */
export const KEY_RESOURCES = {
  'GET /keys': {
    ...KEYS,
    summary: 'The keys of programs that hold: what each may, until when, and when it was used last',
    answer: named('ProgramKeys', z.strictObject({ items: z.array(programKeyShape) })),
  },
  'POST /keys': {
    ...KEYS,
    summary: 'Make a key for a program; it is shown this once',
    body: programKey,
    success: 201,
    answer: madeKeyShape,
    problems: [503],
    example: { body: { name: 'City statistics', scopes: ['reports:read'], days: 365 } },
    keyed: 'for-an-hour',
  },
  'DELETE /keys/{id}': {
    ...KEYS,
    summary: 'End a key at once; its sockets are closed',
    success: 204,
    problems: [404, 503],
  },
} as const satisfies Record<string, ResourceRow>;
