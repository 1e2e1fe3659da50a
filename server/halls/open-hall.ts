import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Result } from '../../core/base/result.ts';
import { atHall } from '../../core/base/hall-address.ts';
import type { HallId } from '../../core/base/names.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { WaitBook } from '../../core/record/wait-book.ts';
import type { Faces } from '../../core/views/window-view.ts';
import { cookieNames } from '../auth/request-cookies.ts';
import type { Staff } from '../auth/gate.ts';
import type { HallSigner } from '../auth/hall-signer.ts';
import { pseudonymsWith } from '../auth/pseudonym.ts';
import { openEquipment, type Equipment, type OpenEquipment } from '../equipment/open-equipment.ts';
import type { LoadedHall } from '../hall-file/read-hall-folder.ts';
import type { Photos } from '../hall-file/read-photos.ts';
import { journalFeed, type JournalFeed } from '../journal/follow.ts';
import type { FollowingLedger } from '../ledger/following-ledger.ts';
import type { KnownDay } from '../ledger/known-day.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { catalogueOf } from '../ledger/present-catalogue.ts';
import type { MediaStore } from '../notices/media-store.ts';
import type { HallNotices } from '../notices/hall-notices.ts';
import type { NoticeRecord } from '../notices/notice-record.ts';
import { openNotices, type Notices } from '../notices/open-notices.ts';
import type { Logger } from '../ops/log.ts';
import { auditReader, type AuditReader } from './audit-reader.ts';
import { openAccess, type Access } from './open-access.ts';
import { openLedger, type OpenLedger } from './open-ledger.ts';
import { openOnlookers, type NameOf, type Onlookers, type OpenOnlookers } from './open-onlookers.ts';
import { citizenBudgets } from './citizen-budgets.ts';
import { changeHallFile } from './change-hall-file.ts';
import type { CommandHall, Demonstration, HallParts } from './hall-parts.ts';
import { keepEndings, tellEndings } from './identity-endings.ts';
import { tickHouse } from './housekeeping.ts';
import { reportFollowing } from './follow-report.ts';
import { openShipping, type HallShipping } from './joined/hall-shipping.ts';
import { PresentFile } from './present-file.ts';
import { openSearch, type SearchServices } from './service-search.ts';
import { serviceRules } from './service-rules.ts';
import { ticketStories, type TicketStories } from './ticket-stories.ts';
import { WayOut } from './way-out.ts';

/** One hall with everything that belongs to it, from when it is opened until it is closed. */
export interface OpenHall extends CommandHall, Equipment, Access, Onlookers {
  readonly id: HallId;
  readonly search: SearchServices;
  readonly notices: HallNotices;
  readonly media: MediaStore;
  /** What boards have shown. */
  readonly shown: NoticeRecord;
  /** Names and photos of those who work here. */
  readonly faces: Faces;
  /** The journal for whoever goes on from where they were. */
  readonly feed: JournalFeed;
  readonly log: Logger;
  /** Undefined for a hall that people work in. */
  readonly demonstration: Demonstration | undefined;
  /** Where a path of the hall stands: `/h/north/kiosk`; the same where the hall is the only one. */
  readonly at: (path: string) => string;
  /** The folder with the hall's own pages for its boards; there may be none. */
  readonly pagesFolder: string;
  photos(): Photos;
  /** The catalogue that counts now; nobody keeps it. */
  catalogue(): Catalogue;
  /** Tickets of any day that the journal has. */
  readonly stories: TicketStories;
  /** The journal, for those who answer for the hall. */
  readonly audit: AuditReader;
  /**
   * Lets another hall file count from now on. The error says in a sentence why it may not; then nothing has changed.
   */
  changeCatalogue(file: LoadedHall): Promise<Result<undefined, string>>;
  /** Proves to agents that it is this hall. */
  readonly signer: HallSigner;
  /** The machine's clock has jumped ahead, and somebody says that it is right. */
  believeClock(): void;
  /** Where another server owns the hall: what follows the journal here. */
  readonly following: FollowingLedger | undefined;
  /** Once it was closed: its newest day for whoever goes on with it in this process. */
  handOver(): KnownDay | undefined;
  /** Its journal on the way to others. */
  readonly shipping: Pick<HallShipping, 'states'>;
  /** Those who are known, read anew: another server may have let somebody in, or sent somebody away. */
  reviewTokens(): Promise<void>;
  /**
   * The work begins: devices are used, slips printed with this address on them, days changed. Where another server owns
   * the hall all of that is its business.
   */
  begin(pageUrl: string): void;
  /** Ends everything in reverse. Nothing of the hall goes on. */
  close(): Promise<void>;
}

