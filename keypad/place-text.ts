import type { Language } from '../core/base/names.ts';
import type { InputView } from '../core/protocol/shapes/inputs.ts';
import { keypadText } from '../web/text/keypad.ts';
import { say } from '../web/text/say.ts';
import { sharedText } from '../web/text/shared.ts';

/** Where a device stands, in words. */
export function placeText({ counter, kiosk, agent }: InputView, language: Language): string {
  const at = (): string => {
    if (counter !== undefined) return say(sharedText.counterNumber, language, { counter });
    return kiosk === undefined ? say(keypadText.nowhere, language) : say(keypadText.atKiosk, language, { kiosk });
  };
  return agent === undefined ? at() : `${at()} · ${say(keypadText.atAgent, language, { agent })}`;
}

/** Why a device is not there; what the system itself says comes as it is, in English. */
export function whyText(why: string, language: Language): string {
  return why === 'agent-offline' ? say(keypadText.agentOffline, language) : why;
}
