import '../web/theme.css';
import { languageStore } from '../web/language/language.ts';
import './reports-app.ts';

languageStore.start({ remember: 'reports' });
