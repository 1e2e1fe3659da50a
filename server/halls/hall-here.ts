import { randomUUID } from 'node:crypto';
import { err, ok, type Result } from '../../core/base/result.ts';
import type { Database } from '../database/database.ts';
import { createLeases } from '../database/leases.ts';
import { NOT_OWNED, type Fence } from '../database/fence.ts';
import type { CutBack } from '../ledger/cut-back.ts';
import { storesInDatabase } from './database-stores.ts';
import type { HallParts } from './hall-parts.ts';
import type { Halls } from './halls.ts';
import { cutBackText } from './ledger-report.ts';
import type { OpenHall } from './open-hall.ts';
import { reportSeal } from './seal-report.ts';
import { LEASE_LIVES_MS, ownership, type Ownership, type OwnershipParts } from './ownership.ts';

type HereParts = {
  readonly halls: Halls;
  readonly parts: Omit<HallParts, 'stores' | 'follows'>;
  readonly database: Database;
  /** Of the database, for programs of their own. */
  readonly url: string;
  readonly data: string;
  readonly pageUrl: string;
};

/** The hall as it is open in this process: opened anew whenever it becomes this server's, or another's. */
export class HallHere {
  private readonly parts: HereParts;
  private open: OpenHall | undefined;
  /** What the record of security has been told. */
  private recorded: CutBack | undefined;
  /** What is known to be lost, also while nothing is open and where opening it anew has failed. */
  private cutBack: CutBack | undefined;
  /** Called when the database lacks what is open here. */
  onCutBack: () => void = () => undefined;

  constructor(parts: HereParts) {
    this.parts = parts;
  }

  /** Undefined while it is between two owners. */
  get hall(): OpenHall | undefined {
    return this.open;
  }

  async reopen(fence: Fence, follows: boolean): Promise<void> {
    const { halls, parts, database, url, data, pageUrl } = this.parts;
    const before = this.open;
    this.open = undefined;
    if (before !== undefined) await halls.close(before);
    const place = { database, url, hall: parts.file.catalogue.hall.id, fence, folder: data };
    const seal = reportSeal(parts.log);
    const stores = storesInDatabase(
      place,
      () => parts.clock.now(),
      (detail) => seal.anchorFault(detail),
    );
    const known = before?.handOver();
    if (before !== undefined) this.cutBack = before.health().cutBack;
    const onCutBack = (cutBack: CutBack): void => {
      this.cutBack = cutBack;
      // While it is being opened nobody remembers anything yet but the ledger, which knows.
      if (this.open !== undefined) this.onCutBack();
    };
    const opened = await halls.open({ ...parts, stores, follows, known, cutBack: this.cutBack, onCutBack });
    opened.begin(pageUrl);
    this.open = opened;
    if (!follows) this.record(opened);
  }

  /** Only who owns the hall can write down, for administrators, that records were lost; whoever noticed it. */
  private record(hall: OpenHall): void {
    const { cutBack } = hall.health();
    if (cutBack === undefined || cutBack === this.recorded) return;
    this.recorded = cutBack;
    hall.security.note({ kind: 'records-lost', detail: cutBackText(cutBack) });
  }
}

type Owning = Omit<Ownership, 'begin'> & {
  /** The error: why the hall can be neither owned nor followed. */
  begin(): Promise<Result<undefined, unknown>>;
};

type OwningParts = Pick<OwnershipParts, 'hall' | 'database' | 'log'> & {
  /** Where the other servers reach this one. */
  readonly address: string;
};

/** Owns or follows the hall. Once it has begun, a hall that cannot be opened any more ends the process. */
export function openOwning({ hall, database, address, log }: OwningParts, here: HallHere): Owning {
  const leases = createLeases({ database, server: randomUUID(), address, livesMs: LEASE_LIVES_MS });
  let begun = false;
  let failed: unknown;
  const owning = ownership({
    ...{ hall, database, leases, log },
    own: (fence) => here.reopen(fence, false),
    follow: () => here.reopen(NOT_OWNED, true),
    failed(fault) {
      failed = fault;
      if (!begun) return;
      log.fatal({ fault }, 'the hall cannot be opened any more');
      process.exit(1);
    },
  });
  here.onCutBack = () => owning.openAnew();
  return {
    async begin() {
      await owning.begin().catch((fault: unknown) => (failed = fault));
      if (failed !== undefined) return err(failed);
      begun = true;
      return ok(undefined);
    },
    owner: () => owning.owner(),
    overslept: () => owning.overslept(),
    onChange: (listener) => owning.onChange(listener),
    look: () => owning.look(),
    openAnew: () => owning.openAnew(),
    halt: () => owning.halt(),
    async end() {
      await owning.end();
      await leases.close();
    },
  };
}
