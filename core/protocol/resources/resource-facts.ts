import type { z } from 'zod';
import { COMMANDS, statusesOfRefusal, type DoorCommand } from '../commands.ts';
import type { CommandRow } from '../commands/command-row.ts';
import type { ProblemCode } from '../problem.ts';
import { nothing } from '../bodies/fields.ts';
import { RESOURCES, type Method, type ResourceName } from '../resources.ts';
import type { PlainResource, ResourceRow, Tag } from './resource-row.ts';
import type { Who } from '../rights.ts';

/** A row with everything said that it leaves to its command, or to what is usual. */
export type ResourceFacts = {
  readonly name: ResourceName;
  readonly method: Method;
  /** With `{names}` in it. */
  readonly path: string;
  readonly params: readonly string[];
  readonly summary: string;
  readonly tag: Tag;
  readonly who: Who;
  /** It is a command of the queue, and this one. */
  readonly command: DoorCommand | undefined;
  readonly query: z.ZodType | undefined;
  readonly body: z.ZodType | undefined;
  readonly upload: boolean;
  readonly answer: z.ZodType | undefined;
  readonly media: readonly string[];
  /** A part of it can be asked for. */
  readonly ranged: boolean;
  readonly success: number;
  readonly keyed: boolean;
  /** What was answered to a key is kept by the door. */
  readonly kept: boolean;
  readonly matched: boolean;
  readonly example: NonNullable<PlainResource['example']>;
  /** Every status that is no success, with the codes that it can have. */
  readonly problems: ReadonlyMap<number, readonly ProblemCode[]>;
};

/** All rows, paths without braces first: a path of its own goes before one with a name in the same place. */
export function allResources(): readonly ResourceFacts[] {
  const names = Object.keys(RESOURCES) as ResourceName[]; // the keys of the table are its names
  return names.map(resourceFacts).sort((one, other) => one.params.length - other.params.length);
}

/** What a row comes to. */
export function resourceFacts(name: ResourceName): ResourceFacts {
  const row: ResourceRow = RESOURCES[name];
  const [method, path] = name.split(' ') as [Method, string]; // as the names are made
  const command = 'command' in row ? row.command : undefined;
  const plain = 'command' in row ? plainOf(row, COMMANDS[row.command]) : row;
  const { summary, tag, who, query, answer, media = [], success = 200, example = {} } = plain;
  // What takes no words takes no fields either.
  const body = plain.body ?? (method === 'GET' || plain.upload === true ? undefined : nothing);
  const params = [...path.matchAll(/\{(\w+)\}/g)].map(([, param = '']) => param);
  const flags = {
    upload: plain.upload === true,
    ranged: plain.ranged === true,
    keyed: plain.keyed !== undefined,
    kept: plain.keyed === 'for-an-hour',
    matched: plain.matched === true,
  };
  const facts = {
    name,
    method,
    path,
    params,
    summary,
    tag,
    who,
    command,
    query,
    body,
    answer,
    media,
    success,
    example,
  };
  return { ...facts, ...flags, problems: problemsOf({ ...facts, ...flags }, plain) };
}

function plainOf(row: Extract<ResourceRow, { command: DoorCommand }>, command: CommandRow): PlainResource {
  const { summary, tag, query } = row;
  const { who, body, answer, success = 200, example } = command;
  return {
    ...{ summary, tag, who, body, answer, success, keyed: true, example: { body: example } },
    ...(query === undefined ? {} : { query }),
    problems: [503],
    codes: codesOf(row.command, command),
  };
}

function codesOf(name: DoorCommand, { refusals, who }: CommandRow): Record<number, ProblemCode[]> {
  const codes: Record<number, ProblemCode[]> = { 503: ['journal-unavailable'] };
  for (const code of refusals) {
    for (const status of statusesOfRefusal(code, name)) (codes[status] ??= []).push(code);
  }
  // A wrong secret tells nothing, not even whether there is such a ticket.
  if (who.secret === true && codes[404]?.includes('ticket-unknown') !== true)
    (codes[404] ??= []).push('ticket-unknown');
  return codes;
}

/** Which statuses follow from what a row is, and those that it names. */
function problemsOf(facts: Omit<ResourceFacts, 'problems'>, row: PlainResource): ResourceFacts['problems'] {
  const writes = facts.method !== 'GET';
  const open = facts.who.anyone === true;
  const always: readonly (readonly [number, boolean])[] = [
    [400, writes || facts.query !== undefined || facts.params.length > 0],
    [401, !open],
    // Of a page of another site, too.
    [403, !open || writes],
    [405, true],
    [408, writes],
    [412, facts.matched],
    [413, writes],
    [415, writes],
    [416, facts.ranged],
    // A name that is not the hall's.
    [421, true],
    [422, facts.keyed],
    [429, true],
  ];
  const statuses = [
    ...always.flatMap(([status, gives]) => (gives ? [status] : [])),
    ...(row.problems ?? []),
    ...Object.keys(row.codes ?? {}).map(Number),
  ];
  return new Map(
    [...new Set(statuses)]
      .sort((one, other) => one - other)
      .map((status) => [
        status,
        [...(row.codes?.[status] ?? []), ...(status === 422 && facts.keyed ? (['key-reused'] as const) : [])],
      ]),
  );
}
