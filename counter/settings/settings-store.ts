import { keptHere } from '../../web/kept-here.ts';
import { readSettings, type ConsoleSettings } from './console-settings.ts';

const KEY = 'hallcall.console';

/** How this PC likes its console. */
export function loadSettings(): ConsoleSettings {
  return readSettings(keptHere.getItem(KEY));
}

export function saveSettings(settings: ConsoleSettings): void {
  keptHere.setItem(KEY, JSON.stringify(settings));
}
