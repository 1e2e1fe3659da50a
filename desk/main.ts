import '../web/theme.css';
import { languageStore } from '../web/language/language.ts';
import './desk-app.ts';

languageStore.start({ remember: 'desk' });
