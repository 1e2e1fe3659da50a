import '../web/theme.css';
import { languageStore } from '../web/language/language.ts';
import './tray-app.ts';

languageStore.start({ remember: 'tray' });
