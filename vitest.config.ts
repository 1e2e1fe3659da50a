import { defineConfig } from 'vitest/config';
import { NO_FILES_ON_A_DATABASE } from './tests/support/not-on-database.ts';
import { PATIENCE_MS } from './tests/support/patience.ts';

/** Files that mostly wait: for voices to end, a minute without the network, a notice's turn, another build. */
const PATIENT = [
  'tests/hall/voice.test.ts',
  'tests/hall/soak.test.ts',
  'tests/hall/signs.test.ts',
  'tests/screens/board-looks.test.ts',
  'tests/screens/board-letters.test.ts',
  'tests/screens/board-faults.test.ts',
  'tests/screens/board-soak.test.ts',
  'tests/screens/board-crowd.test.ts',
  'tests/screens/board-cut.test.ts',
  'tests/screens/cut-off.test.ts',
  'tests/screens/emergency.test.ts',
  'tests/screens/gallery.test.ts',
  'tests/screens/playlist.test.ts',
  'tests/screens/playlist-turns.test.ts',
  'tests/screens/renewal.test.ts',
  'tests/screens/voice.test.ts',
];

/** Files that try everything where a sample is enough for every day: `npm run test:thorough`. */
const THOROUGH = process.env['HALLCALL_THOROUGH'] === undefined ? ['tests/**/*.thorough.test.ts'] : [];

/** Real servers and pages are run as they are built. */
const BUILD = 'tests/support/build-setup.ts';
/** Whoever needs a PostgreSQL is given the one of this run. */
const POSTGRES = 'tests/support/postgres-setup.ts';
/** Halls last in a PostgreSQL: `npm run test:database`. */
const ON_DATABASE = process.env['HALLCALL_ON_DATABASE'] !== undefined;
const ITS_SETUP = ON_DATABASE ? ['tests/support/not-on-database-setup.ts'] : [];
/** Files share modules, so that none loads them anew; this ends what one of them put in place of something. */
const LEAVE_NOTHING = 'tests/support/leave-nothing.ts';
const HALL_SETUP = [
  LEAVE_NOTHING,
  'tests/support/check-answers.ts',
  ...(ON_DATABASE ? ['tests/support/on-database.ts'] : []),
];
const NOT_THERE = ON_DATABASE ? NO_FILES_ON_A_DATABASE : [];
/** Pages are looked at in one browser for all files. */
const BROWSERS = 'tests/support/browsers-setup.ts';

export default defineConfig({
  oxc: { decorator: { legacy: true }, assumptions: { setPublicClassFields: true } },
  test: {
    // Whatever is waited for comes in its time on a busy machine, too.
    expect: { poll: { timeout: PATIENCE_MS } },
    // One project after the other: files of several may be named in one run, and each has its own number of workers.
    projects: [
      {
        extends: true,
        // The rules are pure: no file can leave anything behind for the next one, and none has to load them anew.
        test: {
          name: 'core',
          sequence: { groupOrder: 1 },
          include: ['tests/core/**/*.test.ts'],
          exclude: THOROUGH,
          isolate: false,
          maxWorkers: '100%',
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          sequence: { groupOrder: 2 },
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/core/**', 'tests/hall/**', 'tests/screens/**', 'tests/load/**', ...THOROUGH],
          isolate: false,
          setupFiles: [LEAVE_NOTHING],
          maxWorkers: '100%',
          globalSetup: [POSTGRES],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'hall',
          sequence: { groupOrder: 3 },
          isolate: false,
          setupFiles: HALL_SETUP,
          include: ['tests/hall/**/*.test.ts'],
          exclude: [...PATIENT, ...THOROUGH, ...NOT_THERE],
          globalSetup: [BUILD, POSTGRES, ...ITS_SETUP],
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'patient',
          sequence: { groupOrder: 4 },
          isolate: false,
          setupFiles: HALL_SETUP,
          include: PATIENT,
          exclude: NOT_THERE,
          globalSetup: [BUILD, BROWSERS, ...(ON_DATABASE ? [POSTGRES] : [])],
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'screens',
          sequence: { groupOrder: 5 },
          isolate: false,
          setupFiles: [LEAVE_NOTHING],
          include: ['tests/screens/**/*.test.ts'],
          exclude: [...PATIENT, ...THOROUGH],
          globalSetup: [BUILD, BROWSERS],
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
