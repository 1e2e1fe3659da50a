import { defineConfig } from 'vitest/config';

/** Files that mostly wait: for voices to end, for a minute without the network. They may wait together. */
const PATIENT = ['tests/hall/voice.test.ts', 'tests/hall/signs.test.ts', 'tests/screens/board-looks.test.ts'];

// `hall` and `screens` start real servers and a real Chromium: one file at a time, or they would measure and starve each other.
export default defineConfig({
  oxc: { decorator: { legacy: true }, assumptions: { setPublicClassFields: true } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/hall/**', 'tests/screens/**', 'tests/load/**'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'hall',
          include: ['tests/hall/**/*.test.ts'],
          exclude: PATIENT,
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: { name: 'patient', include: PATIENT, testTimeout: 300_000, hookTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          name: 'screens',
          include: ['tests/screens/**/*.test.ts'],
          exclude: PATIENT,
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
