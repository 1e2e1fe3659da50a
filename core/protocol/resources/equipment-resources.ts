import { z } from 'zod';
import { named } from '../shapes/shape.ts';
import { virtualPress } from '../devices.ts';
import { ANYONE } from '../rights.ts';
import { done } from '../shapes/answers.ts';
import {
  STAFF,
  STAFF_AND_DEVICES,
  STAFF_READ_HALL,
  SUPERVISORS,
  SUPERVISORS_READ_HALL,
  TRAY_READERS,
} from '../who-may.ts';
import type { ResourceRow } from './resource-row.ts';
import { inputsShape } from '../shapes/inputs.ts';
import { printersShape } from '../shapes/printers.ts';
import { signShape, signsShape } from '../shapes/signs.ts';

const PRINTERS = { tag: 'Printers' } as const;
const INPUTS = { tag: 'Inputs' } as const;
const SIGNS = { tag: 'Signs' } as const;

const printed = z.strictObject({
  outcome: z.enum(['printed', 'sent', 'unknown', 'failed']),
  detail: z.string().exactOptional(),
});

/** Printers, the devices beside counters and kiosks, LED signs. */
export const EQUIPMENT_RESOURCES = {
  'GET /printers': {
    ...PRINTERS,
    summary: 'Printers with state, paper and owed jobs; agents; USB printers that are plugged in',
    who: STAFF_READ_HALL,
    answer: printersShape,
  },
  'POST /printers/{id}/test': {
    ...PRINTERS,
    summary: 'Print a test page',
    who: STAFF,
    success: 202,
    answer: named('TestPage', z.strictObject({ job: printed })),
    problems: [404],
    example: { answer: { job: { outcome: 'printed' } } },
    keyed: 'for-an-hour',
  },
  'GET /tray/{id}.png': {
    ...PRINTERS,
    summary: 'A paper of the virtual printer as a picture',
    who: TRAY_READERS,
    media: ['image/png'],
    problems: [404],
  },
  'GET /inputs': {
    ...INPUTS,
    summary: 'Devices beside counters and kiosks, and whether they are there',
    who: STAFF_AND_DEVICES,
    answer: inputsShape,
  },
  'POST /inputs/{id}/press': {
    ...INPUTS,
    summary:
      'Press a virtual device: clerks those of the counter that they have open, staff none that rates; only the sample hall lends this to devices',
    who: STAFF_AND_DEVICES,
    body: virtualPress,
    success: 202,
    answer: done,
    problems: [404, 409],
    codes: { 403: ['not-allowed', 'not-your-counter'] },
    example: { body: { kind: 'key', key: 'Enter' }, answer: {} },
    keyed: 'for-an-hour',
  },
  'GET /signs': {
    ...SIGNS,
    summary: 'LED signs: what each should say, and whether it does',
    who: SUPERVISORS_READ_HALL,
    answer: signsShape,
  },
  'POST /signs/{id}/test': {
    ...SIGNS,
    summary: 'Show a test text on a sign for ten seconds',
    who: SUPERVISORS,
    success: 202,
    answer: named('SignAnswer', z.strictObject({ sign: signShape })),
    problems: [404],
    keyed: 'for-an-hour',
  },
  'GET /signs/{id}.png': {
    ...SIGNS,
    summary: 'The lamps of a virtual sign as a picture, as they are now',
    // What hangs in the hall is for everybody to read.
    who: ANYONE,
    media: ['image/png'],
    problems: [404],
  },
} as const satisfies Record<string, ResourceRow>;
