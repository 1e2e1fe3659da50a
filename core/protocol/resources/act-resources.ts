import type { ResourceRow } from './resource-row.ts';

const HALL = { tag: 'Hall' } as const;

/** What supervisors set for today, move and tell. */
export const ACT_RESOURCES = {
  'POST /counters/{id}/lines': {
    tag: 'Counters',
    summary: 'Give the counter other lines now, without a profile; null gives it back its own',
    command: 'assign-lines',
  },
  'POST /counters/{id}/seen': {
    tag: 'Counters',
    summary: 'Whoever works here has read a message',
    command: 'see-message',
  },
  'POST /lines/{id}/target': {
    tag: 'Lines',
    summary: "Set the line's target for today; null: as the hall file says",
    command: 'set-target',
  },
  'POST /hall/limits': { ...HALL, summary: 'Set how many may ask for a service today', command: 'set-limit' },
  'POST /hall/profiles': {
    ...HALL,
    summary: 'Make a profile, or put another in the place of one: for today, or kept for later days',
    command: 'make-profile',
  },
  'POST /hall/profiles/drop': {
    ...HALL,
    summary: 'Drop a profile that was made by hand; the one of the hall file counts again',
    command: 'drop-profile',
  },
  'POST /hall/moves': {
    ...HALL,
    summary: 'Move tickets from a line or counter to another, with their place or to the end',
    command: 'move-tickets',
  },
  'POST /hall/moves/undo': {
    ...HALL,
    summary: 'Put those who still stand where a move put them back where they stood',
    command: 'undo-move',
  },
  'POST /hall/messages': {
    ...HALL,
    summary: "Tell a clerk, a counter's screen, or everybody who waits in a line something, for a while",
    command: 'send-message',
  },
  'POST /hall/messages/withdraw': {
    ...HALL,
    summary: 'Take a message back before its time',
    command: 'withdraw-message',
  },
} as const satisfies Record<string, ResourceRow>;
