import '../web/theme.css';
import { languageStore } from '../web/language/language.ts';
import '../web/glass/touch-screen.css';
import { lockDown } from '../web/glass/lock-down.ts';
import { keepAwake } from '../web/glass/wake-lock.ts';
import './rating-app.ts';

lockDown();
keepAwake();
languageStore.start();
