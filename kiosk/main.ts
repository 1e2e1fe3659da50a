import '../web/theme.css';
import './kiosk.css';
import { applyDeviceSize } from '../web/device-size.ts';
import { languageStore } from '../web/language/language.ts';
import '../web/glass/touch-screen.css';
import { lockDown } from '../web/glass/lock-down.ts';
import { keepAwake } from '../web/glass/wake-lock.ts';
import './kiosk-app.ts';

applyDeviceSize();
lockDown();
keepAwake();
languageStore.start();
