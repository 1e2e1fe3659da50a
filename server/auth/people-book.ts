import { z } from 'zod';
import { whyUnreadable } from '../../core/protocol/issues.ts';
import { nodeDisk, type Disk } from '../../files/disk.ts';
import { readIfThere, writeWhole } from '../../files/durable-file.ts';
import { summed, unsummed } from '../../files/summed.ts';

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

/** Keeps people in a JSON file, for this user's eyes alone. */
export function filePeopleBook(path: string, disk: Disk = nodeDisk): PeopleBook {
  return {
    async read() {
      try {
        const found = await readIfThere(path, disk);
        return found === undefined ? [] : file.parse(JSON.parse(unsummed(path, found.toString()))).people;
      } catch (fault) {
        const lost = 'locks, passwords that people chose and second factors';
        const advice = `bring the right file back, or remove it, which forgets ${lost}`;
        throw new Error(`${path} cannot be read; ${advice}: ${whyUnreadable(fault)}`, { cause: fault });
      }
    },
    write: (people) => writeWhole(path, summed(path, JSON.stringify({ version: 1, people })), disk, { secret: true }),
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
