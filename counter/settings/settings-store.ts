import { readSettings, type ConsoleSettings } from './console-settings.ts';

const KEY = 'hallcall.console';

/** How this PC likes its console. */
export function loadSettings(): ConsoleSettings {
  return readSettings(localStorage.getItem(KEY));
}

export function saveSettings(settings: ConsoleSettings): void {
  localStorage.setItem(KEY, JSON.stringify(settings));
}
