import type { Booking } from '../../../core/catalogue/booking.ts';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import type { BoardDesk } from '../../equipment/boards/board-desk.ts';
import type { BoardPictures } from '../../equipment/boards/board-pictures.ts';
import type { Voice } from '../../equipment/voice/open-voice.ts';
import type { InputDesk } from '../../equipment/inputs/input-desk.ts';
import type { Hall } from '../../ledger/hall.ts';
import type { Photos } from '../../hall-file/read-photos.ts';
import type { Gate } from '../../auth/gate.ts';
import type { PerformParts } from '../perform.ts';
import type { PrintingPort, ReadAudit, SearchServices, SignsPort } from '../ports.ts';
import type { Notices } from '../../notices/open-notices.ts';
import type { Logger } from '../../ops/log.ts';
import type { Metrics } from '../../ops/metrics.ts';

/** Everything that the doors are built on. */
export type DoorParts = {
  readonly hall: Hall;
  readonly perform: PerformParts;
  readonly gate: Gate;
  readonly search: SearchServices;
  readonly bookings: readonly Booking[];
  readonly printing: PrintingPort;
  readonly inputs: InputDesk;
  readonly boards: BoardDesk;
  readonly voice: Voice;
  readonly signs: SignsPort;
  readonly notices: Notices;
  readonly photos: Photos;
  readonly pictures: BoardPictures;
  readonly readAudit: ReadAudit;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly catalogue: Catalogue;
  /** The folder with the built pages. */
  readonly webRoot: string;
  /** The folder with the hall's own pages for its boards; there may be none. */
  readonly pagesFolder: string;
  /** Whether the server listens to this machine alone. */
  readonly loopback: boolean;
};
