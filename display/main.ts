import '../web/theme.css';
import './display.css';
import { languageStore } from '../web/language/language.ts';
import './display-app.ts';
import './display-window.ts';
import { keepAwake } from './health/wake-lock.ts';

languageStore.start();
// Absent where the context is not secure, whatever its type says.
keepAwake((navigator as { readonly wakeLock?: WakeLock }).wakeLock, document);
// One page for every kind: with ?counter= it is the screen over that counter; a board of the hall file (?id=) says
// itself what it is.
const query = new URLSearchParams(location.search);
const counter = query.get('counter');
document.body.append(
  counter === null || query.has('id')
    ? document.createElement('display-app')
    : Object.assign(document.createElement('display-window'), { counter, alone: true }),
);
