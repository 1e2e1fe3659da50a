import type { TroublesView } from '../../core/protocol/shapes/troubles.ts';
import {
  clockTrouble,
  deviceTrouble,
  fileTrouble,
  lostTrouble,
  recordsTrouble,
} from '../../core/views/troubles/device-troubles.ts';
import { findTroubles } from '../../core/views/troubles/find-troubles.ts';
import { peopleLate, type PeopleLate } from '../../core/views/troubles/line-harm.ts';
import { keysOf, NOTHING_SETTLED, settle, settleAtStart, type Settled } from '../../core/views/troubles/settle.ts';
import { troublesView } from '../../core/views/troubles/troubles-view.ts';
import type { Hall } from '../ledger/hall.ts';
import { catalogueOf } from '../ledger/present-catalogue.ts';
import { deviceFaults, type EquipmentNow } from './device-faults.ts';

/** Idle time and waits grow without an event. */
const LOOK_MS = 2000;

/** Looks at the hall every other second, and keeps what needs a person. */
export class HallTroubles {
  private settled: Settled = NOTHING_SETTLED;
  private looked = false;
  private late: PeopleLate = { lateNow: 0, willBeLate: 0 };
  private told = '';
  private looking: NodeJS.Timeout | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly hall: Hall;
  private readonly equipment: EquipmentNow;

  constructor(hall: Hall, equipment: EquipmentNow) {
    this.hall = hall;
    this.equipment = equipment;
  }

  begin(): void {
    this.told = this.telling();
    this.look();
    this.looking = setInterval(() => this.look(), LOOK_MS);
  }

  close(): void {
    clearInterval(this.looking);
    this.listeners.clear();
  }

  view(): TroublesView {
    return troublesView(this.hall.world().state, this.settled, this.late, this.hall.now());
  }

  /** Called when something else is told. Returns the way out. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private look(): void {
    const hall = this.hall;
    const world = hall.world();
    const { state } = world;
    // One instant for all of it: what a newcomer would wait is reckoned once for each.
    const now = hall.now();
    const { hallFileLacks, clockAheadMs, ready, cutBack } = hall.health();
    const found = [
      ...findTroubles(world, keysOf(this.settled), now),
      ...deviceFaults(this.equipment, catalogueOf(hall)).map((fault) => deviceTrouble(state, fault)),
      ...(hallFileLacks === undefined ? [] : [fileTrouble()]),
      ...(clockAheadMs === undefined ? [] : [clockTrouble(clockAheadMs)]),
      ...(ready ? [] : [recordsTrouble(state)]),
      ...(cutBack === undefined ? [] : [lostTrouble(cutBack.known.at, catalogueOf(hall).hall.timeZone)]),
    ];
    this.settled = this.looked ? settle(this.settled, found, now) : settleAtStart(found, now);
    this.looked = true;
    this.late = peopleLate(world, now);
    const told = this.telling();
    if (told === this.told) return;
    this.told = told;
    for (const listener of this.listeners) listener();
  }

  /** What is told but for when it was looked at. */
  private telling(): string {
    const { seq: _, now: __, ...view } = this.view();
    return JSON.stringify(view);
  }
}
