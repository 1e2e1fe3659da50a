import { spawnSync } from 'node:child_process';
import type { Machine } from './start-postgres.ts';

/** Machines with network stacks of their own at one switch, at which this one is, too. */
export type OwnNetwork = {
  /** Where the others reach this machine. */
  readonly here: string;
  readonly machines: Readonly<Record<string, Machine>>;
  /** What one sends the other does not come, nor does an answer; nobody is told. Without names: this machine. */
  cut(one: string | undefined, other: string | undefined): void;
  heal(one: string | undefined, other: string | undefined): void;
  /** Of it with everybody. */
  cutOff(one: string): void;
  joinAgain(one: string): void;
  remove(): void;
};

/** Of nobody: what is sent there gets lost. */
const NOWHERE = '02:00:00:00:00:0f';

/** Why there can be none here; undefined where there can. */
export function whyNoNetwork(): string | undefined {
  if (process.platform !== 'linux') return 'only Linux has network namespaces';
  if (process.getuid?.() !== 0) return 'only root makes network namespaces';
  const name = `hc-try-${String(process.pid)}`;
  const tried = spawnSync('ip', ['netns', 'add', name], { encoding: 'utf8' });
  if (tried.status !== 0) return `ip netns add: ${tried.error?.message ?? tried.stderr.trim()}`;
  spawnSync('ip', ['netns', 'delete', name]);
  return undefined;
}

/** Makes one with a machine for each name. Everything of it is gone with `remove`. */
export function ownNetwork(names: readonly string[]): OwnNetwork {
  const mark = `hc${String(process.pid % 100_000)}`;
  const net = `10.213.${String(process.pid % 250)}`;
  const here = `${net}.1`;
  const space = (name: string): string => `${mark}-${name}`;
  const inside = (name: string | undefined): string[] => (name === undefined ? [] : ['-n', space(name)]);
  const link = (name: string | undefined): string => (name === undefined ? mark : 'eth0');
  const machines = Object.fromEntries(
    names.map((name, at) => {
      const through = ['ip', 'netns', 'exec', space(name)];
      return [name, { address: `${net}.${String(at + 2)}`, through }];
    }),
  );
  const addressOf = (name: string | undefined): string => (name === undefined ? here : (machines[name]?.address ?? ''));
  ip('link', 'add', mark, 'type', 'bridge');
  ip('addr', 'add', `${here}/24`, 'dev', mark);
  ip('link', 'set', mark, 'up');
  for (const [at, name] of names.entries()) {
    const port = `${mark}p${String(at)}`;
    ip('netns', 'add', space(name));
    ip('link', 'add', port, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', space(name));
    ip('link', 'set', port, 'master', mark, 'up');
    ip(...inside(name), 'addr', 'add', `${addressOf(name)}/24`, 'dev', 'eth0');
    ip(...inside(name), 'link', 'set', 'eth0', 'up');
    ip(...inside(name), 'link', 'set', 'lo', 'up');
  }
  // Whoever looks for the other is told a machine that is not there; what is under way goes there as well.
  const lose = (from: string | undefined, to: string | undefined): void =>
    ip(...inside(from), 'neigh', 'replace', addressOf(to), 'lladdr', NOWHERE, 'dev', link(from), 'nud', 'permanent');
  const find = (from: string | undefined, to: string | undefined): void =>
    ip(...inside(from), 'neigh', 'delete', addressOf(to), 'dev', link(from));
  const both = (one: string | undefined, other: string | undefined, act: typeof lose): void => {
    act(one, other);
    act(other, one);
  };
  const othersOf = (one: string): readonly (string | undefined)[] => [
    undefined,
    ...names.filter((name) => name !== one),
  ];
  return {
    ...{ here, machines },
    cut: (one, other) => both(one, other, lose),
    heal: (one, other) => both(one, other, find),
    cutOff: (one) => othersOf(one).forEach((other) => both(one, other, lose)),
    joinAgain: (one) => othersOf(one).forEach((other) => both(one, other, find)),
    remove() {
      for (const name of names) spawnSync('ip', ['netns', 'delete', space(name)]);
      spawnSync('ip', ['link', 'delete', mark]);
    },
  };
}

function ip(...words: string[]): void {
  const done = spawnSync('ip', words, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`ip ${words.join(' ')}: ${done.error?.message ?? done.stderr.trim()}`);
}
