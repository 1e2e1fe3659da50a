import type { Names } from '../base/names.ts';

/** What another system can be told of. A kind that stands here once keeps its name and its fields. */
export const HOOK_KINDS = [
  'day.opened',
  'day.closed',
  'intake.stopped',
  'intake.resumed',
  'ticket.issued',
  'ticket.service-added',
  'ticket.called',
  'ticket.recalled',
  'ticket.serving',
  'ticket.finished',
  'ticket.missed',
  'ticket.parked',
  'ticket.resumed',
  'ticket.re-entered',
  'ticket.transferred',
  'ticket.moved',
  'ticket.returned',
  'ticket.brought-back',
  'ticket.undone',
  'ticket.cancelled',
  'ticket.rated',
  'counter.opened',
  'counter.paused',
  'counter.closed',
  'line.closed',
  'line.reopened',
  'complaint.filed',
  'complaint.answered',
  'alert.raised',
  'alert.cleared',
  'slip.reported',
] as const;

export type HookKind = (typeof HOOK_KINDS)[number];

/** What of persons goes along; without a word of these nothing does. */
export const HOOK_SCOPES = ['staff', 'category'] as const;

/** `staff`: logins of who did it. `category`: as what somebody is called, such as elderly or disabled. */
export type HookScope = (typeof HOOK_SCOPES)[number];

/** Another system that is told what happens: a line of hooks.csv. Its secret stands elsewhere. */
export type Hook = {
  readonly id: string;
  readonly name: Names;
  readonly url: string;
  readonly kinds: readonly HookKind[];
  readonly scopes: readonly HookScope[];
};
