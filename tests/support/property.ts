import fc from 'fast-check';
import { THOROUGH } from './thorough.ts';

// On an ordinary day the cases are the same in every run; a thorough run draws new ones, and a failure prints its seed.
if (!THOROUGH) fc.configureGlobal({ seed: 20_260_309 });

export { default as fc } from 'fast-check';
