import { loadClips, type LoadedBank } from './clip-bank.ts';

/** Gives the clips of a hall whose own ones lie in this folder. */
export type ClipsOf = (folder: string) => Promise<LoadedBank>;

/** Those that every hall has, and its own. They are read once: a hall whose owner changes is opened many times. */
export function keptClips(everybodys: string): ClipsOf {
  const kept = new Map<string, Promise<LoadedBank>>();
  return (folder) => {
    const found = kept.get(folder) ?? loadClips([everybodys, folder]);
    kept.set(folder, found);
    return found;
  };
}