/**
 * Opens a hall: its journal is read and checked, its equipment is there. Throws what keeps it from opening; nothing
 * stays open then.
 */
export async function openHall({ known, ...parts }: HallParts): Promise<OpenHall> {
  const wayOut = new WayOut();
  try {
    return await open(parts, known, wayOut);
  } catch (fault) {
    await wayOut.leave().catch(() => undefined); // what kept it from opening is what is told
    throw fault;
  }
}

/** Opens one part after the other, each on what was opened before it. Only the ledger keeps the day that is known. */
async function open(parts: HallParts, known: HallParts['known'], wayOut: WayOut): Promise<OpenHall> {
  const { stores, log } = parts;
  const { id } = parts.file.catalogue.hall;
  wayOut.add(() => stores.close?.());
  wayOut.add(await stores.lock());
  const waits = new WaitBook();
  const opened = await openLedger({ ...parts, known }, waits, wayOut);
  const { ledger, following, metrics, key } = opened;
  const file = new PresentFile(ledger, parts.file);
  wayOut.add(file.leave);
  const name = parts.several === true ? id : undefined;
  const access = await accessOf(parts, opened, file, name);
  wayOut.add(() => access.security.rest());
  if (parts.syslog !== undefined) wayOut.add(access.security.onEvent(parts.syslog));
  const search = openSearch(ledger, () => file.now().readings);
  wayOut.add(() => search.close());
  const notices = await openNotices({ hall: ledger, ids: parts.ids, log, stores: stores.notices });
  wayOut.add(() => notices.close());
  const page = { url: '' };
  const commands = commandsOf(parts, opened, file, page);
  const feed = journalFeed({
    journal: stores.journal,
    hall: id,
    onNews: (listener) => ledger.subscribe(({ events }) => listener(events)),
    report: reportFollowing(log),
  });
  const equipment = await openEquipment(
    {
      ...parts,
      hall: ledger,
      feed,
      gate: access.gate,
      key,
      notices: notices.registry,
      perform: (asked) => parts.perform(commands, asked),
      logo: () => file.now().logo,
      follows: following !== undefined,
      orders: stores.orders,
      clips: await parts.clips(join(parts.folder, 'voice')),
    },
    (close) => wayOut.add(close),
  );
  wayOut.add(watched(metrics, ledger, equipment.all));
  const nameOf: NameOf = (user) => access.gate.user(user)?.name;
  const onlookers = openOnlookers(parts, { ledger, waits, feed, equipment: equipment.all, nameOf }, wayOut);
  const signer = await stores.signer();
  const { targets = [], page: shown, onDeposed = () => undefined } = parts.ships ?? {};
  const shipping = openShipping({ hall: id, targets, ledger, journal: stores.journal, log, page: shown, onDeposed });
  wayOut.add(() => shipping.close());
  return hallOf({
    ...{ parts, name, ledger, following, file, access, search, notices, page, commands },
    ...{ feed, equipment, nameOf, onlookers, signer, shipping, wayOut },
  });
}

/** All that has been opened of a hall. */
type Opened = {
  readonly parts: HallParts;
  /** Its name in addresses; undefined where it is the only one. */
  readonly name: HallId | undefined;
  readonly ledger: Ledger;
  readonly following: FollowingLedger | undefined;
  readonly file: PresentFile;
  readonly access: Access;
  readonly search: ReturnType<typeof openSearch>;
  readonly notices: Notices;
  readonly page: PageAddress;
  readonly commands: CommandHall;
  readonly feed: JournalFeed;
  readonly equipment: OpenEquipment;
  readonly nameOf: NameOf;
  readonly onlookers: OpenOnlookers;
  readonly signer: HallSigner;
  readonly shipping: HallShipping;
  readonly wayOut: WayOut;
};

