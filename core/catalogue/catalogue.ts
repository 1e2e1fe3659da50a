import type { PhraseForm } from '../voice/phrase.ts';
import type { SoundZone } from '../hall-file/read-sounds.ts';
import { SECOND, type LocalDate, type Millis, type MinuteOfDay, type TimeZone, type Weekday } from '../base/time.ts';
import type { SlipForm } from '../slip/slip-form.ts';
import type { InputDevice, Keymap } from './inputs.ts';
import type { PrinterModel } from './printer-models.ts';
import type { LedSign } from './signs.ts';

/** The languages a hall speaks, as BCP 47 tags. */
export type Language = 'zh-Hans' | 'zh-Hant' | 'en';

export const LANGUAGES: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en'];

/** One name in every language. */
export type Names = Readonly<Record<Language, string>>;

export type HallId = string;
export type DepartmentId = string;
export type LineId = string;
export type ServiceId = string;
export type CounterId = string;
export type CategoryId = string;
export type MatterId = string;
export type ProfileId = string;

/** The category of everybody who has no other; every hall has it. */
export const ORDINARY: CategoryId = 'ordinary';

/** The category of a booking that checked in on time. */
export const APPOINTMENT: CategoryId = 'appointment';

/** The hall file as the rules see it: plain data, fit for JSON, and complete, so that a day replays from it alone. */
export type Catalogue = {
  readonly hall: HallFacts;
  readonly rules: HallRules;
  readonly departments: readonly Department[];
  readonly lines: readonly Line[];
  readonly services: readonly Service[];
  readonly counters: readonly Counter[];
  readonly categories: readonly Category[];
  readonly calendar: Calendar;
  readonly kiosks: readonly Kiosk[];
  readonly boards: readonly Board[];
  readonly printers: readonly Printer[];
  readonly signs: readonly Sign[];
  /** What stands on the slips, where the hall says so. */
  readonly slips?: SlipForm;
  /** Matters of several departments, where the hall has any. */
  readonly matters?: readonly Matter[];
  /** What counters serve at other times, where the hall says so. */
  readonly profiles?: readonly Profile[];
  /** Where calls are spoken, and how, where the hall says so. */
  readonly sounds?: readonly SoundZone[];
  readonly phrases?: readonly PhraseForm[];
  /** What is plugged in beside counters and kiosks, where the hall says so, and what the keys there do. */
  readonly inputs?: readonly InputDevice[];
  readonly keymaps?: readonly Keymap[];
  /** The LED signs that the program writes on, where the hall says so. */
  readonly ledSigns?: readonly LedSign[];
};

export type HallFacts = {
  readonly id: HallId;
  readonly name: Names;
  readonly timeZone: TimeZone;
  readonly languages: readonly Language[];
  /** When the hall's day begins; before it, the night still belongs to the day before. */
  readonly dayStartsAt: MinuteOfDay;
  /** How long after that a day that still has people in it may go on before it is closed over them. */
  readonly lateClosingMs: Millis;
  /** True: open around the clock, whatever the calendar says. */
  readonly alwaysOpen: boolean;
  /** True only for the hall that ships with the program: well-known logins, loopback only. */
  readonly sample: boolean;
};

/** Room for the pictures and films of notices where the hall file does not say: 2 GB. */
export const NOTICE_FILES_BYTES = 2048 * 1024 * 1024;
/** How long it is known what boards have shown, where the hall file does not say. */
export const NOTICE_RECORD_MONTHS = 24;

/** The numbers of the house that are not a line's or a category's own. */
export type HallRules = {
  /** No ticket is issued in the last so many minutes of an opening. */
  readonly lastTicketBeforeCloseMs: Millis;
  /** A no-show may come back so long after being marked. */
  readonly reentryWithinMs: Millis;
  /** A booking may check in so long after its slot and still count as a booking. */
  readonly appointmentGraceMs: Millis;
  /** A booking may check in so long before its slot. */
  readonly appointmentEarlyMs: Millis;
  /** The walk between two counters, counted as waiting done (docs/spec/queue.md, credit). */
  readonly walkBetweenCountersMs: Millis;
  readonly maxServicesPerTicket: number;
  /** How many recent calls a board keeps. */
  readonly boardCalls: number;
  /** A call older than this is shown after a reconnect, not announced. */
  readonly repeatWindowMs: Millis;
  /** Boards rest from so long after closing on, once nobody is left; absent: never. */
  readonly boardsRestAfterMs?: Millis;
  /** True: a window screen shows the clerk's name. */
  readonly showClerkNames?: boolean;
  /** What the pictures and films of notices may take together, bytes; NOTICE_FILES_BYTES if not said. */
  readonly noticeFilesBytes?: number;
  /** The record of what boards have shown goes back so many months before this one; NOTICE_RECORD_MONTHS if not said. */
  readonly noticeRecordMonths?: number;
  /** And their photo. */
  readonly showClerkPhotos?: boolean;
  /** What holds at a counter beside the calls; as DESK_RULES says where the hall does not. */
  readonly desk?: DeskRules;
};

