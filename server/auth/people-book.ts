import { z } from 'zod';
import { parsedBy } from '../../core/protocol/issues.ts';
import { readBook, writeBook } from '../../files/book.ts';
import { nodeDisk, type Disk } from '../../files/disk.ts';

/** A person as they are kept. */
export const personEntry = z.object({
  id: z.string(),
  /** Locked out since when and by whom. */
  locked: z.object({ at: z.number(), by: z.string() }).optional(),
  /** Chosen by themselves; `over`: what the hall file had then, so that a new one there counts again. */
  password: z.object({ hash: z.string(), at: z.number(), over: z.string() }).optional(),
  /** The hash of a link that sets a new password, once. */
  link: z.object({ hash: z.string(), expiresAt: z.number() }).optional(),
  /** A second factor; without `since` it has not been confirmed yet. */
  factor: z
    .object({
      secret: z.string(),
      since: z.number().optional(),
      lastStep: z.number(),
      /** Hashes of the codes for when the phone is lost, each for once. */
      recovery: z.array(z.string()),
    })
    .optional(),
});
const file = z.object({ version: z.literal(1), people: z.array(personEntry) });

/** What is kept of a person beside the hall file. */
export type PersonEntry = z.infer<typeof personEntry>;

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
    write: (people) => writeBook(path, JSON.stringify({ version: 1, people }), disk, { secret: true }),
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
