import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Result } from '../../core/base/result.ts';
import { atHall } from '../../core/base/hall-address.ts';
import type { HallId } from '../../core/base/names.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { WaitBook } from '../../core/record/wait-book.ts';
import type { Faces } from '../../core/views/window-view.ts';
import type { Entrance } from '../auth/entrance.ts';
import { cookieNames, type Gate } from '../auth/gate.ts';
import type { People } from '../auth/people.ts';
import type { SecurityRecord } from '../auth/security/security-record.ts';
import type { HallSigner } from '../auth/hall-signer.ts';
import { pseudonymsWith } from '../auth/pseudonym.ts';
import { openEquipment, type Equipment, type OpenEquipment } from '../equipment/open-equipment.ts';
import { hallForecasts, type HallForecasts } from '../forecast/hall-forecast.ts';
import type { LoadedHall } from '../hall-file/read-hall-folder.ts';
import type { Photos } from '../hall-file/read-photos.ts';
import { journalFeed, type JournalFeed } from '../journal/follow.ts';
import { followLedger, type FollowingLedger } from '../ledger/following-ledger.ts';
import { createLedger, type Ledger } from '../ledger/ledger.ts';
import { catalogueOf } from '../ledger/present-catalogue.ts';
import type { MediaStore } from '../notices/media-store.ts';
import type { HallNotices } from '../notices/hall-notices.ts';
import type { NoticeRecord } from '../notices/notice-record.ts';
import { openNotices } from '../notices/open-notices.ts';
import type { Logger } from '../ops/log.ts';
import { auditReader, type AuditReader } from './audit-reader.ts';
import { openAccess } from './open-access.ts';
import { alertWebhooks } from './alerts/alert-webhooks.ts';
import { HallAlerts } from './alerts/hall-alerts.ts';
import { ScheduledReports } from './scheduled/scheduled-reports.ts';
import { citizenBudgets } from './citizen-budgets.ts';
import { changeHallFile } from './change-hall-file.ts';
import type { CommandHall, Demonstration, HallParts } from './hall-parts.ts';
import { HallTroubles } from './hall-troubles.ts';
import { keepEndings, tellEndings } from './identity-endings.ts';
import { HourlyHeads } from './hourly-heads.ts';
import { tickHouse } from './housekeeping.ts';
import { reportFollowing } from './follow-report.ts';
import { reportTo } from './ledger-report.ts';
import { JOURNAL_URL } from '../reports/reports-wire.ts';
import { keepReports, NO_REPORTS, type Reports } from '../reports/reports-keeper.ts';
import { PresentFile } from './present-file.ts';
import { openSearch, type SearchServices } from './service-search.ts';
import { ticketStories, type TicketStories } from './ticket-stories.ts';
import { usedJournal } from './used-journal.ts';
import { WayOut } from './way-out.ts';

