import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';

/** A program is left so many descriptors beyond those that it has. */
const SPARE = 3;

/** Whether this machine can limit a program that runs. */
export function canLimit(): boolean {
  return spawnSync('prlimit', ['--version']).status === 0;
}

/** From now on it opens hardly anything more: no file, no connection. Returns the way back. */
export async function fewDescriptors(pid: number): Promise<() => void> {
  const open = (await readdir(`/proc/${String(pid)}/fd`)).length;
  const words = ['--nofile', '--output', 'SOFT', '--noheadings', '-p', String(pid)];
  const before = spawnSync('prlimit', words, { encoding: 'utf8' }).stdout.trim();
  const limit = (most: string): void => void spawnSync('prlimit', [`--nofile=${most}:`, '-p', String(pid)]);
  limit(String(open + SPARE));
  return () => limit(before);
}
