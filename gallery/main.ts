import '../web/theme.css';
import { languageStore } from '../web/language/language.ts';
import { useLink } from '../web/link/link.ts';
import { exampleLink } from './example-link.ts';

languageStore.start();
useLink(exampleLink());
// Only now: components open the page's link when they are made.
await import('./gallery-app.ts');
