import { prefixesAt } from '../../../core/devices/binding.ts';
import type { DeviceNews } from '../../../core/devices/device-news.ts';
import { commandOf, KEYPAD_AT_REST, type KeypadState, type PressCommand } from '../../../core/devices/keymap.ts';
import { keymapOf, type PluggedDevice } from '../../../core/catalogue/plugged.ts';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import { actionOf } from '../../../core/devices/key-action.ts';
import { own } from '../../../core/base/own.ts';
import { isStaff } from '../../../core/queue/authority.ts';
import type { CounterId } from '../../../core/base/names.ts';
import { countWaitingAt } from '../../../core/views/line-figures.ts';
import type { DeviceAt } from '../../../core/protocol/devices.ts';
import type { InputView } from '../../../core/protocol/shapes/inputs.ts';
import type { VirtualPress } from '../../../devices/hid/virtual/virtual-device.ts';
import type { Hall } from '../../ledger/hall.ts';
import type { Gate } from '../../auth/gate.ts';
import type { Identity } from '../../auth/identity.ts';
import { catalogueOf } from '../../ledger/present-catalogue.ts';
import type { DevicePlace } from '../agents/places.ts';

type StaffIdentity = Extract<Identity, { readonly kind: 'staff' }>;

/** What a key asks for, in the words of a command from outside. */
export type KeyCommand = {
  readonly identity: Identity;
  readonly name: PressCommand['name'];
  readonly target: { readonly counter: CounterId };
  readonly body: object;
  readonly secret: undefined;
  readonly key: undefined;
};

export type HallInputsParts = {
  readonly hall: Hall;
  readonly gate: Pick<Gate, 'user'>;
  /** Does the command; the status is that of the door, 400 and above for a refusal. */
  readonly perform: (asked: KeyCommand) => Promise<{ readonly status: number; readonly body: unknown }>;
  /** The place of a device; undefined while its agent is not linked. */
  readonly placeOf: (device: PluggedDevice) => DevicePlace | undefined;
  /** A clock in ms that only runs on. */
  readonly ticks: () => number;
  readonly log: (what: string, about: object) => void;
};

/** A key that is pressed again within this time has heard the beep. */
const ANSWER_MS = 10_000;

/** What a device at a counter or a kiosk told, for the page there. */
export type PlaceNews = { readonly device: PluggedDevice; readonly news: DeviceNews };

/**
 * Where all input devices of the hall report, wherever they are plugged in. Keys at a counter become commands of the
 * clerk who sits there; a grade becomes the rating at that counter; what is scanned or read at a kiosk goes to its
 * page.
 */
export class HallInputs {
  private readonly parts: HallInputsParts;
  private devices: ReadonlyMap<string, PluggedDevice>;
  private readonly states = new Map<string, DeviceAt>();
  private readonly keypads = new Map<string, KeypadState>();
  private readonly shown = new Map<string, string>();
  /** When each device was told to say what became of the one in hand. */
  private readonly asked = new Map<string, number>();
  private readonly changeListeners = new Set<() => void>();
  private readonly newsListeners = new Set<(news: PlaceNews) => void>();

  constructor(parts: HallInputsParts) {
    this.parts = parts;
    this.devices = devicesIn(catalogueOf(parts.hall));
  }

  /** Another hall file counts: its devices are heard from now on. */
  change(catalogue: Catalogue): void {
    this.devices = devicesIn(catalogue);
    for (const known of [this.states, this.keypads, this.shown])
      for (const id of known.keys()) if (!this.devices.has(id)) known.delete(id);
    this.tell();
    this.refresh();
  }

  /**
   * What a device told. `from`: the agent it came by; absent for this machine. A device of somebody else's is not
   * heard.
   */
  hear(id: string, news: DeviceNews, from?: string): void {
    const device = this.devices.get(id);
    if (device === undefined || device.agent !== from) return;
    if (device.counter !== undefined) this.atCounter(device, device.counter, news);
    for (const listener of this.newsListeners) listener({ device, news });
  }

  state(at: DeviceAt, from?: string): void {
    if (this.devices.get(at.id)?.agent !== from) return;
    this.states.set(at.id, at);
    // A display that was away shows nothing of now.
    this.shown.delete(at.id);
    this.tell();
    this.refresh();
  }

  /** An agent has gone, and its devices with it. */
  agentLeft(agent: string): void {
    for (const device of this.devices.values()) {
      if (device.agent !== agent) continue;
      this.states.set(device.id, { id: device.id, state: 'missing', why: 'agent-offline' });
    }
    this.tell();
  }

  views(): readonly InputView[] {
    return [...this.devices.values()].map(({ id, family, where, counter, kiosk, agent, keymap }) => {
      const { state, why } = this.states.get(id) ?? {
        state: 'missing' as const,
        why: undefined,
      };
      return {
        id,
        family,
        where,
        state,
        ...(counter === undefined ? {} : { counter }),
        ...(kiosk === undefined ? {} : { kiosk }),
        ...(agent === undefined ? {} : { agent }),
        ...(keymap === undefined ? {} : { keymap }),
        ...(why === undefined ? {} : { why }),
      };
    });
  }

  /**
   * Whether somebody of the staff may press it. A key acts for the clerk who sits there, so only they press it, or who
   * may act at any counter; a grade is the citizen's alone.
   */
  mayPress(id: string, press: VirtualPress, { id: user, role }: StaffIdentity): 'yes' | 'rates' | 'not-theirs' {
    const device = this.devices.get(id);
    if (device === undefined) return 'yes'; // it is nowhere, which is said to anybody
    if (this.rates(device, press)) return 'rates';
    if (isStaff({ kind: 'staff', id: user, role }, 'supervisor')) return 'yes';
    const seat = this.parts.hall.world().state.counters.get(device.counter ?? '');
    return seat !== undefined && seat.state !== 'closed' && seat.clerk === user ? 'yes' : 'not-theirs';
  }

