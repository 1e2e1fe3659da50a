import type { BoardOrderForm, BoardReport, BoardStanding } from '../../../core/protocol/boards.ts';

/** What lasts for a board after an order. */
export function lasting(before: BoardStanding, form: BoardOrderForm): BoardStanding {
  switch (form.order) {
    case 'mute':
    case 'unmute':
      return { ...before, muted: form.order === 'mute' };
    case 'blank':
    case 'show':
      return { ...before, blank: form.order === 'blank' };
    case 'volume':
      return { ...before, volume: form.volume };
    case 'reload':
    case 'identify':
      return before;
  }
}

/**
 * Whether a board reports that it is otherwise than it was told. One that has no sound at all cannot say whether it is
 * muted.
 */
export function isOtherwise(told: BoardStanding, { blank, sound }: BoardReport): boolean {
  return blank !== told.blank || (sound !== 'none' && (sound === 'muted') !== told.muted);
}