/** One hall with everything that belongs to it, from when it is opened until it is closed. */
export interface OpenHall extends CommandHall, Equipment {
  readonly id: HallId;
  readonly gate: Gate;
  /** Where people sign in. */
  readonly entrance: Entrance;
  /** What people have beside the hall file. */
  readonly people: People;
  /** Who came in, and who did not. */
  readonly security: SecurityRecord;
  readonly search: SearchServices;
  readonly notices: HallNotices;
  readonly media: MediaStore;
  /** What boards have shown. */
  readonly shown: NoticeRecord;
  /** What needs a person now. */
  readonly troubles: HallTroubles;
  /** Figures of the past, from a process of its own. */
  readonly reports: Reports;
  /** Waits that are foreseen, from a worker of its own. */
  readonly forecasts: HallForecasts;
  /** Whom the hall file has told of what figure. */
  readonly alerts: HallAlerts;
  /** What is made by itself, when the hall file says. */
  readonly scheduled: ScheduledReports;
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
export async function openHall(parts: HallParts): Promise<OpenHall> {
  const wayOut = new WayOut();
  try {
    return await open(parts, wayOut);
  } catch (fault) {
    await wayOut.leave().catch(() => undefined); // what kept it from opening is what is told
    throw fault;
  }
}

async function open(parts: HallParts, wayOut: WayOut): Promise<OpenHall> {
  const { stores, log } = parts;
  wayOut.add(() => stores.close?.());
  wayOut.add(await stores.lock());
  const waits = new WaitBook();
  const { ledger, following, metrics, key } = await openLedger(parts, waits, wayOut);
  const file = new PresentFile(ledger, parts.file);
  wayOut.add(file.leave);
  const staff = (): { users: LoadedHall['users']; sample: boolean } => ({
    users: file.now().users,
    sample: catalogueOf(ledger).hall.sample,
  });
  const name = parts.several === true ? parts.file.catalogue.hall.id : undefined;
  const { gate, entrance, people, security } = await openAccess({
    ...{ stores, access: parts.access, staff, key, above: parts.above },
    ...{ now: () => ledger.now(), words: () => wordsOf(catalogueOf(ledger)), cookies: cookieNames(name) },
  });
  if (parts.syslog !== undefined) wayOut.add(security.onEvent(parts.syslog));
  const search = openSearch(ledger, () => file.now().readings);
  wayOut.add(() => search.close());
  const notices = await openNotices({ hall: ledger, ids: parts.ids, log, stores: stores.notices });
  wayOut.add(() => notices.close());
  let pageUrl = '';
  const commands: CommandHall = {
    ...portOf(ledger),
    ids: parts.ids,
    bookings: () => file.now().bookings,
    pseudonym: pseudonymsWith(key),
    metrics,
    budgets: citizenBudgets(() => performance.now()),
    pageUrl: () => pageUrl,
  };
  const feed = journalFeed({
    journal: stores.journal,
    hall: parts.file.catalogue.hall.id,
    onNews: (listener) => ledger.subscribe(({ events }) => listener(events)),
    report: reportFollowing(log),
  });
  const logo = (): LoadedHall['logo'] => file.now().logo;
  const equipment = await openEquipment(
    {
      ...parts,
      hall: ledger,
      feed,
      gate,
      key,
      notices: notices.registry,
      perform: (asked) => parts.perform(commands, asked),
      logo,
      follows: following !== undefined,
      orders: stores.orders,
      clips: [parts.clips, join(parts.folder, 'voice')],
    },
    (close) => wayOut.add(close),
  );
  const { all } = equipment;
  wayOut.add(watched(metrics, ledger, all));
  const troubles = new HallTroubles(ledger, all);
  wayOut.add(() => troubles.close());
  const heads = new HourlyHeads({ hall: ledger, journal: stores.journal, file: stores.heads, log });
  wayOut.add(() => heads.close());
  const reports = reportsOf(parts, ledger);
  wayOut.add(() => reports.close());
  const forecasts = forecastsOf(parts, ledger, waits);
  wayOut.add(() => forecasts.close());
  const nameOf = (user: string) => gate.user(user)?.name;
  const webhooks = alertWebhooks({ hall: ledger, feed, secret: stores.webhookSecret, log });
  wayOut.add(() => webhooks.close());
  const alerts = new HallAlerts({ hall: ledger, equipment: all, nameOf, webhooks });
  wayOut.add(() => alerts.close());
  const scheduled = new ScheduledReports({
    ...{ hall: ledger, reports, nameOf, log },
    ...{ folder: stores.scheduledReports, book: stores.scheduleBook, secret: stores.webhookSecret },
  });
  wayOut.add(() => scheduled.close());
  const photos = (): Photos => file.now().photos;
  return {
    ...commands,
    ...all,
    id: parts.file.catalogue.hall.id,
    ...{ gate, entrance, people, security },
    feed,
    search: search.find,
    notices: notices.registry,
    media: notices.media,
    shown: notices.record,
    troubles,
    reports,
    forecasts,
    alerts,
    scheduled,
    faces: { nameOf, photoOf: (user) => photos().get(user)?.id },
    log,
    demonstration: parts.demonstration,
    at: (path) => atHall(name, path),
    pagesFolder: join(parts.folder, 'pages'),
    photos,
    catalogue: () => catalogueOf(ledger),
    signer: await stores.signer(),
    believeClock: () => ledger.believeClock(),
    stories: ticketStories(stores.journal, parts.file.catalogue.hall.id, () => catalogueOf(ledger)),
    audit: auditReader(stores.journal, parts.file.catalogue.hall.id),
    async changeCatalogue(next) {
      const changed = await changeHallFile(ledger, file, next);
      gate.review();
      return changed;
    },
    following,
    async reviewTokens() {
      await Promise.all([stores.tokens.load(), people.load()]);
      gate.review();
    },
    begin(url) {
      pageUrl = name === undefined ? url : `${url}/h/${name}`;
      if (following !== undefined) return;
      begin(equipment, ledger, pageUrl, wayOut);
      troubles.begin();
      heads.begin();
      reports.begin();
      forecasts.begin();
      webhooks.begin();
      alerts.begin();
      scheduled.begin();
      wayOut.add(tellEndings(gate, ledger, log));
      wayOut.add(keepEndings(gate, log));
    },
    close: () => wayOut.leave(),
  };
}

/** Names of the hall and its departments. */
function wordsOf({ hall, departments }: Catalogue): readonly string[] {
  return [hall.name, ...departments.map(({ name }) => name)].flatMap((name) => Object.values(name));
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

/** The reports are made from the journal, in a process of their own. */
function reportsOf({ reportsProgram, stores, file, log }: HallParts, ledger: Ledger): Reports {
  if (reportsProgram === undefined) return NO_REPORTS;
  const place = stores.journalPlace;
  const where = place.kind === 'file' ? { journal: place.path } : {};
  return keepReports({
    program: reportsProgram,
    task: { ...where, hall: file.catalogue.hall.id, folder: stores.reports },
    ...(place.kind === 'file' ? {} : { env: { [JOURNAL_URL]: place.url } }),
    now: () => ledger.now(),
    warn: (detail) => log.warn({ detail }, 'the reports are in trouble; the hall works on'),
  });
}

/** Waits are foreseen from the events, in a worker thread; where another server owns the hall, it has that worker. */
function forecastsOf(
  { forecasts, follows, stores, file, log }: HallParts,
  hall: Ledger,
  waits: WaitBook,
): HallForecasts {
  const keeper = follows === true ? undefined : forecasts;
  return hallForecasts({
    ...{ hall, waits, keeper, id: file.catalogue.hall.id, journal: stores.journal, folder: stores.forecast },
    report: reportFollowing(log),
    warn: (detail) => log.warn({ detail }, 'the forecast is in trouble; the hall works on'),
  });
}

type OpenLedger = {
  readonly ledger: Ledger;
  readonly following: FollowingLedger | undefined;
  readonly metrics: CommandHall['metrics'];
  readonly key: Buffer;
};

/** Reads the journal back, and what belongs beside it. */
async function openLedger(
  { file, stores, clock, ids, log, metrics: all, demonstration, follows }: HallParts,
  waits: WaitBook,
  wayOut: WayOut,
): Promise<OpenLedger> {
  const metrics = all.of(file.catalogue.hall.id);
  await stores.tokens.load();
  const key = await stores.key();
  const { catalogue } = file;
  if (follows === true) {
    const following = followLedger({ journal: stores.journal, catalogue, clock });
    wayOut.add(() => following.stop());
    await following.start();
    return { ledger: following, following, metrics, key };
  }
  const used = await usedJournal(stores, catalogue.hall.id, log);
  const { whenEmpty } = used;
  const report = reportTo(log, metrics);
  const simulated = demonstration !== undefined;
  const ledger = createLedger({ journal: stores.journal, catalogue, clock, ids, report, whenEmpty, simulated, waits });
  wayOut.add(() => ledger.stop());
  await ledger.start();
  wayOut.add(await used.keep(ledger));
  return { ledger, following: undefined, metrics, key };
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

function begin(equipment: OpenEquipment, ledger: Ledger, pageUrl: string, wayOut: WayOut): void {
  equipment.begin(pageUrl);
  wayOut.add(tickHouse(ledger));
}
