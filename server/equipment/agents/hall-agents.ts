import { randomUUID } from 'node:crypto';
import { err, ok, type Result } from '../../../core/base/result.ts';
import { agentAddress } from '../../../core/catalogue/printer-address.ts';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import {
  AGENT_PROTOCOL,
  type AgentHello,
  type AgentPrinter,
  type AgentReport,
  type AgentSetup,
  type AgentState,
  type FoundPrinter,
  type PrintOrder,
} from '../../../core/protocol/agent.ts';
import type { PictureAnswer } from '../../../core/protocol/pictures.ts';
import type { SlipInput } from '../../../core/slip/ticket-slip.ts';
import type { FarStations, StationPlace, ToldOutcome } from '../../../printer/hall-printers.ts';
import { shrink, MAX_LOGO_ROWS, type GreyPicture } from '../../../printer/render/logo.ts';
import type { BoxOrder } from '../../../devices/hid/decode/box-orders.ts';
import type { VirtualPress } from '../../../devices/hid/virtual/virtual-device.ts';
import type { SignText } from '../../../core/views/sign-text.ts';
import type { DevicePlace, SignPlace } from './places.ts';
import { profileFor } from '../../../printer/render/profile.ts';
import type { PrintAttempt, PrintErrand, Station, StationView } from '../../../printer/station.ts';

/** The way to one agent that is there now. */
export interface AgentLink {
  order(order: PrintOrder): void;
  /** To one of its input devices. */
  press(device: string, press: VirtualPress): void;
  tell(device: string, order: BoxOrder): void;
  /** On one of its signs. */
  show(sign: string, text: SignText): void;
  /** Of what a board shows in a browser there. */
  picture(board: string): Promise<PictureAnswer>;
  /** Breaks the line; the agent comes again by itself and is told its setup anew. */
  again(): void;
}

/** An agent as managers see it. */
export type AgentView = { readonly id: string; readonly linked: boolean; readonly found: readonly FoundPrinter[] };

type Pending = {
  readonly agent: string;
  /** The spool that took it: only that one can say that it never came. */
  readonly spool: string;
  readonly settle: (attempt: PrintAttempt) => void;
};

type Linked = { readonly link: AgentLink; readonly spool: string; state: AgentState };

/** What the setups of the agents are made from. */
export type SetupParts = {
  readonly catalogue: Catalogue;
  readonly logo?: GreyPicture | undefined;
};

/**
 * An agent that was cut off while it had a job is given so long to come back before the job's fate is called unknown.
 */
export const LINK_PATIENCE_MS = 20_000;
const WIDEST_PAPER_DOTS = 576;

/**
 * Where the agents report for work. Hands slips to the one whose printer it is, once each, and keeps them in mind until
 * it has said what became of them: an agent that comes back and does not know a job never had it, so that nothing came
 * out; one that stays away leaves it unknown. Whatever it tells later still finds the journal.
 */
export class HallAgents implements FarStations {
  private setups: ReadonlyMap<string, AgentSetup>;
  private readonly sealKey: Uint8Array;
  private readonly linked = new Map<string, Linked>();
  private readonly pending = new Map<string, Pending>();
  private readonly patience = new Map<string, NodeJS.Timeout>();
  private readonly listeners = new Set<() => void>();
  private closed = false;
  private readonly toldListeners = new Set<(told: ToldOutcome) => Promise<boolean>>();

  /** `sealKey`: the key of the hall for numbers of cards; agents that read cards are told it. */
  constructor(parts: SetupParts, sealKey: Uint8Array) {
    this.setups = setupsOf(parts);
    this.sealKey = sealKey;
  }

  /** Another hall file counts: an agent that has other work now comes again for it. */
  change(parts: SetupParts): void {
    const before = this.setups;
    this.setups = setupsOf(parts);
    for (const [agent, { link }] of this.linked)
      if (JSON.stringify(before.get(agent)) !== JSON.stringify(this.setups.get(agent))) link.again();
    this.tell();
  }

  /** Nobody is waited for any more. */
  close(): void {
    this.closed = true;
    for (const timer of this.patience.values()) clearTimeout(timer);
    this.patience.clear();
    this.giveUp(() => true, 'the server ended while the agent had this');
  }

