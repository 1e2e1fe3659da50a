import '../web/theme.css';
import { languageStore } from '../web/language/language.ts';
import './rating-app.ts';

languageStore.start();
