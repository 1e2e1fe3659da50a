import { ROLES, type Role } from '../core/catalogue/staff.ts';
import { BRING_BACK_MS } from '../core/catalogue/hall-rules.ts';
import type { TicketView } from '../core/protocol/shapes/ticket.ts';
import { ticketOfCode } from '../web/scan/scan-code.ts';
import { mayBeBooking } from '../web/scan/booking.ts';

/** What somebody at the desk means by what stands in the field, or was scanned. */
export type Sought =
  | { readonly kind: 'number'; readonly number: string }
  /** The code of a slip or phone page; the id of a ticket. */
  | { readonly kind: 'ticket'; readonly id: string }
  | { readonly kind: 'card'; readonly identity: string }
  | { readonly kind: 'booking'; readonly id: string }
  | { readonly kind: 'nothing' };

/** A text in the field. The number of a card is told from all others, so that it never gets into an address. */
export function soughtBy(text: string): Sought {
  const plain = text.normalize('NFKC').trim();
  const code = ticketOfCode(plain);
  if (code !== undefined) return { kind: 'ticket', id: code.id };
  if (/^sealed:[\w-]{43}$/.test(plain)) return { kind: 'card', identity: plain };
  const close = plain.replace(/[\s-]/g, '').toUpperCase();
  if (/^(\d{15}|\d{17}[\dX])$/.test(close)) return { kind: 'card', identity: close };
  if (/^[A-Z]{1,3}\d{1,5}$/.test(close) && /^[A-Z]+\s*\d+$/i.test(plain)) return { kind: 'number', number: close };
  if (/^[0-9a-hjkmnp-tv-z]{26}$/.test(plain)) return { kind: 'ticket', id: plain };
  return mayBeBooking(plain) ? { kind: 'booking', id: plain } : { kind: 'nothing' };
}

/** What may be done with a ticket at the desk. */
export const ACTIONS = ['reprint', 'back', 'add', 'category', 'first', 'cancel'] as const;

export type Action = (typeof ACTIONS)[number];

/** Why something may not be done now: said beside the button. */
export type Obstacle = 'past' | 'over' | 'waits' | 'at-counter' | 'too-late' | 'for-desk' | 'for-supervisor';

/** Who looks at which ticket. */
export type Seen = {
  readonly ticket: TicketView;
  /** The hall can still do something with it. */
  readonly today: boolean;
  readonly role: Role;
  readonly now: number;
};

/** What keeps an action from being done; undefined where nothing does. The hall has the last word. */
export function obstacleTo(action: Action, seen: Seen): Obstacle | undefined {
  if (!seen.today) return 'past';
  const { state } = seen.ticket;
  const over = state === 'done' || state === 'cancelled';
  switch (action) {
    case 'reprint':
      return undefined;
    case 'back':
      return backObstacle(seen);
    case 'add':
    case 'category':
      return over ? 'over' : undefined;
    case 'first':
      if (over) return 'over';
      return atLeast(seen.role, 'supervisor') ? undefined : 'for-supervisor';
    case 'cancel':
      if (over) return 'over';
      return state === 'serving' ? 'at-counter' : undefined;
  }
}

/** Aside it takes up its place again; over it is brought back, for half an hour. */
function backObstacle({ ticket, role, now }: Seen): Obstacle | undefined {
  switch (wayBack(ticket)) {
    case 'resume':
      return undefined;
    case 'bring-back':
      if (!atLeast(role, 'desk')) return 'for-desk';
      return now - endedAt(ticket) < BRING_BACK_MS ? undefined : 'too-late';
    case undefined:
      return ticket.state === 'waiting' ? 'waits' : 'at-counter';
  }
}

/** How it comes back into the line; undefined where it is in it, or at a counter. */
export function wayBack({ state }: TicketView): 'resume' | 'bring-back' | undefined {
  if (state === 'parked' || state === 'no-show') return 'resume';
  return state === 'done' || state === 'cancelled' ? 'bring-back' : undefined;
}

function endedAt({ steps }: TicketView): number {
  return Math.max(0, ...steps.map(({ endedAt: at }) => (at === undefined ? 0 : Date.parse(at))));
}

export function atLeast(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}