/** What may be taken back, called again and rated at a counter, and how long. */
export type DeskRules = {
  /** What was done at a counter may be taken back so long; 0: not at all. */
  readonly undoMs: Millis;
  /** From a call to its recall, and between two recalls, at least so long. */
  readonly recallAfterMs: Millis;
  /** Recalls of one call; 0: as many as one likes. */
  readonly recallsAtMost: number;
  /** What was served may be rated at its counter so long; 0: not there. */
  readonly ratingMs: Millis;
};

/** The rules at the counter of a hall that says nothing of them. */
export const DESK_RULES: DeskRules = { undoMs: 8 * SECOND, recallAfterMs: 0, recallsAtMost: 0, ratingMs: 120 * SECOND };

export type Department = { readonly id: DepartmentId; readonly name: Names; readonly zone: string };

export type Line = {
  readonly id: LineId;
  /** The letters that its numbers begin with. */
  readonly prefix: string;
  readonly department: DepartmentId;
  readonly name: Names;
  /** The wait that an ordinary visitor should not exceed. */
  readonly targetMs: Millis;
  /** When it is late, these counters may help it. */
  readonly borrow?: BorrowRule;
  /** The line that those who wait go to when it is closed. */
  readonly whenClosed?: LineId;
};

/** A line whose longest waiter has used more than `afterPercent` of the target borrows a counter, and keeps it until below `untilPercent`. */
export type BorrowRule = {
  readonly afterPercent: number;
  readonly untilPercent: number;
  /** A loan lasts at least so long, and so long passes before the next one. */
  readonly atLeastMs: Millis;
  /** Who may be lent, the most welcome first. */
  readonly counters: readonly CounterId[];
};

export type Service = {
  readonly id: ServiceId;
  readonly code: string;
  readonly department: DepartmentId;
  readonly line: LineId;
  readonly name: Names;
  readonly synonymsZh: readonly string[];
  readonly synonymsEn: readonly string[];
  readonly lifeEvents: readonly string[];
  readonly materialsZh: readonly string[];
  readonly materialsEn: readonly string[];
  /** Service time, log-normal: from the call to the end. */
  readonly medianMs: Millis;
  readonly cv: number;
  readonly visitsPerYear: number;
  readonly needsIdentity: boolean;
  /** False: every category waits as an ordinary one here. */
  readonly priorityAllowed: boolean;
  /** Not named where everybody reads it. */
  readonly discreet?: true;
  readonly jointWith: readonly ServiceId[];
  /** Services that, when asked for in the same visit, come before this one. */
  readonly after: readonly ServiceId[];
  /** When tickets for it are given, where it has hours of its own. */
  readonly hours?: readonly OpeningHours[];
  /** How long before the end of its hours the last ticket is given; absent: as the hall does. */
  readonly lastTicketBeforeCloseMs?: Millis;
  /** How many may ask for it in a day. */
  readonly dailyLimit?: number;
};

/** One matter that concerns several departments (一件事): one ticket for all its services, in this order. */
export type Matter = { readonly id: MatterId; readonly name: Names; readonly services: readonly ServiceId[] };

/** `level` 1 = its own line, 2 and up = helps when no better level waits. */
export type ServedLine = { readonly line: LineId; readonly level: number };

export type Counter = {
  readonly id: CounterId;
  readonly name: Names;
  readonly departments: readonly DepartmentId[];
  readonly zone: string;
  readonly lines: readonly ServedLine[];
  readonly clerkSpeed: number;
};

