import type { InputDevice } from '../catalogue/inputs.ts';
import type { Rfc3339 } from '../protocol/shapes/fields.ts';

/** A device beside a counter or a kiosk, and whether it is there (`GET /inputs`, topic `inputs`). */
export type InputView = Pick<InputDevice, 'id' | 'family' | 'where' | 'counter' | 'kiosk' | 'agent' | 'keymap'> & {
  readonly state: 'there' | 'missing';
  readonly why?: string;
};

export type InputsView = { readonly seq: number; readonly now: Rfc3339; readonly items: readonly InputView[] };
