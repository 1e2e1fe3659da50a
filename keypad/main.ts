import '../web/theme.css';
import { languageStore } from '../web/language/language.ts';
import './keypad-app.ts';

languageStore.start({ remember: 'keypad' });
