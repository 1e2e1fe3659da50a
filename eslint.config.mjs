import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import tseslint from 'typescript-eslint';

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
const APPS = ['web', 'kiosk', 'counter', 'display', 'manager', 'tray', 'rating', 'keypad', 'phone'].map(
  (room) => `${room}/**/*.ts`,
);

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      'data/**',
      'scripts/**',
      '**/*.mjs',
      '**/*.cjs',
      'printer/stubs/**',
      '**/*.d.ts',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/require-await': 'off',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['core/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...WALL_CLOCK,
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: 'Chance comes in with the command.',
        },
        { selector: 'ThrowStatement', message: 'The rules refuse by a value.' },
      ],
    },
  },
  {
    files: ['server/**/*.ts', 'printer/**/*.ts', 'devices/**/*.ts', 'agent/**/*.ts', 'files/**/*.ts', 'wire/**/*.ts'],
    ignores: ['server/ledger/clock.ts'],
    rules: { 'no-restricted-syntax': ['error', ...WALL_CLOCK], 'no-console': 'error' },
  },
  { files: APPS, ...lit['flat/recommended'] },
  { files: APPS, plugins: { 'lit-a11y': litA11y }, rules: litA11y.configs.recommended.rules },
  {
    files: ['tests/**/*.ts', '*.config.ts'],
    rules: {
      'no-restricted-exports': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
);
