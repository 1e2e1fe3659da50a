import { nodeDisk, type Disk } from '../files/disk.ts';
import { readIfThere, writeWhole } from '../files/durable-file.ts';
import { agentSetup, type AgentSetup } from '../core/protocol/agent.ts';

/**
 * What the server said last, so that the printers are looked after before it is reached. Undefined where there is none
 * yet.
 */
export async function readSetup(path: string, disk: Disk = nodeDisk): Promise<AgentSetup | undefined> {
  const found = await readIfThere(path, disk);
  if (found === undefined) return undefined;
  const parsed = agentSetup.safeParse(parsedText(found.toString()));
  // Written by another version, or harmed: the server says it anew.
  return parsed.success ? parsed.data : undefined;
}

function parsedText(text: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) =>
      key === 'grey' && typeof value === 'string' ? Uint8Array.from(Buffer.from(value, 'base64')) : value,
    );
  } catch {
    return undefined; // no setup at all
  }
}

/** Durable once it resolves. */
export async function writeSetup(path: string, setup: AgentSetup, disk: Disk = nodeDisk): Promise<void> {
  await writeWhole(path, setupText(setup), disk);
}

/** As text; two setups are the same if their texts are. */
export function setupText(given: AgentSetup | undefined): string {
  if (given === undefined) return 'null';
  // The key of the hall is not written down here: it comes anew with every link.
  const { sealKey: _, ...setup } = given;
  if (setup.logo === undefined) return JSON.stringify(setup);
  const { logo, ...rest } = setup;
  return JSON.stringify({ ...rest, logo: { ...logo, grey: Buffer.from(logo.grey).toString('base64') } });
}
