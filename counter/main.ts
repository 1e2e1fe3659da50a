import '../web/theme.css';
import { languageStore } from '../web/language/language.ts';
import './counter-app.ts';

languageStore.start({ remember: 'counter' });
