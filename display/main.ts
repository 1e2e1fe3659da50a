import '../web/theme.css';
import './display.css';
import { languageStore } from '../web/language/language.ts';
import './display-app.ts';
import './display-window.ts';

languageStore.start();
// One page for every kind: with ?counter= it is the screen over that counter; a board of the hall file (?id=) says
// itself what it is.
const query = new URLSearchParams(location.search);
const counter = query.get('counter');
document.body.append(
  counter === null || query.has('id')
    ? document.createElement('display-app')
    : Object.assign(document.createElement('display-window'), { counter, alone: true }),
);