  /** An agent has come in. The error says why it may not. */
  join(agent: string, hello: AgentHello, link: AgentLink): Result<AgentSetup, string> {
    const setup = this.setups.get(agent);
    if (hello.protocol !== AGENT_PROTOCOL) {
      return err(
        `the agent speaks protocol ${String(hello.protocol)}, the server ${String(AGENT_PROTOCOL)}; install the same version on both`,
      );
    }
    if (setup === undefined) {
      return err(
        `no device of the hall file is at agent ${agent}; write agent:${agent} into the column address or browser of devices.csv, or where of inputs.csv or signs.csv`,
      );
    }
    if (this.linked.has(agent)) return err(`agent ${agent} is linked already; two programs share one identity`);
    clearTimeout(this.patience.get(agent));
    this.linked.set(agent, {
      link,
      spool: hello.spool,
      state: { printers: hello.printers, found: hello.found, devices: hello.devices, signs: hello.signs },
    });
    const known = new Set(hello.jobs);
    for (const [job, pending] of this.pending) {
      if (pending.agent !== agent || known.has(job)) continue;
      this.pending.delete(job);
      pending.settle(
        pending.spool === hello.spool
          ? { outcome: 'failed', detail: 'the link broke before the agent had it' }
          : { outcome: 'unknown', detail: 'the agent came back without its spool' },
      );
    }
    this.tell();
    const reads = setup.inputs.some(({ family }) => family === 'id-reader-sdt');
    return ok(reads ? { ...setup, sealKey: this.sealKey } : setup);
  }

  /** True if it was this link that the agent had. */
  leave(agent: string, link: AgentLink): boolean {
    if (this.linked.get(agent)?.link !== link) return false;
    this.linked.delete(agent);
    if (this.closed) return true;
    const timer = setTimeout(() => {
      this.giveUp((pending) => pending.agent === agent, 'the link to the agent broke while it had this');
    }, LINK_PATIENCE_MS);
    this.patience.set(agent, timer.unref());
    this.tell();
    return true;
  }

  /** True once the agent may forget it: what became of a slip is on record. */
  async report(agent: string, { job, printer, paper, attempt }: AgentReport): Promise<boolean> {
    const given = attempt.outcome === 'failed' ? attempt : withoutUndefined(attempt);
    const pending = this.pending.get(job);
    const isWaitedFor = pending?.agent === agent;
    if (isWaitedFor) {
      this.pending.delete(job);
      pending.settle(given);
    }
    // Nobody keeps a record of test pages.
    if (paper === undefined || (!isWaitedFor && !this.owns(agent, printer))) return true;
    const told = { ...paper, printer, attempt: given, waitedFor: isWaitedFor };
    const recorded = await Promise.all([...this.toldListeners].map((listener) => listener(told)));
    return recorded.length > 0 && recorded.every((each) => each);
  }

  state(agent: string, state: AgentState): void {
    const linked = this.linked.get(agent);
    if (linked === undefined) return;
    linked.state = state;
    this.tell();
  }

  station(agent: string, place: StationPlace): Station {
    const { paperMm } = profileFor(place.model ?? '', place.paperMm);
    const printer = (): AgentPrinter | undefined =>
      this.linked.get(agent)?.state.printers.find(({ id }) => id === place.id);
    return {
      paperMm,
      view: () => this.view(agent, printer()),
      trouble: () => {
        if (!this.linked.has(agent)) return 'agent-offline';
        const known = printer();
        return known === undefined ? 'not-at-agent' : known.trouble;
      },
      print: (input, errand) => this.order(agent, place.id, input, errand),
      onChange: (listener) => this.onChange(listener),
      // What the agent has is its own to end; `close` gives it up.
      stop: () => Promise.resolve(),
    };
  }

  /** Called when an agent came, went or told something. Returns the way out. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onTold(listener: (told: ToldOutcome) => Promise<boolean>): () => void {
    this.toldListeners.add(listener);
    return () => this.toldListeners.delete(listener);
  }

  /** The input devices at an agent, while it is linked. */
  devicesAt(agent: string): DevicePlace | undefined {
    const link = this.linked.get(agent)?.link;
    if (link === undefined) return undefined;
    return {
      press(id, press) {
        link.press(id, press);
        return true;
      },
      order: (id, order) => link.tell(id, order),
    };
  }

  /** The signs at an agent, while it is linked. */
  signsAt(agent: string): SignPlace | undefined {
    return this.linked.get(agent)?.link;
  }

  /** A picture of a board whose browser runs at an agent. */
  pictureAt(agent: string, board: string): Promise<PictureAnswer> {
    const link = this.linked.get(agent)?.link;
    if (link !== undefined) return link.picture(board);
    return Promise.resolve({ trouble: 'no-agent', detail: `agent ${agent} is not linked` });
  }

