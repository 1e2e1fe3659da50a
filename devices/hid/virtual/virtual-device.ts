import type { PluggedDevice, PluggedFamily } from '../../../core/catalogue/plugged.ts';
import type { BOX_KEYS } from '../../../core/devices/key-names.ts';
import { abortedFault, OpenLink, type Wire, type WireEvents } from '../../../wire/open-link.ts';
import { type Transport, TransportFault } from '../../../wire/transport.ts';
import { usageOfCode } from '../decode/boot-keyboard.ts';
import { boxBytes } from '../decode/box-frame.ts';
import { HONEYWELL_LAYOUT, PLAIN_LAYOUT } from '../decode/hid-pos-layout.ts';
import { VirtualReader, type VirtualCard } from './card-reader.ts';
import { keyReports, scanReports, typedReports } from './reports.ts';
import { own } from '../../../core/base/own.ts';

/** What a hand can do to a device. */
export type VirtualPress =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'scan'; readonly text: string }
  /** The key of the evaluator: 0 not satisfied, 1 nobody pressed, 2 satisfied, 3 very satisfied. */
  | { readonly kind: 'evaluator'; readonly value: 0 | 1 | 2 | 3 }
  | { readonly kind: 'put-card'; readonly card: VirtualCard }
  | { readonly kind: 'take-card' };

/**
 * A device without metal: presses go in, and the bytes of its family come out at its transport, so that everything
 * behind runs as with a real one.
 */
export interface VirtualDevice {
  readonly transport: Transport;
  /** False where this family has no such thing, or the device is unplugged. */
  press(press: VirtualPress): boolean;
  /** What was said to it last, as it came. */
  said(): readonly Uint8Array[];
  unplug(): void;
  plug(): void;
}

const BOX_CODES: Readonly<Record<string, readonly number[]>> = {
  call: [0x0c],
  recall: [0x0d],
  review: [0x0b],
  confirm: [0x0f],
  abandon: [0x06, 0x0f],
  park: [0x00, 0x0f],
  'call-back': [0x03, 0x0f],
  pause: [0x12],
  transfer: [0x13],
  cancel: [0x0e],
} satisfies Record<(typeof BOX_KEYS)[number], readonly number[]>;
/** Families that are keyboards to the system. */
const TYPING: readonly PluggedFamily[] = ['scanner-wedge', 'keypad-numpad', 'keypad-digits', 'rating-pad'];
const ENTER = 0x28;
const TAB = 0x2b;

/** A reader is asked several times a second, for months. */
const MOST_SAID = 100;

/** A device of the family of that line of the hall file, plugged in. */
export function virtualDevice(
  device: Pick<PluggedDevice, 'id' | 'family' | 'prefix' | 'suffix' | 'box'>,
): VirtualDevice {
  const name = `virtual ${device.id}`;
  const said: Uint8Array[] = [];
  const reader = new VirtualReader();
  let plugged = true;
  let events: WireEvents | undefined;
  const heard = (bytes: Uint8Array): void => {
    said.push(bytes);
    if (said.length > MOST_SAID) said.shift();
    if (device.family === 'id-reader-sdt') events?.heard(reader.answer(bytes));
  };
  return {
    transport: {
      name,
      async open(signal) {
        if (signal.aborted) throw abortedFault(name, signal);
        if (!plugged) throw new TransportFault('no-device', `${name}: it is unplugged.`);
        return new OpenLink(name, (given) => {
          events = given;
          return wire(heard);
        });
      },
    },
    press(press) {
      if (!plugged) return false;
      if (device.family === 'id-reader-sdt') return handle(reader, press);
      const pieces = piecesOf(device, press);
      for (const piece of pieces ?? []) events?.heard(piece);
      return pieces !== undefined;
    },
    said: () => said,
    unplug() {
      plugged = false;
      events?.lost(new TransportFault('gone', `${name}: it was unplugged.`));
      events = undefined;
    },
    plug() {
      plugged = true;
    },
  };
}

function wire(heard: (bytes: Uint8Array) => void): Wire {
  let over = false;
  const end = async (): Promise<void> => {
    over = true;
  };
  return {
    async send(bytes) {
      if (!over) heard(Uint8Array.from(bytes));
    },
    listen: () => undefined,
    hangUp: end,
    drop: end,
  };
}

function handle(reader: VirtualReader, press: VirtualPress): boolean {
  if (press.kind === 'put-card') reader.put(press.card);
  else if (press.kind === 'take-card') reader.take();
  else return false;
  return true;
}

/** The bytes of one press; undefined where the family has no such thing. */
function piecesOf(
  { family, prefix = '~', suffix = 'Enter', box = 0 }: Pick<PluggedDevice, 'family' | 'prefix' | 'suffix' | 'box'>,
  press: VirtualPress,
): readonly Uint8Array[] | undefined {
  if (family === 'call-box') return boxPieces(box, press);
  if (press.kind === 'key') {
    const usage = usageOfCode(press.key);
    return usage === undefined || !TYPING.includes(family) ? undefined : keyReports(usage);
  }
  if (press.kind !== 'scan') return undefined;
  switch (family) {
    case 'scanner-honeywell':
      return scanReports(press.text, HONEYWELL_LAYOUT);
    case 'scanner-hid-pos':
      return scanReports(press.text, PLAIN_LAYOUT);
    case 'scanner-wedge':
      return [...typedReports(prefix + press.text), ...keyReports(suffix === 'Tab' ? TAB : ENTER)];
    case 'scanner-serial':
      return [Buffer.from(`${press.text}\r`, 'utf8')];
    default:
      return undefined;
  }
}

function boxPieces(box: number, press: VirtualPress): readonly Uint8Array[] | undefined {
  if (press.kind === 'evaluator') return [boxBytes({ box, func: 0x11, data: [press.value] })];
  const data = press.kind === 'key' ? own(BOX_CODES, press.key) : undefined;
  return data === undefined ? undefined : [boxBytes({ box, func: 0x01, data })];
}
