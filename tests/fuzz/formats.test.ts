import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Chance } from '../../core/forecast/chance.ts';
import { COMMANDS } from '../../core/protocol/commands.ts';
import { TO_HALL } from '../../core/protocol/messages.ts';
import { allResources } from '../../core/protocol/resources/resource-facts.ts';
import { readHallFile } from '../../core/hall-file/hall-file.ts';
import type { HallTables } from '../../core/hall-file/tables.ts';
import { PLUGGED_FAMILIES, type PluggedFamily } from '../../core/catalogue/plugged.ts';
import { decoderFor } from '../../devices/hid/family.ts';
import { sealWith } from '../../devices/hid/id-number.ts';
import { readRecording } from '../../devices/hid/recording.ts';
import { FAMILIES } from '../../devices/sign/families.ts';
import { unsummed } from '../../files/summed.ts';
import { readReplies } from '../../printer/status/replies.ts';
import { cookiesOf } from '../../server/auth/request-cookies.ts';
import { hallNamedBy } from '../../server/halls/hall-of.ts';
import { decodeText } from '../../server/hall-file/decode-text.ts';
import { pictureSize } from '../../server/hall-file/picture-size.ts';
import { parseTable } from '../../server/hall-file/read-hall-folder.ts';
import { readWorkbook } from '../../server/hall-file/workbook/read-workbook.ts';
import { endingOf } from '../../server/notices/media-type.ts';
import { farAddress, trustedProxies } from '../../server/ops/far-address.ts';
import { seeded } from '../support/seeded.ts';
import { pick, spoilt, spoiltBytes, spoiltText } from '../support/spoil.ts';
import { THOROUGH } from '../support/thorough.ts';
import { madeWorkbook } from '../support/workbook.ts';

const INPUTS = Number(process.env['FUZZ'] ?? (THOROUGH ? 1_000_000 : 3_000));
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

/** One format: an input of it is spoilt and read. A throw is what is looked for. */
type Format = { readonly name: string; readonly share: number; readonly read: (random: Chance) => unknown };

/** Bodies of the doors: each as it may come, spoilt. */
function bodies(): Format[] {
  const rows: readonly { readonly body: { safeParse(value: unknown): unknown }; readonly example: unknown }[] = [
    ...Object.values(TO_HALL).map(({ body, example }) => ({ body, example })),
    ...Object.values(COMMANDS).map(({ body, example }) => ({ body, example })),
    ...allResources().flatMap(({ body, example }) =>
      body === undefined ? [] : [{ body, example: example.body ?? {} }],
    ),
  ];
  const queries = allResources().flatMap(({ query }) => (query === undefined ? [] : [query]));
  return [
    {
      name: 'bodies of commands, messages and paths',
      share: 60,
      read(random) {
        const { body, example } = pick(rows, random);
        return body.safeParse(spoilt(example, random));
      },
    },
    {
      name: 'questions behind a path',
      share: 8,
      read(random) {
        const names = ['day', 'from', 'to', 'limit', 'cursor', 'line', 'number', 'q', 'secret', 'by', 'kind'];
        const asked = { [pick(names, random)]: '2026-03-09', [pick(names, random)]: '10' };
        return pick(queries, random).safeParse(spoilt(asked, random));
      },
    },
  ];
}

const table = (name: string): string => readFileSync(join('halls', 'sample', name), 'utf8');

/** What a small hall's files say, ten rows of each. */
function hallFile(): Format[] {
  const names = readdirSync(join('halls', 'sample')).filter((name) => name.endsWith('.csv'));
  const texts = names.map((name) => [name, table(name).split('\n').slice(0, 10).join('\n')] as const);
  const whole = Object.fromEntries(
    texts.flatMap(([name, text]) => {
      const read = parseTable(name, text);
      return read.ok ? [[name, read.value]] : [];
    }),
  ) as HallTables; // as the folder is read
  const book = madeWorkbook({
    sheets: [
      {
        name: 'lines',
        rows: [
          ['id', 'prefix'],
          ['a', 'A'],
        ],
      },
    ],
  });
  return [
    {
      name: 'tables of a hall file',
      share: 5,
      read: (random) => parseTable('lines.csv', spoiltText(pick(texts, random)[1], random)),
    },
    {
      name: 'letters of a hall file',
      share: 4,
      read: (random) => decodeText(spoiltBytes(Buffer.from(pick(texts, random)[1].slice(0, 400)), random)),
    },
    {
      name: 'workbooks',
      share: 4,
      read: (random) => readWorkbook(Buffer.from(spoiltBytes(book, random))),
    },
    {
      name: 'whole hall files',
      share: 0.1,
      read(random) {
        const [name, text] = pick(texts, random);
        const read = parseTable(name, spoiltText(text, random));
        return readHallFile({ ...whole, ...(read.ok ? { [name]: read.value } : {}) });
      },
    },
  ];
}