  /** Whether the browser of a board runs at an agent. */
  hasBoard(agent: string, board: string): boolean {
    return this.setups.get(agent)?.boards.some(({ id }) => id === board) === true;
  }

  /** Every agent that the hall file names. */
  agents(): readonly AgentView[] {
    return [...this.setups.keys()].map((id) => {
      const linked = this.linked.get(id);
      return { id, linked: linked !== undefined, found: linked?.state.found ?? [] };
    });
  }

  private order(
    agent: string,
    printer: string,
    input: SlipInput,
    { paper, withinMs }: PrintErrand = {},
  ): Promise<PrintAttempt> {
    const linked = this.linked.get(agent);
    if (linked === undefined) return Promise.resolve({ outcome: 'failed', detail: 'agent-offline' });
    const job = randomUUID();
    return new Promise((settle) => {
      this.pending.set(job, { agent, spool: linked.spool, settle });
      linked.link.order({
        job,
        printer,
        input,
        ...(paper === undefined ? {} : { paper }),
        ...(withinMs === undefined ? {} : { withinMs }),
      });
    });
  }

  private view(agent: string, printer: AgentPrinter | undefined): StationView {
    const owed = [...this.pending.values()].filter((pending) => pending.agent === agent).length;
    if (printer === undefined) return { state: 'offline', paper: 'ok', owed };
    return { state: printer.state, paper: printer.paper, owed: printer.owed };
  }

  private owns(agent: string, printer: string): boolean {
    return this.setups.get(agent)?.printers.some(({ id }) => id === printer) === true;
  }

  private giveUp(which: (pending: Pending) => boolean, detail: string): void {
    for (const [job, pending] of this.pending) {
      if (!which(pending)) continue;
      this.pending.delete(job);
      pending.settle({ outcome: 'unknown', detail });
    }
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

function setupsOf({ catalogue, logo }: SetupParts): ReadonlyMap<string, AgentSetup> {
  const setups = new Map<string, AgentSetup>();
  const { name, languages, timeZone } = catalogue.hall;
  const empty = {
    hall: { name, languages: [...languages], timeZone },
    printers: [],
    inputs: [],
    signs: [],
    boards: [],
    keymaps: catalogue.keymaps ?? [],
  };
  for (const device of catalogue.inputs ?? []) {
    if (device.agent === undefined) continue;
    const before = setups.get(device.agent) ?? empty;
    setups.set(device.agent, { ...before, inputs: [...before.inputs, device] });
  }
  for (const sign of catalogue.ledSigns ?? []) {
    if (sign.agent === undefined) continue;
    const before = setups.get(sign.agent) ?? empty;
    setups.set(sign.agent, { ...before, signs: [...before.signs, sign] });
  }
  for (const { id, browser } of catalogue.boards) {
    if (browser?.agent === undefined) continue;
    const before = setups.get(browser.agent) ?? empty;
    setups.set(browser.agent, { ...before, boards: [...before.boards, { id, port: browser.port }] });
  }
  const kiosks = new Set(catalogue.kiosks.map(({ id }) => id));
  for (const place of [...catalogue.kiosks, ...catalogue.printers]) {
    const at = agentAddress(place.address);
    if (at === undefined) continue;
    const { paperMm } = profileFor(place.model, place.paperMm);
    const printer = {
      id: place.id,
      name: place.name['zh-Hans'],
      paperMm,
      model: place.model,
      ...(kiosks.has(place.id) ? { kiosk: true as const } : {}),
      ...(at.address === undefined ? {} : { address: at.address }),
    };
    const before = setups.get(at.agent) ?? empty;
    setups.set(at.agent, {
      ...before,
      printers: [...before.printers, printer],
      ...(logo === undefined ? {} : { logo: small(logo) }),
    });
  }
  return setups;
}

/** No larger than the widest paper prints it. */
function small(logo: GreyPicture): GreyPicture {
  return shrink(logo, Math.min(1, WIDEST_PAPER_DOTS / logo.widthDots, MAX_LOGO_ROWS / logo.heightDots));
}

function withoutUndefined(attempt: {
  outcome: 'printed' | 'sent' | 'unknown';
  detail?: string | undefined;
}): PrintAttempt {
  const { outcome, detail } = attempt;
  return detail === undefined ? { outcome } : { outcome, detail };
}
