import type { AlertRule } from './alert-rule.ts';
import type { AssessRule } from './assess-rule.ts';
import type { CardRule } from './card-rule.ts';
import type { Category } from './category.ts';
import type { Board, Kiosk, Printer, Sign } from './equipment.ts';
import type { HallFacts, HallRules } from './hall-rules.ts';
import type { Hook } from './hook.ts';
import type { PluggedDevice, Keymap } from './plugged.ts';
import type { Calendar } from './opening-hours.ts';
import type { Counter, Department, Line, Profile } from './places.ts';
import type { ScheduledReport } from './scheduled-report.ts';
import type { Matter, Service } from './service.ts';
import type { LedSign } from './signs.ts';
import type { SlipForm } from './slip-form.ts';
import type { PhraseForm, SoundZone } from './sounds.ts';

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
  readonly inputs?: readonly PluggedDevice[];
  readonly keymaps?: readonly Keymap[];
  /** The LED signs that the program writes on, where the hall says so. */
  readonly ledSigns?: readonly LedSign[];
  /** When somebody is told of what figure, where the hall says so. */
  readonly alerts?: readonly AlertRule[];
  /** What the monthly sheet weighs, where the hall says so. */
  readonly assessment?: readonly AssessRule[];
  readonly cards?: readonly CardRule[];
  /** Which reports are made by themselves, where the hall says so. */
  readonly scheduledReports?: readonly ScheduledReport[];
  /** Which other systems are told what happens, where the hall says so. */
  readonly hooks?: readonly Hook[];
};
