import { seal, unseal } from '../../server/journal/chain.ts';
import type { Journal } from '../../server/journal/journal.ts';
import { memoryJournal } from '../../server/journal/memory-journal.ts';
import { around } from './around.ts';

/** Somebody stays open for whoever comes later: what closes a journal here closes it for nobody else. */
export const shared = (inner: Journal): Journal => around(inner, { close: () => Promise.resolve() });

/** The newest day up to an event, as a database has it that was promoted; `retold`: the last event is another. */
export async function promoted(journal: Journal, hall: string, upTo: number, retold: boolean): Promise<Journal> {
  const copy = memoryJournal();
  await copy.open();
  const head = await journal.lastStream(hall);
  if (head === undefined) throw new Error('there is no day');
  const stored = (await journal.read(head, 0)).slice(0, upTo);
  const [before, last] = stored.slice(-2);
  if (retold && before !== undefined && last !== undefined)
    stored.splice(-1, 1, seal({ ...unseal(last), commandId: 'another' }, before.hash));
  if ((await copy.append(head, 0, stored, [])) !== 'ok') throw new Error('the copy was not empty');
  return copy;
}

/** A journal in whose place another one can be put, and of which nobody is told when: several processes have it. */
export function replaceable(first: Journal): { readonly journal: Journal; become(next: Journal): void } {
  let inner = first;
  const of = <Name extends 'append' | 'read' | 'lastStream' | 'answer'>(name: Name): Journal[Name] =>
    ((...given: Parameters<Journal[Name]>) =>
      (inner[name] as (...given: unknown[]) => unknown)(...given)) as Journal[Name];
  const journal = around(shared(first), {
    ...{ append: of('append'), read: of('read'), lastStream: of('lastStream'), answer: of('answer') },
    elsewhere: () => () => undefined,
  });
  return { journal, become: (next) => void (inner = next) };
}