  /** A hand on a virtual device. */
  press(id: string, press: VirtualPress): 'pressed' | 'unknown' | 'not-virtual' | 'not-there' {
    const device = this.devices.get(id);
    if (device === undefined) return 'unknown';
    if (device.where !== 'virtual') return 'not-virtual';
    return this.parts.placeOf(device)?.press(id, press) === true ? 'pressed' : 'not-there';
  }

  /** The displays of call boxes show who waits and who is in hand; only what changed is sent. */
  refresh(): void {
    const { state } = this.parts.hall.world();
    for (const device of this.devices.values()) {
      if (device.family !== 'call-box' || device.counter === undefined) continue;
      const registry = state.counters.get(device.counter);
      const inHand = registry === undefined || registry.state === 'closed' ? undefined : registry.inHand;
      const ticket = inHand === undefined ? undefined : state.tickets.get(inHand.ticket)?.number;
      const waiting = this.waitingAt(device.counter);
      const text = `${ticket ?? ''} ${String(waiting)}`;
      if (this.shown.get(device.id) === text) continue;
      const place = this.parts.placeOf(device);
      if (place === undefined) continue;
      this.shown.set(device.id, text);
      place.order(device.id, {
        kind: 'show',
        waiting,
        ...(ticket === undefined ? {} : { ticket }),
      });
    }
  }

  /** A step was finished at a counter: its evaluator asks the citizen. */
  askRating(counter: CounterId): void {
    for (const device of this.devices.values()) {
      if (device.family === 'call-box' && device.counter === counter)
        this.parts.placeOf(device)?.order(device.id, { kind: 'ask-rating' });
    }
  }

  onChange(listener: () => void): () => void {
    this.changeListeners.add(listener);
    return () => this.changeListeners.delete(listener);
  }

  onNews(listener: (news: PlaceNews) => void): () => void {
    this.newsListeners.add(listener);
    return () => this.newsListeners.delete(listener);
  }

  private atCounter(device: PluggedDevice, counter: CounterId, news: DeviceNews): void {
    const catalogue = catalogueOf(this.parts.hall);
    const keymap = keymapOf(device, catalogue.keymaps ?? []) ?? { id: '', keys: {} };
    const step = commandOf(news, keymap, this.keypads.get(device.id) ?? KEYPAD_AT_REST, {
      prefixes: prefixesAt(catalogue, counter),
      atMs: this.parts.ticks(),
    });
    this.keypads.set(device.id, step.state);
    if (step.command === undefined) return;
    const { name } = step.command;
    this.do(device, counter, step.command).catch((fault: unknown) => {
      this.parts.log('a key failed by a mistake of ours', { device: device.id, counter, name, fault });
    });
  }

  private async do(device: PluggedDevice, counter: CounterId, { name, body }: PressCommand): Promise<void> {
    const { perform, log } = this.parts;
    const identity = name === 'rate-at-counter' ? screenOf(counter) : this.clerkAt(counter);
    if (identity === undefined) {
      log('a key at a counter where nobody is signed in', { device: device.id, counter, name });
      return;
    }
    const reply = await perform({
      identity,
      name,
      target: { counter },
      body: this.said(device, name, body),
      secret: undefined,
      key: undefined,
    });
    this.asked.delete(device.id);
    if (reply.status < 400) return;
    if (isAsking(reply.body)) this.asked.set(device.id, this.parts.ticks());
    log('a key was refused', { device: device.id, counter, name, status: reply.status });
    this.parts.placeOf(device)?.order(device.id, { kind: 'beep' });
  }

  /**
   * What a key cannot say by itself. Next, while the one in hand was called a moment ago, is refused once: pressed
   * again, that one came and is finished; with the key for missed, they were not there.
   */
  private said(device: PluggedDevice, name: PressCommand['name'], body: object): object {
    if (name !== 'call-next' && name !== 'call-ticket') return body;
    const askedAt = this.asked.get(device.id);
    const answered = askedAt !== undefined && this.parts.ticks() - askedAt < ANSWER_MS;
    return { ...body, ...(answered ? { became: 'finished' } : { ask: true }) };
  }

  /** The keys of a counter act for whoever has opened it. */
  private clerkAt(counter: CounterId): Identity | undefined {
    const registry = this.parts.hall.world().state.counters.get(counter);
    if (registry === undefined || registry.state === 'closed') return undefined;
    const role = this.parts.gate.user(registry.clerk)?.role;
    return role === undefined ? undefined : { kind: 'staff', id: registry.clerk, role };
  }

  /** Whether a press gives a grade: on an evaluator, on a pad that rates, or by a key that the keymap says rates. */
  private rates(device: PluggedDevice, press: VirtualPress): boolean {
    if (press.kind === 'evaluator' || device.family === 'rating-pad') return true;
    if (press.kind !== 'key') return false;
    const keys = keymapOf(device, catalogueOf(this.parts.hall).keymaps ?? [])?.keys ?? {};
    return actionOf(own(keys, press.key) ?? '')?.name === 'rate';
  }

  private waitingAt(counter: CounterId): number {
    return countWaitingAt(this.parts.hall.world().state, counter);
  }

  private tell(): void {
    for (const listener of this.changeListeners) listener();
  }
}

function isAsking(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'code' in body && body.code === 'say-what-became';
}

function devicesIn({ inputs = [] }: Catalogue): ReadonlyMap<string, PluggedDevice> {
  return new Map(inputs.map((device) => [device.id, device]));
}

function screenOf(counter: CounterId): Identity {
  return { kind: 'device', device: 'counter-screen', id: counter };
}
