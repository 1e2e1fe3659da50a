import { pageWords } from '../../core/protocol/pictures.ts';
import { careForPages } from '../../devices/screen/page-care.ts';
import { pagePicture } from '../../devices/screen/page-picture.ts';
import type { GreyPicture } from '../../printer/render/logo.ts';
import type { UsbWatch } from '../../printer/transport/usb-watch.ts';
import type { Gate } from '../auth/gate.ts';
import type { JournalFeed } from '../journal/follow.ts';
import type { Hall } from '../ledger/hall.ts';
import { catalogueOf, onCatalogue } from '../ledger/present-catalogue.ts';
import type { HallNotices } from '../notices/hall-notices.ts';
import type { Logger } from '../ops/log.ts';
import { HallAgents } from './agents/hall-agents.ts';
import type { HallBoards } from './boards/hall-boards.ts';
import { BoardPictures } from './boards/board-pictures.ts';
import { openBoards } from './boards/open-boards.ts';
import type { OrderBook } from './boards/order-book.ts';
import type { HallInputs, HallInputsParts } from './inputs/hall-inputs.ts';
import { openInputs } from './inputs/open-inputs.ts';
import { openPrinters } from './printers/open-printers.ts';
import type { PrintingPort } from './printers/printing-port.ts';
import { openSigns } from './signs/open-signs.ts';
import type { HallSigns } from './signs/hall-signs.ts';
import type { LoadedBank } from './voice/clip-bank.ts';
import { openVoice, type Voice } from './voice/open-voice.ts';

/** Whatever stands in a hall or at its agents. */
export type Equipment = {
  readonly agents: HallAgents;
  readonly printing: PrintingPort;
  readonly boards: HallBoards;
  readonly pictures: BoardPictures;
  readonly voice: Voice;
  readonly inputs: HallInputs;
  readonly signs: HallSigns;
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
  readonly notices: HallNotices;
  readonly perform: HallInputsParts['perform'];
  readonly logo: () => GreyPicture | undefined;
  readonly usb: UsbWatch;
  readonly orders: OrderBook;
  /** Another server owns the hall, and what stands in it: this one leaves its printers alone. */
  readonly follows: boolean;
  /** The build of the boards' page that is given out now. */
  readonly boardBuild: () => string | undefined;
  /** What the voice says its words with. */
  readonly clips: LoadedBank;
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
  const boards = await openBoards({ hall, build: parts.boardBuild, orders: parts.orders, log });
  opened(() => boards.close());
  const voice = openVoice({ hall, boards: boards.registry, log }, parts.clips);
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
      boards: boards.registry,
      pictures: picturesOf(hall, agents),
      voice,
      inputs: inputs.registry,
      signs: signs.registry,
    },
    begin(pageUrl) {
      opened(careHere(hall, boards.registry, log));
      inputs.begin();
      signs.begin();
      printers.begin(pageUrl);
    },
  };
}

function openAgents({ hall, logo, key }: EquipmentParts, opened: (close: () => unknown) => void): HallAgents {
  const agents = new HallAgents({ catalogue: catalogueOf(hall), logo: logo() }, key);
  opened(() => agents.close());
  opened(onCatalogue(hall, (catalogue) => agents.change({ catalogue, logo: logo() })));
  return agents;
}

/** The pages in browsers of this very machine; those elsewhere are the business of their agents. */
function careHere(hall: Hall, boards: HallBoards, log: Logger): () => void {
  return careForPages({
    pages: () =>
      catalogueOf(hall).boards.flatMap(({ id, browser }) =>
        browser === undefined || browser.agent !== undefined ? [] : [{ id, port: browser.port }],
      ),
    now: () => performance.now(),
    tell(board, news) {
      log.warn({ board, news: news.what }, pageWords(board, news));
      boards.page(board, news, 'server');
    },
  });
}

function picturesOf(hall: Hall, agents: HallAgents): BoardPictures {
  return new BoardPictures({
    boards: () => catalogueOf(hall).boards,
    now: () => hall.now(),
    atAgent: (agent, board) => agents.pictureAt(agent, board),
    here: pagePicture,
  });
}

/** An emergency is said from when it is on, or was before the hall was opened, until it is withdrawn. */
function sayEmergencies(notices: HallNotices, { zones }: Voice): () => void {
  const say = (): void => zones.alarm(notices.emergency());
  say();
  return notices.onChange(say);
}
