import { faultText } from '../../core/base/fault-text.ts';
import { own } from '../../core/base/own.ts';

/** The database cannot be used now, or does not take this. `message` says why, for people. */
export class DatabaseFault extends Error {
  override readonly name: string = 'DatabaseFault';
}

/** A key that is taken. */
export class KeyTaken extends DatabaseFault {
  override readonly name = 'KeyTaken';
}

/** What is behind a fault of the driver, by the code of the system or of PostgreSQL (appendix A of its manual). */
const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody answers there',
  ECONNRESET: 'the connection broke',
  EPIPE: 'the connection broke',
  ENOTFOUND: 'no machine has this name',
  EAI_AGAIN: 'the name cannot be looked up',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
  '28P01': 'the password is wrong',
  '28000': 'this user is not let in',
  '3D000': 'there is no such database',
  '42501': 'this user may not do that',
  '53100': 'the disk of the database is full',
  '53200': 'the database has no memory left',
  '53300': 'the database has too many connections',
  '57P01': 'the database is being stopped',
  '57P02': 'the database has crashed',
  '57P03': 'the database is starting',
  '25006': 'the database takes no writes',
};

const UNIQUE = '23505';

/** A fault of the driver, in words. Only what PostgreSQL itself says is told: the address may hold a password. */
export function explain(fault: unknown): DatabaseFault {
  if (fault instanceof DatabaseFault) return fault;
  const { code } = fault as { readonly code?: unknown };
  const known = typeof code === 'string' ? own(WORDS, code) : undefined;
  const text = known ?? faultText(fault);
  return code === UNIQUE ? new KeyTaken(text, { cause: fault }) : new DatabaseFault(text, { cause: fault });
}
