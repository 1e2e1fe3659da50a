/** What a clerk can do; each has one key. */
export const ACTIONS = [
  'next',
  'recall',
  'serve',
  'finish',
  'no-show',
  'park',
  'transfer',
  'add-service',
  'cancel',
  'resume',
  'call-number',
  'bring-back',
  'category',
  'return',
  'add-note',
  'undo',
  'pause',
  'close',
] as const;

export type Action = (typeof ACTIONS)[number];

/** What a key may do: an action, or show something. */
export const KEY_TARGETS = [...ACTIONS, 'why', 'help', 'settings', 'strip'] as const;
export type KeyTarget = (typeof KEY_TARGETS)[number];

/** The word on the key cap. */
export const KEY_CAPS: Readonly<Record<KeyTarget, string>> = {
  next: 'Enter',
  recall: 'R',
  serve: 'S',
  finish: 'F',
  'no-show': 'X',
  park: 'P',
  transfer: 'T',
  'add-service': 'A',
  cancel: 'Del',
  resume: 'U',
  'call-number': 'C',
  'bring-back': 'E',
  category: 'G',
  return: 'Q',
  'add-note': 'M',
  undo: 'Z',
  pause: 'B',
  close: 'L',
  why: 'W',
  help: '?',
  settings: ',',
  strip: 'O',
};

/**
 * The keys themselves, by the place on the keyboard: an input method or NumLock changes what a key types, not where it
 * is. The number block has the commonest ones too.
 */
export const KEY_BINDINGS: Readonly<Record<string, KeyTarget>> = {
  Enter: 'next',
  NumpadEnter: 'next',
  Space: 'next',
  KeyN: 'next',
  KeyR: 'recall',
  NumpadAdd: 'recall',
  KeyS: 'serve',
  KeyF: 'finish',
  NumpadMultiply: 'finish',
  KeyX: 'no-show',
  NumpadSubtract: 'no-show',
  KeyP: 'park',
  KeyT: 'transfer',
  KeyA: 'add-service',
  Delete: 'cancel',
  KeyU: 'resume',
  KeyC: 'call-number',
  KeyE: 'bring-back',
  KeyG: 'category',
  KeyQ: 'return',
  KeyM: 'add-note',
  KeyZ: 'undo',
  'Control+KeyZ': 'undo',
  NumpadDivide: 'undo',
  KeyB: 'pause',
  KeyL: 'close',
  KeyW: 'why',
  'Shift+Slash': 'help',
  '?': 'help',
  'Shift+?': 'help',
  F1: 'help',
  Comma: 'settings',
  KeyO: 'strip',
};

/** The panel that an action opens, where it asks for something more. */
export type Panel =
  | 'finish'
  | 'park'
  | 'transfer'
  | 'add-service'
  | 'resume'
  | 'call-number'
  | 'bring-back'
  | 'category'
  /** What became of the one in hand, before somebody else is called. */
  | 'became'
  | 'return'
  | 'add-note'
  | 'pause'
  | 'help'
  | 'settings';

/** Undefined where the key does its work at once. */
export function panelOf(target: KeyTarget, paused: boolean): Panel | undefined {
  switch (target) {
    case 'finish':
    case 'park':
    case 'transfer':
    case 'add-service':
    case 'resume':
    case 'call-number':
    case 'bring-back':
    case 'category':
    case 'return':
    case 'add-note':
    case 'help':
    case 'settings':
      return target;
    case 'pause':
      return paused ? undefined : 'pause';
    case 'next':
    case 'recall':
    case 'serve':
    case 'no-show':
    case 'cancel':
    case 'close':
    case 'undo':
    case 'why':
    case 'strip':
      return undefined;
  }
}