/** Where citizens' phones find the hall; known once the work begins. */
type PageAddress = { url: string };

/** The hall as others see it. */
function hallOf(opened: Opened): OpenHall {
  const { parts, name, ledger, file, access, notices, nameOf } = opened;
  const { stores } = parts;
  const { id } = parts.file.catalogue.hall;
  const photos = (): Photos => file.now().photos;
  return {
    ...opened.commands,
    ...opened.equipment.all,
    ...access,
    ...opened.onlookers.all,
    id,
    feed: opened.feed,
    search: opened.search.find,
    notices: notices.registry,
    media: notices.media,
    shown: notices.record,
    faces: { nameOf, photoOf: (user) => photos().get(user)?.id },
    log: parts.log,
    demonstration: parts.demonstration,
    at: (path) => atHall(name, path),
    pagesFolder: join(parts.folder, 'pages'),
    photos,
    catalogue: () => catalogueOf(ledger),
    signer: opened.signer,
    believeClock: () => ledger.believeClock(),
    stories: ticketStories(stores.journal, id, () => catalogueOf(ledger)),
    audit: auditReader(stores.journal, id),
    async changeCatalogue(next) {
      const changed = await changeHallFile(ledger, file, next);
      access.gate.review();
      return changed;
    },
    following: opened.following,
    handOver: () => ledger.handOver(),
    shipping: opened.shipping,
    async reviewTokens() {
      await Promise.all([stores.tokens.load(), access.people.load()]);
      access.gate.review();
    },
    begin: (url) => begin(opened, url),
    close: () => opened.wayOut.leave(),
  };
}

function begin(
  { parts, name, ledger, following, access, page, equipment, onlookers, shipping, wayOut }: Opened,
  url: string,
): void {
  page.url = name === undefined ? url : `${url}/h/${name}`;
  if (following !== undefined) return;
  equipment.begin(page.url);
  wayOut.add(tickHouse(ledger));
  onlookers.begin();
  shipping.begin();
  wayOut.add(tellEndings(access.gate, ledger, parts.log));
  wayOut.add(keepEndings(access.gate, parts.log));
}

/** Who comes in: those of the hall file, and those above it. */
function accessOf(
  { stores, access, above, log }: HallParts,
  { ledger, key }: OpenLedger,
  file: PresentFile,
  name: HallId | undefined,
): Promise<Access> {
  const staff = (): Staff => ({ users: file.now().users, sample: catalogueOf(ledger).hall.sample });
  return openAccess({
    ...{ stores, access, staff, key, above, log },
    ...{ now: () => ledger.now(), words: () => wordsOf(catalogueOf(ledger)), cookies: cookieNames(name) },
    service: serviceRules(() => file.now().signIn),
  });
}

/** Names of the hall and its departments. */
function wordsOf({ hall, departments }: Catalogue): readonly string[] {
  return [hall.name, ...departments.map(({ name }) => name)].flatMap((name) => Object.values(name));
}

/** What commands from outside are done with. */
function commandsOf(
  { ids }: HallParts,
  { ledger, key, metrics }: OpenLedger,
  file: PresentFile,
  page: PageAddress,
): CommandHall {
  return {
    ...portOf(ledger),
    ids,
    bookings: () => file.now().bookings,
    pseudonym: pseudonymsWith(key),
    metrics,
    budgets: citizenBudgets(() => performance.now()),
    pageUrl: () => page.url,
  };
}

/** The ledger's port as members that can be handed on one by one. */
function portOf(ledger: Ledger): Pick<CommandHall, 'handle' | 'world' | 'now' | 'subscribe' | 'health'> {
  return {
    handle: (request) => ledger.handle(request),
    world: () => ledger.world(),
    now: () => ledger.now(),
    subscribe: (listener) => ledger.subscribe(listener),
    health: () => ledger.health(),
  };
}

/** What the metrics are taken from. Returns the way to stop. */
function watched(metrics: CommandHall['metrics'], ledger: Ledger, { printing, agents, signs }: Equipment): () => void {
  return metrics.watch({
    world: () => ledger.world(),
    health: () => ledger.health(),
    printers: () => [...printing.printers().items],
    agents: () => agents.agents(),
    signs: () => signs.view().items,
  });
}
