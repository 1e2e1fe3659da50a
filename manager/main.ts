import '../web/theme.css';
import { languageStore } from '../web/language/language.ts';
import './manager-app.ts';

languageStore.start({ remember: 'manager' });
