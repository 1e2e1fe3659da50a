import '../web/theme.css';
import './kiosk.css';
import { applyDeviceSize } from '../web/device-size.ts';
import { languageStore } from '../web/language/language.ts';
import { lockDown } from './lock-down.ts';
import './kiosk-app.ts';

applyDeviceSize();
lockDown();
languageStore.start();
