import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAgentConfig } from '../../agent/config.ts';

const TOKEN = 'a-token-that-is-long-enough';

describe('the words of the agent', () => {
  it('[AC1] flags win over the environment, and both over the file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hallcall-agent-config-'));
    const file = join(folder, 'agent.json');
    await writeFile(
      file,
      JSON.stringify({ server: 'http://file', token: TOKEN, printers: { 'kiosk-1': 'file:/dev/usb/lp0' } }),
    );
    const read = await readAgentConfig(['--config', file, '--server', 'http://flag:8080'], {
      HALL_SERVER: 'http://env',
    });
    expect(read).toEqual({
      ok: true,
      value: {
        task: 'run',
        config: {
          server: 'http://flag:8080',
          token: TOKEN,
          data: './agent-data',
          printers: { 'kiosk-1': 'file:/dev/usb/lp0' },
          paths: [],
          kioskPort: 8179,
        },
      },
    });
    await rm(folder, { recursive: true });
  });

  it.each([
    [[], /server: is missing[\s\S]*token: is missing/],
    [['--server', 'hall', '--token', TOKEN], /server: the URL of the hall/],
    [['--server', 'http://hall', '--token', 'short'], /token: the agent's token, as POST/],
    [['--sever', 'http://hall'], /--sever/],
    [['--config', '/nowhere.json'], /\/nowhere.json cannot be read/],
  ])('[AC2] %j is answered with what is wrong and what would be right', async (argv, sentence) => {
    const read = await readAgentConfig(argv, {});
    expect(read.ok ? '' : read.error).toMatch(sentence);
  });

  it('[AC3] a test page and the list of printers need no server', async () => {
    expect(await readAgentConfig(['--printers'], {})).toMatchObject({ ok: true, value: { task: 'list-printers' } });
    expect(await readAgentConfig(['--test', 'kiosk-1', '--data', '/tmp/x'], {})).toMatchObject({
      ok: true,
      value: { task: 'test', printer: 'kiosk-1', config: { data: '/tmp/x' } },
    });
  });
});
