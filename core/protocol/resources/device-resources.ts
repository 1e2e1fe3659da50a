import { z } from 'zod';
import { device, deviceChange, pairingApproval, pairingClaim } from '../bodies/access-bodies.ts';
import { ANYONE } from '../rights.ts';
import { admittedShape, deviceShape, pairingShape, pairingStateShape } from '../shapes/access.ts';
import { named } from '../shapes/shape.ts';
import { APPROVES_DEVICES, MANAGES_DEVICES } from '../who-may.ts';
import type { ResourceRow } from './resource-row.ts';

const DEVICES = { tag: 'Devices' } as const;

/** The identities of devices: given by a link or by a code on the device's screen, changed, taken back. */
export const DEVICE_RESOURCES = {
  'GET /devices': {
    ...DEVICES,
    summary: 'Devices with an identity of their own',
    who: MANAGES_DEVICES,
    answer: named('Devices', z.strictObject({ items: z.array(deviceShape) })),
    example: {
      answer: {
        items: [
          {
            kind: 'kiosk',
            id: 'kiosk-1',
            since: '2026-03-09T08:00:00+08:00',
            expires: '2027-04-13T08:00:00+08:00',
            lastSeen: '2026-03-09T09:00:00+08:00',
            here: true,
          },
        ],
      },
    },
  },
  'POST /devices': {
    ...DEVICES,
    summary: 'Give a device an identity; its token is shown this once',
    who: MANAGES_DEVICES,
    body: device,
    success: 201,
    answer: admittedShape,
    problems: [422, 503],
    example: { body: { kind: 'kiosk', id: 'kiosk-1' } },
    keyed: 'for-an-hour',
  },
  'POST /pairings': {
    ...DEVICES,
    summary: 'Ask for a code to show, ten minutes long; a device without an identity does',
    who: ANYONE,
    success: 201,
    answer: pairingShape,
    problems: [503],
  },
  'POST /pairings/approve': {
    ...DEVICES,
    summary: 'Say which device shows this code; it gets its identity, and the old one of that device ends',
    who: APPROVES_DEVICES,
    body: pairingApproval,
    answer: named('PairingApproved', z.strictObject({ device })),
    problems: [404, 422, 503],
    example: { body: { code: 'ABCD-EFGH', kind: 'kiosk', id: 'kiosk-1' } },
    keyed: 'for-an-hour',
  },
  'POST /pairings/claim': {
    ...DEVICES,
    summary: 'Whether somebody has said it: then, once, the identity, as the cookie of its page or as a token',
    who: ANYONE,
    body: pairingClaim,
    answer: pairingStateShape,
    problems: [404, 503],
    example: { body: { claim: 'Jx8…' } },
  },
  'PUT /devices/{kind}/{id}': {
    ...DEVICES,
    summary: 'Call the device something, or move its identity to another place of the hall file; its page follows',
    who: MANAGES_DEVICES,
    body: deviceChange,
    success: 204,
    problems: [404, 409, 422, 503],
    example: { body: { name: 'Tablet by the east door', to: 'kiosk-2' } },
  },
  'DELETE /devices/{kind}/{id}': {
    ...DEVICES,
    summary: "End a device's identity",
    who: MANAGES_DEVICES,
    success: 204,
    problems: [404, 503],
  },
} as const satisfies Record<string, ResourceRow>;
