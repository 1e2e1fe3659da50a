import type { AgentSetup } from '../core/protocol/agent.ts';
import { own } from '../core/base/own.ts';
import { profileFor } from '../printer/render/profile.ts';
import { transportFor } from '../printer/transport/open.ts';
import { workerStation } from '../printer/worker-station.ts';
import type { AgentConfig } from './config.ts';
import type { PlacedPrinter } from './print-service.ts';

/** Each printer whose address is known and right; of the others it is said what is missing. */
export function printersOf(
  { printers, logo }: AgentSetup,
  named: AgentConfig['printers'],
  say: (what: string) => void,
): ReadonlyMap<string, PlacedPrinter> {
  const placed = new Map<string, PlacedPrinter>();
  const drawn = logo === undefined ? undefined : { ...logo, grey: Buffer.from(logo.grey).toString('base64') };
  for (const { id, paperMm, model, address: given } of printers) {
    const address = own(named, id) ?? given;
    if (address === undefined) {
      say(
        `printer ${id}: nobody says how it is connected; write it in the hall file (agent:…:usb:04b8:0202) or under "printers" in the settings`,
      );
      continue;
    }
    const transport = transportFor(address);
    if (!transport.ok) {
      say(`printer ${id}: ${transport.error}`);
      continue;
    }
    placed.set(id, {
      text: JSON.stringify([address, model, paperMm, drawn]),
      open: () => workerStation(transport.value, profileFor(model, paperMm), () => performance.now(), logo),
    });
  }
  return placed;
}
