import { z } from 'zod';
import { named, type Shape } from './shape.ts';
import { ROLES } from '../../catalogue/staff.ts';
import { device } from '../bodies/access-bodies.ts';
import { names, time } from './fields.ts';

/** Who has signed in. */
export const signedInShape = named(
  'SignedIn',
  z.strictObject({
    id: z.string(),
    roles: z.array(z.enum(ROLES)),
    name: names.exactOptional(),
    /** The counter at which they usually work. */
    counter: z.string().exactOptional(),
    /** They have come in by the sign-in service of the office, where they are signed in as well. */
    service: z.literal(true).exactOptional(),
  }),
);

export type SignedIn = Shape<typeof signedInShape>;

/** What a sign-in gives: the token is for programs, browsers get a cookie. */
export const sessionShape = named(
  'Session',
  z.strictObject({
    token: z.string(),
    user: signedInShape,
    /** The password is one of those that are tried first: choose another one. */
    advice: z.exactOptional(z.enum(['password-common', 'password-hall-word'])),
  }),
);

/** By what people sign in, beside a password; without `service` by nothing else. */
export const signInShape = named(
  'SignIn',
  z.strictObject({
    /** The sign-in service of the office: at `/sign-in/start` of the hall, which sends the browser there. */
    service: z.enum(['here', 'away']).exactOptional(),
  }),
);

/** A device with an identity of its own. */
export const deviceShape = named(
  'Device',
  z.strictObject({
    kind: z.string(),
    id: z.string(),
    /** What people call it. */
    name: z.exactOptional(z.string()),
    since: time,
    /** When the identity ends; programs keep theirs. */
    expires: z.exactOptional(time),
    /** It ends within 30 days: pair the device again. */
    endsSoon: z.exactOptional(z.literal(true)),
    /** When the device was here last, to the hour; absent when it never was. */
    lastSeen: z.exactOptional(time),
    /** It is here now. */
    here: z.exactOptional(z.boolean()),
  }),
);
export type DeviceView = Shape<typeof deviceShape>;

/** The token is shown this once; `pair` is the address to open on a device that has a page, `picture` its QR code. */
export const admittedShape = named(
  'AdmittedDevice',
  z.strictObject({ device, token: z.string(), pair: z.string().exactOptional(), picture: z.string().exactOptional() }),
);

/** What a device shows: a code, and its picture, which leads to the page on which the code is approved. */
export const pairingShape = named(
  'Pairing',
  z.strictObject({ code: z.string(), claim: z.string(), expires: time, picture: z.string() }),
);

/** Where a device stands that shows a code; `page`: the address of its own, for which it has its cookie now. */
export const pairingStateShape = named(
  'PairingState',
  z.strictObject({
    state: z.enum(['waiting', 'paired']),
    device: device.exactOptional(),
    token: z.string().exactOptional(),
    page: z.string().exactOptional(),
  }),
);
