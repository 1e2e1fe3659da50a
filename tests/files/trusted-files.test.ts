import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { summed, unsummed } from '../../files/summed.ts';
import { filePeopleBook } from '../../server/auth/people-book.ts';
import { fileTokenBook } from '../../server/auth/token-store.ts';
import { JoinTokens } from '../../server/halls/joined/join-tokens.ts';
import { standbyMark } from '../../server/journal/standby-mark.ts';
import { seeded } from '../support/seeded.ts';
import { THOROUGH } from '../support/thorough.ts';
import { afterHarm, FILE_HARMS, TRUSTED_FILES } from '../support/trusted-files.ts';

const FLIPS = Number(process.env['FLIPS'] ?? (THOROUGH ? 500 : 60));
const CUTS = Number(process.env['CUTS'] ?? (THOROUGH ? 200 : 36));
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

let parent = '';
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'hallcall-trusted-'));
  for (const file of TRUSTED_FILES) {
    await mkdir(join(parent, file.name));
    await file.write(join(parent, file.name));
  }
});
afterAll(() => rm(parent, { recursive: true, force: true }));

describe('a text with its sum', () => {
  const path = '/data/tokens.json';
  it.each([
    '{}',
    '{"a":1}',
    '{"a":"sum","b":[{"c":"\\"sum\\":\\""}]}',
    `${JSON.stringify({ kiosk: '取号', n: [1, 2] }, undefined, 2)}\n`,
  ])('[FI6] %j comes back, and no bit and no end of it can be lost', (text) => {
    const written = summed(path, text);
    expect(JSON.parse(unsummed(path, written))).toEqual(JSON.parse(text));
    expect(JSON.parse(written)).toMatchObject(JSON.parse(text) as object);
    const said = (bytes: Buffer): unknown => {
      try {
        return JSON.parse(unsummed(path, bytes.toString()));
      } catch {
        return 'harmed';
      }
    };
    const bytes = Buffer.from(written);
    const end = bytes.lastIndexOf('}');
    for (let bit = 0; bit < end * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const found = said(flipped);
      // Of the name of the sum alone a flip leaves the rest as it was.
      if (found !== 'harmed') expect(found).toMatchObject(JSON.parse(text) as object);
    }
    for (let length = 0; length < end; length += 1) expect(said(bytes.subarray(0, length))).toBe('harmed');
    expect(() => unsummed('/data/people.json', written)).toThrow('people.json is not as it was written');
  });

  it.each<[string, (value: unknown, text: string) => string]>([
    ['on one line', (value) => JSON.stringify(value)],
    ['with four blanks', (value) => `${JSON.stringify(value, undefined, 4)}\n`],
    ['with tabs and ends of Windows', (value) => JSON.stringify(value, undefined, '\t').replaceAll('\n', '\r\n')],
    ['with a blank behind the name of the sum', (_, text) => text.replace('"sum":', '"sum": ')],
  ])('[FI6] one that an editor has laid out %s is what was written, and nothing else', (_, layOut) => {
    const value = { kiosk: '取号', n: [1, 2.5], of: { sum: 'x' }, text: 'a "sum":"b"' };
    for (const indent of [undefined, 1, 2]) {
      const text = summed(path, `${JSON.stringify(value, undefined, indent)}\n`);
      const other = layOut(JSON.parse(text), text);
      expect(JSON.parse(unsummed(path, other))).toEqual(value);
      expect(() => unsummed(path, other.replace('2.5', '2.7'))).toThrow('take its last member `sum` out');
      expect(() => unsummed('/data/people.json', other)).toThrow('if you changed or renamed it yourself');
    }
    expect(JSON.parse(unsummed(path, JSON.stringify(value)))).toEqual(value);
  });

  it.each([
    ['people.json', (data: string) => filePeopleBook(join(data, 'people.json')).read()],
    ['tokens.json', (data: string) => fileTokenBook(join(data, 'tokens.json')).read()],
    ['standby.json', (data: string) => standbyMark(data)],
    ['joined/tokens.json', (data: string) => new JoinTokens(data).halls()],
  ])('[FI6] who cannot read %s says why, and what to do where somebody changed it by hand', async (name, read) => {
    const data = join(parent, 'by-hand');
    const at = join(data, name);
    await mkdir(dirname(at), { recursive: true });
    const whole = { version: 1, people: [], tokens: [], halls: [], of: 'north' };
    await writeFile(at, summed(at, JSON.stringify(whole)).replace('"people":[]', '"people":[ ]'));
    await expect(read(data)).resolves.toBeDefined();
    await writeFile(at, summed(at, JSON.stringify(whole)).replace('1', '2'));
    await expect(read(data)).rejects.toThrow(/ cannot be read; .*its sum does not fit; if you changed .*`sum` out/);
    await writeFile(at, '{"version":9}');
    await expect(read(data)).rejects.toThrow(/ cannot be read; .*: version: /);
    await writeFile(at, '');
    await expect(read(data)).rejects.toThrow(/ cannot be read; .* is not as it was written/);
    await writeFile(at, JSON.stringify(whole));
    await expect(read(data)).resolves.toBeDefined();
  });

  it('[FI6] one without a sum, as a version before has written it, is taken as it is', () => {
    expect(unsummed(path, '{"version":1,"tokens":[]}')).toBe('{"version":1,"tokens":[]}');
  });
});

describe(`what stands beside the journal (seed ${String(SEED)})`, () => {
  const random = seeded(SEED);
  const tried = async (many: number, harms: readonly (keyof typeof FILE_HARMS)[]): Promise<readonly string[]> => {
    const missed: string[] = [];
    let trusted = 0;
    for (let round = 0; round < many; round += 1) {
      const file = TRUSTED_FILES[round % TRUSTED_FILES.length];
      const other = TRUSTED_FILES[(round + 1) % TRUSTED_FILES.length];
      const harm = harms[Math.floor(round / TRUSTED_FILES.length) % harms.length];
      if (file === undefined || other === undefined || harm === undefined) throw new Error('there are none');
      const part = random();
      const from = join(parent, other.name, other.name);
      const said = await afterHarm(file, join(parent, 'harmed'), join(parent, file.name), (path) =>
        FILE_HARMS[harm](path, part, from),
      );
      if (said === 'named') trusted += 1;
      else if (said !== 'same' && !lastLine(file.name, harm))
        missed.push(`${file.name}: ${harm} at ${String(part)}: ${said}`);
    }
    console.info(`${String(many)} of ${harms.join(', ')}: ${String(trusted)} lay in what is trusted and were named`);
    return missed;
  };
  /** The last lines of an agent's files may be some that a loss of power has cut off: they never counted. */
  const lastLine = (name: string, harm: string): boolean =>
    ['numbers.jsonl', 'spool.jsonl'].includes(name) && harm !== 'a flipped bit';

  it(`[FI6] ${String(FLIPS)} bits that are turned over: each that lies in what is trusted is named with its file`, async () => {
    expect(await tried(FLIPS, ['a flipped bit'])).toEqual([]);
  });

  it(`[FI6] ${String(CUTS)} files that were cut, emptied or swapped: each is named`, async () => {
    expect(await tried(CUTS, ['cut', 'emptied', 'swapped for another file of the folder'])).toEqual([]);
  });
});
