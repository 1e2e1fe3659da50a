import { pagePicture } from '../../devices/screen/page-picture.ts';
import type { GreyPicture } from '../../printer/render/logo.ts';
import type { UsbWatch } from '../../printer/transport/usb-watch.ts';
import type { Gate } from '../auth/gate.ts';
import type { JournalFeed } from '../journal/follow.ts';
import type { Hall } from '../ledger/hall.ts';
import { catalogueOf, onCatalogue } from '../ledger/present-catalogue.ts';
import type { NoticeDesk } from '../notices/notice-desk.ts';
import type { Logger } from '../ops/log.ts';
import { AgentDesk } from './agents/agent-desk.ts';
import type { BoardDesk } from './boards/board-desk.ts';
import { BoardPictures } from './boards/board-pictures.ts';
import { openBoards } from './boards/open-boards.ts';
import type { OrderBook } from './boards/order-book.ts';
import type { InputDesk, InputDeskParts } from './inputs/input-desk.ts';
import { openInputs } from './inputs/open-inputs.ts';
import { openPrinters } from './printers/open-printers.ts';
import type { PrintingPort } from './printers/printing-port.ts';
import { openSigns } from './signs/open-signs.ts';
import type { SignDesk } from './signs/sign-desk.ts';
import { openVoice, type Voice } from './voice/open-voice.ts';

/** Whatever stands in a hall or at its agents. */
export type Equipment = {
  readonly agents: AgentDesk;
  readonly printing: PrintingPort;
  readonly boards: BoardDesk;
  readonly pictures: BoardPictures;
  readonly voice: Voice;
  readonly inputs: InputDesk;
  readonly signs: SignDesk;
};

/**
 * Equipment while its hall is open. `begin`: devices of this machine are used, and what is owed is printed, from now
 * on.
 */
export type OpenEquipment = { readonly all: Equipment; begin(pageUrl: string): void };

export type EquipmentParts = {
  readonly hall: Hall;
  readonly feed: JournalFeed;
  readonly gate: Gate;
  /** The key for numbers of cards. */
  readonly key: Uint8Array;
  readonly notices: NoticeDesk;
  readonly perform: InputDeskParts['perform'];
  readonly logo: () => GreyPicture | undefined;
  readonly usb: UsbWatch;
  readonly orders: OrderBook;
  /** The page of the boards as it was built. */
  readonly boardPage: string;
  /** Folders with clips of the voice; a later one replaces words of the one before. */
  readonly clips: readonly string[];
  readonly log: Logger;
};

/** Opens everything that stands in a hall. `opened` is told how to close each part right after it was opened. */
export async function openEquipment(
  parts: EquipmentParts,
  opened: (close: () => unknown) => void,
): Promise<OpenEquipment> {
  const { hall, notices, log } = parts;
  const agents = openAgents(parts, opened);
  const printers = openPrinters({ ...parts, agents });
  opened(() => printers.close());
  const boards = await openBoards({ hall, page: parts.boardPage, orders: parts.orders, log });
  opened(() => boards.close());
  const voice = await openVoice({ hall, boards: boards.desk, log }, parts.clips);
  opened(() => voice.stop());
  opened(sayEmergencies(notices, voice));
  const inputs = openInputs({ ...parts, agents });
  opened(() => inputs.close());
  const signs = openSigns({ hall, agents, notices, log });
  opened(() => signs.close());
  return {
    all: {
      agents,
      printing: printers.port,
      boards: boards.desk,
      pictures: picturesOf(hall, agents),
      voice,
      inputs: inputs.desk,
      signs: signs.desk,
    },
    begin(pageUrl) {
      inputs.begin();
      signs.begin();
      printers.begin(pageUrl);
    },
  };
}

function openAgents({ hall, logo, key }: EquipmentParts, opened: (close: () => unknown) => void): AgentDesk {
  const agents = new AgentDesk({ catalogue: catalogueOf(hall), logo: logo() }, key);
  opened(() => agents.close());
  opened(onCatalogue(hall, (catalogue) => agents.change({ catalogue, logo: logo() })));
  return agents;
}

function picturesOf(hall: Hall, agents: AgentDesk): BoardPictures {
  return new BoardPictures({
    boards: () => catalogueOf(hall).boards,
    now: () => hall.now(),
    atAgent: (agent, board) => agents.pictureAt(agent, board),
    here: pagePicture,
  });
}

/** An emergency is said from when it is on, or was before the hall was opened, until it is withdrawn. */
function sayEmergencies(notices: NoticeDesk, { room }: Voice): () => void {
  const say = (): void => room.alarm(notices.emergency());
  say();
  return notices.onChange(say);
}
