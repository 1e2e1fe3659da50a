import '../web/theme.css';
import './display.css';
import { languageStore } from '../web/language.ts';
import './display-app.ts';
import './display-window.ts';

languageStore.start();
// One page for every kind: with ?counter= it is the screen over that counter.
const over = new URLSearchParams(location.search).has('counter');
document.body.append(document.createElement(over ? 'display-window' : 'display-app'));
