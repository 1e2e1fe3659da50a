import { readFile, rename, writeFile } from 'node:fs/promises';
import { isNotThere } from '../files/not-there.ts';
import { agentSetup, type AgentSetup } from '../core/protocol/agent.ts';

/** What the server said last, so that the printers are looked after before it is reached. Undefined where there is none yet. */
export async function readSetup(path: string): Promise<AgentSetup | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (fault) {
    if (isNotThere(fault)) return undefined;
    throw fault;
  }
  const read: unknown = JSON.parse(text, (key, value: unknown) =>
    key === 'grey' && typeof value === 'string' ? Uint8Array.from(Buffer.from(value, 'base64')) : value,
  );
  const parsed = agentSetup.safeParse(read);
  // Written by another version: the server says it anew.
  return parsed.success ? parsed.data : undefined;
}

export async function writeSetup(path: string, setup: AgentSetup): Promise<void> {
  const text = setupText(setup);
  await writeFile(`${path}.next`, text);
  await rename(`${path}.next`, path);
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
