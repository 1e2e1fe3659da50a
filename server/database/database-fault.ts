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

/** There is no connection: nothing was asked. */
export class NotReached extends DatabaseFault {
  override readonly name = 'NotReached';
}

/** It was asked and did not answer to the end: whether it has done what it was asked to is not known. */
export class AnswerLost extends DatabaseFault {
  override readonly name = 'AnswerLost';
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

/** Whoever is stopped in the middle says so, also while a commit that is done here waits for a standby. */
const STOPPED: readonly string[] = ['57P01', '57P02'];

/** Of a statement that was sent: what the database itself has refused it has not done, all else may have been done. */
export function explainSent(fault: unknown): DatabaseFault {
  const said = explain(fault);
  // Only what PostgreSQL says has a severity; a wire that broke has none.
  const { code, severity } = fault as { readonly code?: unknown; readonly severity?: unknown };
  const isRefused = severity !== undefined && !STOPPED.includes(String(code));
  return isRefused ? said : new AnswerLost(said.message, { cause: fault });
}

/** A fault of the driver, in words. Only what PostgreSQL itself says is told: the address may hold a password. */
export function explain(fault: unknown): DatabaseFault {
  if (fault instanceof DatabaseFault) return fault;
  const { code } = fault as { readonly code?: unknown };
  const known = typeof code === 'string' ? own(WORDS, code) : undefined;
  const text = known ?? faultText(fault);
  return code === UNIQUE ? new KeyTaken(text, { cause: fault }) : new DatabaseFault(text, { cause: fault });
}
