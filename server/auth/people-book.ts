import { z } from 'zod';
import { parsedBy } from '../../core/protocol/issues.ts';
import { readBook, writeBook } from '../../files/book.ts';
import { nodeDisk, type Disk } from '../../files/disk.ts';

/** A security key: what it is known by, and how often it says that it was used. */
const securityKey = z.object({
  id: z.string(),
  /** COSE, in base64url. */
  publicKey: z.string(),
  counter: z.number(),
  at: z.number(),
  name: z.string(),
  /** Of the page on which it was added: browsers show it under that name, and it counts at that address alone. */
  origin: z.string(),
  transports: z.array(z.string()).optional(),
});

const kept = z.object({
  id: z.string(),
  /** Locked out since when and by whom. */
  locked: z.object({ at: z.number(), by: z.string() }).optional(),
  /** Chosen by themselves; `over`: what the hall file had then, so that a new one there counts again. */
  password: z.object({ hash: z.string(), at: z.number(), over: z.string() }).optional(),
  /** The hash of a link that sets a new password, once. */
  link: z.object({ hash: z.string(), expiresAt: z.number() }).optional(),
  /** Codes of an authenticator as a second factor; without `since` it has not been confirmed yet. */
  factor: z
    .object({
      secret: z.string(),
      since: z.number().optional(),
      lastStep: z.number(),
      /** Where version 1 has what is `recovery` now. */
      recovery: z.array(z.string()).optional(),
    })
    .optional(),
  keys: z.array(securityKey).optional(),
  /** Hashes of the codes for when phone and keys are lost, each for once. */
  recovery: z.array(z.string()).optional(),
});

/** A person as they are kept, in either version. */
const personEntry = kept.transform(({ factor, ...rest }) => {
  if (factor === undefined) return rest;
  const { recovery, ...codes } = factor;
  return recovery === undefined || codes.since === undefined
    ? { ...rest, factor: codes }
    : { ...rest, factor: codes, recovery };
});

/** A program that knows no keys must not read past them: it would let people in without. */
const VERSION = 2;
const file = z.object({ version: z.union([z.literal(1), z.literal(VERSION)]), people: z.array(personEntry) });
const row = z.union([
  z.object({ version: z.literal(VERSION), person: personEntry }).transform(({ person }) => person),
  personEntry,
]);

/** A person as a row of their own. A program of version 1, which would read past the keys, finds no person in it. */
export function personRow(person: PersonEntry): string {
  return JSON.stringify({ version: VERSION, person });
}

/** Throws where it is none, of either version. */
export function personIn(text: string): PersonEntry {
  return row.parse(JSON.parse(text));
}

/** What is kept of a person beside the hall file. */
export type PersonEntry = Omit<z.infer<typeof kept>, 'factor'> & {
  readonly factor?: Omit<NonNullable<z.infer<typeof kept>['factor']>, 'recovery'> | undefined;
};
export type SecurityKey = z.infer<typeof securityKey>;

/** Where that is kept: read once, then put down whole with each change. */
export interface PeopleBook {
  read(): Promise<readonly PersonEntry[]>;
  /** Durable once it resolves. */
  write(people: readonly PersonEntry[]): Promise<void>;
}

const ADVICE =
  'bring the right file back, or remove it, which forgets locks, passwords that people chose and second factors';

/** Keeps people in a JSON file, for this user's eyes alone. */
export function filePeopleBook(path: string, disk: Disk = nodeDisk): PeopleBook {
  return {
    read: async () => (await readBook(path, { parse: parsedBy(file), advice: ADVICE }, disk))?.people ?? [],
    write: (people) => writeBook(path, JSON.stringify({ version: VERSION, people }), disk, { secret: true }),
  };
}

/** Lasts as long as the process. */
export function memoryPeopleBook(): PeopleBook {
  let held: readonly PersonEntry[] = [];
  return {
    read: () => Promise.resolve(held),
    write(people) {
      held = people;
      return Promise.resolve();
    },
  };
}
