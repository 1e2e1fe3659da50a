import type { Millis } from '../../core/base/time.ts';
import type { PluggedDevice, Keymap } from '../../core/catalogue/plugged.ts';
import type { DeviceNews } from '../../core/devices/device-news.ts';
import type { Transport } from '../../wire/transport.ts';
import { type BoxOrder, boxOrder } from './decode/box-orders.ts';
import { type AnyDecoder, decoderFor } from './family.ts';
import type { SealNumber } from './id-number.ts';
import type { HidTransport } from './transport/hid.ts';
import { keepOpen, type Kept } from './transport/keep-open.ts';

/** A device and whose it is, as the hall file says; `id` names it in everything that is told. */
export type InputBinding = PluggedDevice;

/** Whether a device is there. */
export type DeviceState = { readonly state: 'there' } | { readonly state: 'missing'; readonly why: string };

export type DeviceDeps = {
  readonly keymaps: readonly Keymap[];
  readonly seal: SealNumber;
  /** The way to a device: `inputTransport`, or a virtual device. The error is told as the reason why it is missing. */
  readonly transportFor: (
    binding: InputBinding,
  ) => { readonly ok: true; readonly value: Transport } | { readonly ok: false; readonly error: string };
  /** A clock that never steps back. */
  readonly now: () => Millis;
  readonly tell: (binding: InputBinding, news: DeviceNews) => void;
  readonly state: (binding: InputBinding, state: DeviceState) => void;
};

/** The devices of a machine while they are open. */
export interface OpenDevices {
  /** Says something on a call box; to any other device, and to one that is missing, nothing is said. */
  order(id: string, order: BoxOrder): void;
  close(): Promise<void>;
}

/** One binding at a way that it may share with others. */
type Seat = {
  readonly binding: InputBinding;
  readonly decoder: AnyDecoder;
  state: unknown;
  timer: NodeJS.Timeout | undefined;
};

/**
 * Opens every device and keeps it open, whatever is pulled out and plugged in. Each binding hears only what is its own;
 * call boxes on one line share it. Nothing here throws, and nothing that was scanned is logged.
 */
export function openDevices(bindings: readonly InputBinding[], deps: DeviceDeps): OpenDevices {
  const says = new Map<string, (bytes: Uint8Array) => void>();
  const kept = [...shared(bindings)].map((group) => openShared(group, deps, says)).filter((each) => each !== undefined);
  return {
    order(id, order) {
      const binding = bindings.find((each) => each.id === id);
      if (binding?.family === 'call-box') says.get(id)?.(boxOrder(binding.box ?? 0, order));
    },
    async close() {
      await Promise.all(kept.map((each) => each.close()));
    },
  };
}

/** Bindings of one line together; every other one alone. */
function shared(bindings: readonly InputBinding[]): Iterable<readonly InputBinding[]> {
  const groups = new Map<string, InputBinding[]>();
  for (const binding of bindings) {
    const line = binding.family === 'call-box' && binding.where !== 'virtual';
    const key = line ? `line ${binding.where}` : `alone ${binding.id}`;
    groups.set(key, [...(groups.get(key) ?? []), binding]);
  }
  return groups.values();
}

function openShared(
  group: readonly InputBinding[],
  deps: DeviceDeps,
  says: Map<string, (bytes: Uint8Array) => void>,
): Kept | undefined {
  const [first] = group;
  if (first === undefined) return undefined;
  const found = deps.transportFor(first);
  const missing = (why: string): void => {
    for (const binding of group) deps.state(binding, { state: 'missing', why });
  };
  if (!found.ok) {
    missing(found.error);
    return undefined;
  }
  const transport = found.value;
  let seats: readonly Seat[] = [];
  const leave = (): void => {
    for (const { binding, timer } of seats) {
      clearTimeout(timer);
      says.delete(binding.id);
    }
    seats = [];
  };
  const kept = keepOpen(
    transport,
    {
      opened(say) {
        leave();
        // A device that was away begins anew: half a code of before belongs to nobody.
        seats = group.map((binding) => takeSeat(binding, descriptorOf(transport), deps));
        for (const seat of seats) {
          says.set(seat.binding.id, say);
          arm(seat, deps, say);
          deps.state(seat.binding, { state: 'there' });
        }
      },
      heard(piece) {
        for (const seat of seats) step(seat, deps, says, (atMs) => seat.decoder.hear(seat.state, piece, atMs));
      },
      missing(why) {
        leave();
        missing(why);
      },
    },
    deps.now,
  );
  return {
    async close() {
      await kept.close();
      leave();
    },
  };
}

function takeSeat(device: InputBinding, descriptor: Uint8Array | undefined, { keymaps, seal }: DeviceDeps): Seat {
  const decoder = decoderFor({ device, keymaps, seal, descriptor });
  return { binding: device, decoder, state: decoder.initial, timer: undefined };
}

function descriptorOf(transport: Transport | HidTransport): Uint8Array | undefined {
  return 'descriptor' in transport ? transport.descriptor() : undefined;
}

function step(
  seat: Seat,
  deps: DeviceDeps,
  says: ReadonlyMap<string, (bytes: Uint8Array) => void>,
  take: (atMs: Millis) => ReturnType<AnyDecoder['hear']>,
): void {
  const say = says.get(seat.binding.id);
  if (say === undefined) return;
  const { state, news, send } = take(deps.now());
  seat.state = state;
  for (const bytes of send) say(bytes);
  arm(seat, deps, say);
  for (const each of news) deps.tell(seat.binding, each);
}

/** Wakes the decoder when it wants to be woken. */
function arm(seat: Seat, deps: DeviceDeps, say: (bytes: Uint8Array) => void): void {
  clearTimeout(seat.timer);
  const dueAtMs = seat.decoder.dueAtMs(seat.state);
  if (dueAtMs === undefined) return;
  const says = new Map([[seat.binding.id, say]]);
  const wake = (): void => step(seat, deps, says, (atMs) => seat.decoder.wake(seat.state, Math.max(atMs, dueAtMs)));
  seat.timer = setTimeout(wake, Math.max(0, dueAtMs - deps.now()));
}
