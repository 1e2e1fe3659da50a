import '../web/theme.css';
import { languageStore } from '../web/language.ts';
import './tray-app.ts';

languageStore.start({ remember: 'tray' });
