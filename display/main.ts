import '../web/theme.css';
import './display.css';
import { languageStore } from '../web/language.ts';
import './display-app.ts';

languageStore.start();