/** What counters serve while it is in force; those that it does not name keep to their own lines. */
export type Profile = {
  readonly id: ProfileId;
  readonly name: Names;
  readonly counters: readonly { readonly counter: CounterId; readonly lines: readonly ServedLine[] }[];
  /** When the house switches to it by itself; no weekdays: every day. */
  readonly timetable?: { readonly from: MinuteOfDay; readonly to: MinuteOfDay; readonly weekdays: readonly Weekday[] };
};

export type Category = {
  readonly id: CategoryId;
  readonly name: Names;
  /** Target of a line for this category = the line's target times this. */
  readonly targetFactor: number;
  /** Sigma of the two-slope rule: how fast urgency grows past the target. */
  readonly slopeMs: Millis;
  /** Past this wait a ticket goes before everything that is below its own cap. */
  readonly capMs: Millis;
  readonly legalBasisZh: string;
  readonly shareOfVisits: number;
};

export type OpeningHours = {
  readonly weekday: Weekday;
  readonly from: MinuteOfDay;
  readonly to: MinuteOfDay;
};
export type DateSpan = { readonly from: LocalDate; readonly to: LocalDate; readonly name: Names };
/** A weekend day that is worked, with the opening hours of `like`. */
export type MakeUpWorkday = DateSpan & { readonly like: Weekday };
export type WeekShare = { readonly weekday: Weekday; readonly share: number };
export type ArrivalShare = OpeningHours & { readonly share: number };

export type Calendar = {
  readonly hours: readonly OpeningHours[];
  readonly holidays: readonly DateSpan[];
  readonly makeUpWorkdays: readonly MakeUpWorkday[];
  readonly weekShares: readonly WeekShare[];
  readonly arrivals: readonly ArrivalShare[];
};

type Placed = { readonly name: Names; readonly zone: string; readonly coversZones: readonly string[] };
/** A receipt printer, in a kiosk or standing alone. */
export type Printing = {
  readonly paperMm: number;
  /** Where it is: `virtual`, `tcp://…`, `serial:…`, `file:…`, `usb:…`. */
  readonly address: string;
  readonly model: PrinterModel;
  /** The kiosk or printer that takes over when this one cannot print. */
  readonly standIn?: string;
};
export type Kiosk = Placed & {
  readonly id: string;
  readonly kind: string;
  readonly widthPx: number;
  readonly heightPx: number;
} & Printing;
export type Board = Placed & {
  readonly id: string;
  readonly kind: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** The diagonal of the glass, inches, and how far away people stand or sit, m. */
  readonly diagonalIn?: number;
  readonly viewingM?: number;
  /** The debugging port of the browser that shows it, on the machine of an agent or on the server's own. */
  readonly browser?: { readonly agent?: string; readonly port: number };
  /** What it speaks in: one or two at once, or with `turnSeconds` one after the other. The page's usual two if it does not say. */
  readonly languages?: readonly Language[];
  readonly turnSeconds?: number;
  /** The counter that it hangs above: a window screen. */
  readonly counter?: CounterId;
  /** It shows the counters of these departments, whatever their zone. */
  readonly departments?: readonly DepartmentId[];
};
export type Printer = Placed & { readonly id: string } & Printing;
/** Where an LED sign hangs, and how large it is. What the program writes on it: LedSign. */
export type Sign = Placed & {
  readonly id: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly protocol: string;
};

/** Who may do what. Each role may also do what the ones before it may. */
export type Role = 'clerk' | 'supervisor' | 'manager' | 'administrator';

export const ROLES: readonly Role[] = ['clerk', 'supervisor', 'manager', 'administrator'];

/** Staff of the hall file. Not part of the catalogue: a journal holds no people. */
export type HallUser = {
  readonly id: string;
  readonly role: Role;
  readonly name: Names;
  readonly department: DepartmentId | undefined;
  readonly zone: string;
  readonly counter: CounterId | undefined;
  /** `scrypt$…`; absent in the sample hall, whose logins are well known. */
  readonly passwordHash: string | undefined;
};

/** One booking of the hall file's appointments list. */
export type Booking = {
  readonly id: string;
  readonly date: LocalDate;
  readonly slotFrom: MinuteOfDay;
  readonly slotTo: MinuteOfDay;
  readonly service: ServiceId;
  readonly cancelled: boolean;
};
