import type { Millis } from '../../core/base/time.ts';
import type { Role } from '../../core/catalogue/staff.ts';
import type { SecurityEvent } from '../auth/security/security-event.ts';
import type { Booking } from '../../core/catalogue/booking.ts';
import type { UsbWatch } from '../../printer/transport/usb-watch.ts';
import type { EntranceAbove } from '../auth/entrance-above.ts';
import type { PeopleAbove } from '../auth/gate.ts';
import type { Pseudonym } from '../auth/pseudonym.ts';
import type { ForecastKeeper } from '../forecast/forecast-keeper.ts';
import type { ClipsOf } from '../equipment/voice/kept-clips.ts';
import type { KeyCommand } from '../equipment/inputs/hall-inputs.ts';
import type { LoadedHall } from '../hall-file/read-hall-folder.ts';
import type { Clock } from '../ledger/clock.ts';
import type { CutBack } from '../ledger/cut-back.ts';
import type { Hall } from '../ledger/hall.ts';
import type { Ids } from '../ledger/ids.ts';
import type { KnownDay } from '../ledger/known-day.ts';
import type { Logger } from '../ops/log.ts';
import type { ReportsProgram } from '../reports/reports-keeper.ts';
import type { CitizenBudgets } from './citizen-budgets.ts';
import type { OwnDoors } from '../ops/own-doors.ts';
import type { HallMetrics, Metrics } from '../ops/metrics.ts';
import type { ShipTarget } from './joined/hall-shipping.ts';
import type { HallStores } from './stores.ts';

/** What a command from outside needs of a hall. */
export type CommandHall = Hall & {
  readonly ids: Ids;
  bookings(): readonly Booking[];
  readonly pseudonym: Pseudonym;
  readonly metrics: HallMetrics;
  /** How often citizens may act. */
  readonly budgets: CitizenBudgets;
  /** Where citizens' phones find the hall, as codes say it. */
  pageUrl(): string;
};

/** Does a command that a key asked for as the doors do any other; the status is 400 and above for a refusal. */
export type PerformKey = (
  hall: CommandHall,
  asked: KeyCommand,
) => Promise<{ readonly status: number; readonly body: unknown }>;

/**
 * A hall that robots play: its clock is not the true one and runs `speed` times as fast. Every page says so, and its
 * days are marked as simulated.
 */
export type Demonstration = { readonly speed: number };

/** What an installation demands of people who sign in. */
export type AccessRules = {
  /** From this role on nobody comes in without a second factor. */
  readonly factorFrom?: Role | undefined;
  /** After how long without an act a session of this role ends. */
  readonly idleMs?: ((role: Role) => Millis | undefined) | undefined;
  /** There is a sign-in service. */
  readonly service?: boolean;
};

/** What a hall is opened with. */
export type HallParts = {
  readonly demonstration?: Demonstration;
  readonly file: LoadedHall;
  /** The folder of the hall file: the hall's own voice and pages stand there. */
  readonly folder: string;
  readonly stores: HallStores;
  /** Another server owns the hall: nothing is decided, printed or written here. */
  readonly follows?: boolean;
  /** Its newest day, where this process has followed it up to now. */
  readonly known?: KnownDay | undefined;
  /** What this process knew of it and the database lacks, noticed before it was opened anew. */
  readonly cutBack?: CutBack | undefined;
  /** That was noticed now. The ledger goes on from what there is; whoever else remembers what is lost has to forget. */
  readonly onCutBack?: (cutBack: CutBack) => void;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly perform: PerformKey;
  /** The program that makes the reports, as it was built; without it there are none. */
  readonly reportsProgram?: ReportsProgram;
  /** The worker that foresees waits, for all halls of the process; without it the formula tells them. */
  readonly forecasts?: ForecastKeeper;
  /** The printers that are plugged into this machine. */
  readonly usb: UsbWatch;
  /** The build of the boards' page that is given out now. */
  readonly boardBuild: () => string | undefined;
  /** Where this process can be reached itself. */
  readonly ownDoors: OwnDoors;
  /** The clips of the voice, with a hall's own. */
  readonly clips: ClipsOf;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** What this installation demands of people. */
  readonly access?: AccessRules;
  /** Where security events go besides. */
  readonly syslog?: (event: SecurityEvent) => void;
  /** Where its journal is sent, and the address at which people there find its pages. */
  readonly ships?: {
    readonly targets: readonly ShipTarget[];
    readonly page: string | undefined;
    /** The standby is the hall by now: this machine must give no number any more. */
    readonly onDeposed: (detail: string) => void;
  };
  /** One of several halls: its addresses and cookies have its name. */
  readonly several?: true;
  /** Who stands above it. */
  readonly above?: PeopleAbove & EntranceAbove;
};
