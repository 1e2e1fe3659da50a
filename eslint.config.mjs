// What oxlint cannot say: who reads the clock, who throws, how long a function is, and how Lit's templates are written.
// All else is in .oxlintrc.json.
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { parser } from 'typescript-eslint';

const WALL_CLOCK = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The wall clock is read in server/ledger/clock.ts.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The wall clock is read in server/ledger/clock.ts.',
  },
];
const PURE = [
  ...WALL_CLOCK,
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Chance comes in with the command.',
  },
  { selector: 'ThrowStatement', message: 'The rules refuse by a value.' },
];
const within = (...rooms) => rooms.map((room) => `${room}/**/*.ts`);
const APPS = within(
  'web',
  'kiosk',
  'counter',
  'desk',
  'display',
  'manager',
  'reports',
  'tray',
  'rating',
  'keypad',
  'gallery',
);

/** A function fits on a screen. */
const MOST_LINES = 60;
/**
 * Each has one closed switch, with a case for every kind and nothing else, which is read as a table: cut in two it would
 * be longer, and no compiler would say which kind is missing.
 */
const CLOSED_SWITCHES = [
  'core/queue/decide/decide.ts',
  'core/queue/evolve/evolve.ts',
  'core/record/record-event.ts',
  'core/views/audit-words.ts',
  'printer/virtual/paper.ts',
  'rating/rating-app.ts',
];

export default [
  { ignores: ['dist/**', 'node_modules/**', 'data/**', 'tests/**', 'scripts/**', 'printer/stubs/**', '**/*.d.ts'] },
  {
    files: ['**/*.ts'],
    languageOptions: { parser },
    // Comments that quiet a rule of oxlint are none of eslint's business.
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    plugins: { '@typescript-eslint': { rules: { 'no-explicit-any': {}, 'triple-slash-reference': {} } } },
  },
  { files: ['**/*.ts'], ignores: CLOSED_SWITCHES, rules: { 'max-lines-per-function': ['error', MOST_LINES] } },
  { files: within('core'), rules: { 'no-restricted-syntax': ['error', ...PURE] } },
  {
    files: within('server', 'printer', 'devices', 'agent', 'files', 'wire'),
    ignores: ['server/ledger/clock.ts'],
    rules: { 'no-restricted-syntax': ['error', ...WALL_CLOCK], 'no-console': 'error' },
  },
  { files: APPS, ...lit['flat/recommended'] },
  { files: APPS, plugins: { 'lit-a11y': litA11y }, rules: litA11y.configs.recommended.rules },
];