/** What stands in the hall, and what it is told from outside. */
function devices(): Format[] {
  const families = (Object.keys(PLUGGED_FAMILIES) as PluggedFamily[]).map((family) => {
    const read = readRecording(readFileSync(join('devices', 'hid', 'recordings', `${family}.txt`), 'utf8'));
    const machine = decoderFor({
      device: { family, prefix: '~', box: 3 },
      keymaps: [],
      seal: sealWith(Buffer.alloc(32)),
    });
    return { machine, pieces: read.ok ? read.value : [] };
  });
  const signs = Object.entries(FAMILIES);
  const picture = readFileSync(join('docs', 'pictures', 'kiosk.png')).subarray(0, 300);
  return [
    {
      name: 'keypads, scanners, call boxes, readers',
      share: 6,
      read(random) {
        const { machine, pieces } = pick(families, random);
        let { initial: state } = machine;
        for (let at = 0; at < 4; at += 1) {
          const bytes = pieces.length === 0 ? Uint8Array.of(1, 2, 3) : pick(pieces, random).bytes;
          ({ state } = machine.hear(state, spoiltBytes(bytes, random), at * 50));
          const due = machine.dueAtMs(state);
          if (due !== undefined) ({ state } = machine.wake(state, due));
        }
        return state;
      },
    },
    {
      name: 'answers of printers',
      share: 3,
      read: (random) => readReplies([], spoiltBytes(Uint8Array.of(0x12, 0x12, 0x16, 0x5f, 0x41, 0), random)),
    },
    {
      name: 'answers of signs',
      share: 3,
      read(random) {
        const [family, port] = pick(signs, random);
        const face = { family, widthDots: 128, heightDots: 16, screen: 1, answers: true } as never;
        const bytes = pick(port.probe(face), random)?.bytes ?? Uint8Array.of(0xa5, 1, 2);
        return port.decode(spoiltBytes(bytes, random), face);
      },
    },
    {
      name: 'recordings',
      share: 1,
      read: (random) => readRecording(spoiltText('+3000 < 00 00 58 00\n+40 < 00 00 00', random)),
    },
    {
      name: 'pictures',
      share: 3,
      read(random) {
        const head = Buffer.from(spoiltBytes(picture, random));
        endingOf(head);
        return (['png', 'jpg', 'webp', 'gif'] as const).map((ending) => pictureSize(head, ending as never));
      },
    },
  ];
}

function headers(): Format[] {
  return [
    {
      name: 'headers and addresses',
      share: 4,
      read(random) {
        const cookie = spoiltText('hallcall_session=abc; hallcall_kiosk=def', random);
        cookiesOf({ cookie })(spoiltText('hallcall_session', random));
        const proxies = trustedProxies(spoiltText('10.0.0.0/8, loopback', random));
        if (proxies.ok)
          farAddress(
            {
              headers: { 'x-forwarded-for': spoiltText('10.1.2.3, ::1', random) },
              socket: { remoteAddress: '::1' },
            },
            proxies.value,
          );
        return hallNamedBy({ url: spoiltText('/h/south/api/v1/hall?x=%E5', random) });
      },
    },
    {
      name: 'files with a sum',
      share: 2,
      read(random) {
        try {
          return unsummed(
            '/data/tokens.json',
            spoiltText('{"version":1,"tokens":[],"sum":"abcdefghijklmnopqrstuv"}', random),
          );
        } catch (fault) {
          // It says so by its name: that is how it is read.
          if (!(fault as Error).message.startsWith('tokens.json is not as it was written')) throw fault;
          return undefined;
        }
      },
    },
  ];
}

it(
  `[STR28] ${String(INPUTS)} spoilt inputs of every format: none throws, and no plain object learns a name (seed ${String(SEED)})`,
  () => {
    const formats = [...bodies(), ...hallFile(), ...devices(), ...headers()];
    const all = formats.reduce((sum, { share }) => sum + share, 0);
    const random = seeded(SEED);
    const table: string[] = [];
    const thrown: string[] = [];
    for (const { name, share, read } of formats) {
      const many = Math.ceil((INPUTS * share) / all);
      const began = performance.now();
      for (let at = 0; at < many && thrown.length < 20; at += 1) {
        try {
          read(random);
        } catch (fault) {
          thrown.push(
            `${name}, input ${String(at)}: ${(fault as Error).stack?.split('\n').slice(0, 3).join(' ') ?? ''}`,
          );
        }
      }
      table.push(`${String(many).padStart(8)}  ${(performance.now() - began).toFixed(0).padStart(7)} ms  ${name}`);
    }
    console.info(table.join('\n'));
    expect(thrown).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  },
  INPUTS + 60_000,
);
