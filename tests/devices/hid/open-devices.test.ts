import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PluggedFamily } from '../../../core/catalogue/plugged.ts';
import { boxBytes } from '../../../devices/hid/decode/box-frame.ts';
import { readRecording, recordingLine } from '../../../devices/hid/recording.ts';
import { inputTransport } from '../../../devices/hid/transport/open-input.ts';
import { replayTransport } from '../../../devices/hid/transport/replay.ts';
import { cardAnswer, VirtualReader } from '../../../devices/hid/virtual/card-reader.ts';
import { virtualDevice } from '../../../devices/hid/virtual/virtual-device.ts';
import { openHouse } from './house.ts';
import { asHex, hex, NOBODY } from './play.ts';
import { hasPty, startPty } from './pty.ts';
import { never } from '../../printer/transport-contract.ts';
import { soon } from '../../support/soon.ts';

const RECORDINGS = new URL('../../../devices/hid/recordings/', import.meta.url).pathname;
const CARD = { name: '张虚拟', sex: 'female', born: '19491001', idNumber: NOBODY } as const;
const CODE = 'http://10.0.0.2:8080/t/01JD7Q4M2Y9V0K3W8X5B6N1C2F#secret-of-128-bits-3Kx9';

describe('virtual devices', () => {
  it('[DV80] every family: presses go in, the bytes of its family carry them, the same presses come out', async () => {
    const families: readonly PluggedFamily[] = [
      'scanner-honeywell',
      'scanner-hid-pos',
      'scanner-wedge',
      'scanner-serial',
    ];
    const bindings = [...families, 'keypad-numpad', 'keypad-digits', 'rating-pad', 'call-box', 'id-reader-sdt'].map(
      (family) => ({
        id: family,
        family: family as PluggedFamily,
        where: 'virtual',
        counter: '1',
        prefix: '~',
        box: 3,
      }),
    );
    const virtual = new Map(bindings.map((each) => [each.id, virtualDevice(each)]));
    const { devices, news, states } = openHouse(bindings, ({ id }) => virtual.get(id)?.transport ?? 'none');
    await soon(() => expect(states).toHaveLength(bindings.length));
    for (const family of families) expect(virtual.get(family)?.press({ kind: 'scan', text: 'AP-2041' })).toBe(true);
    virtual.get('keypad-numpad')?.press({ kind: 'key', key: 'Numpad7' });
    virtual.get('keypad-digits')?.press({ kind: 'key', key: 'Digit7' });
    virtual.get('rating-pad')?.press({ kind: 'key', key: 'Numpad2' });
    virtual.get('call-box')?.press({ kind: 'key', key: 'call' });
    virtual.get('id-reader-sdt')?.press({ kind: 'put-card', card: CARD });
    expect(virtual.get('scanner-honeywell')?.press({ kind: 'key', key: 'Numpad1' })).toBe(false);
    await soon(() => expect(news).toHaveLength(bindings.length));
    const of = (id: string) => news.filter(([each]) => each === id).map(([, each]) => each);
    for (const family of families) expect(of(family)).toMatchObject([{ kind: 'scan', text: 'AP-2041' }]);
    expect([...of('keypad-numpad'), ...of('keypad-digits')]).toEqual(
      [7, 7].map(() => ({ kind: 'key', key: 'Numpad7' })),
    );
    expect(of('rating-pad')).toEqual([{ kind: 'rating', grade: 4 }]);
    expect(of('call-box')).toEqual([{ kind: 'key', key: 'call' }]);
    expect(of('id-reader-sdt')).toMatchObject([{ kind: 'id-card', lastFour: '0020', bornYear: 1949 }]);
    devices.order('call-box', { kind: 'beep' });
    await soon(() => expect(virtual.get('call-box')?.said().map(asHex)).toContain('ff 68 02 02 68 03 03 06 16'));
    await devices.close();
  });

  it('[DV70] unplugged and plugged in at any moment: told, opened again, half a code forgotten', async () => {
    const binding = { id: 'gun', family: 'scanner-wedge', where: 'virtual', counter: '1', prefix: '~' } as const;
    const gun = virtualDevice(binding);
    const { devices, news, states } = openHouse([binding], () => gun.transport);
    for (let turn = 0; turn < 3; turn++) {
      await soon(() => expect(states.at(-1)).toBe('gun there'));
      gun.press({ kind: 'key', key: 'Backquote' });
      gun.unplug();
      await soon(() => expect(states.at(-1)).toBe('gun missing'));
      expect(gun.press({ kind: 'scan', text: 'LOST' })).toBe(false);
      gun.plug();
    }
    await soon(() => expect(states.at(-1)).toBe('gun there'));
    gun.press({ kind: 'scan', text: 'AP-1' });
    await soon(() => expect(news).toEqual([['gun', { kind: 'scan', text: 'AP-1' }]]));
    await devices.close();
    expect(gun.press({ kind: 'scan', text: 'AP-2' })).toBe(true);
    expect(news).toHaveLength(1);
  });

  it('[DV88] a virtual device keeps the last of what it was told, however long it is asked', async () => {
    const reader = virtualDevice({ id: 'reader', family: 'id-reader-sdt' });
    const link = await reader.transport.open(new AbortController().signal);
    for (let at = 0; at < 1000; at += 1) await link.write(Uint8Array.of(at >> 8, at & 0xff), never);
    expect(reader.said()).toHaveLength(100);
    expect(reader.said().at(-1)).toEqual(Uint8Array.of(3, 231));
  });

  it('[DV71] a device that cannot be opened is missing, with the reason; the others work', async () => {
    const bad = { id: 'bad', family: 'scanner-serial', where: 'serial:relative', counter: '1' } as const;
    const pad = { id: 'pad', family: 'keypad-numpad', where: 'virtual', counter: '1' } as const;
    const virtual = virtualDevice(pad);
    const { devices, news, states } = openHouse([bad, pad], (binding) => {
      if (binding.where === 'virtual') return virtual.transport;
      const found = inputTransport(binding);
      return found.ok ? found.value : found.error;
    });
    await soon(() => expect(states).toEqual(['bad missing', 'pad there']));
    virtual.press({ kind: 'key', key: 'F13' });
    await soon(() => expect(news).toEqual([['pad', { kind: 'key', key: 'F13' }]]));
    await devices.close();
  });
});

describe('recordings', () => {
  const expected: Readonly<Record<string, readonly object[]>> = {
    'scanner-honeywell': [
      { text: CODE, symbology: ']Q1' },
      { text: '6901234567892', symbology: ']E0' },
    ],
    'scanner-hid-pos': [
      { text: CODE, symbology: ']Q1' },
      { text: '6901234567892', symbology: ']E0' },
    ],
    'scanner-wedge': [{ text: 'AP-2041/b' }],
    'scanner-serial': [{ text: 'AP-2041' }, { text: '你好' }],
    'keypad-numpad': ['Numpad1', 'Numpad3', 'NumpadEnter', 'NumpadAdd'].map((key) => ({ key })),
    'keypad-digits': ['Numpad1', 'Numpad3', 'NumpadEnter', 'NumpadAdd', 'NumpadMultiply'].map((key) => ({ key })),
    'rating-pad': [{ grade: 5 }, { grade: 1 }],
    'call-box': [{ key: 'call' }, { key: 'recall' }, { key: 'abandon' }, { grade: 5 }],
    'id-reader-sdt': [{ kind: 'id-card', lastFour: '0020', sex: 'female', bornYear: 1949 }],
  };

  it('[DV81] there is one for every family', () => {
    expect(readdirSync(RECORDINGS).sort()).toEqual(
      Object.keys(expected)
        .map((family) => `${family}.txt`)
        .sort(),
    );
  });

  it.each(Object.keys(expected))('[DV81] of %s plays as fast as it is taken and gives its presses', async (family) => {
    const binding = {
      id: family,
      family: family as PluggedFamily,
      where: 'virtual',
      counter: '1',
      prefix: '~',
      box: 3,
    };
    // No time passes: on a busy machine a gap of the replay would end a code that is typed.
    const replay = () => replayTransport(`${RECORDINGS}${family}.txt`, 'fast');
    const { devices, news } = openHouse([binding], replay, () => 0);
    await soon(() => expect(news.map(([, each]) => each)).toMatchObject(expected[family] ?? []));
    await devices.close();
  });

  it('[DV82] keeps its own timing', async () => {
    const binding = {
      id: 'pad',
      family: 'rating-pad',
      where: `replay:${RECORDINGS}rating-pad.txt`,
      counter: '1',
    } as const;
    const began = performance.now();
    const { devices, news } = openHouse([binding], (each) => {
      const found = inputTransport(each);
      return found.ok ? found.value : found.error;
    });
    await soon(() => expect(news).toHaveLength(2));
    expect(performance.now() - began).toBeGreaterThan(240);
    await devices.close();
  });

  it('[DV83] is written as it is read; a line that is none is named', () => {
    const line = '+12 < 00 00 59 00';
    const read = readRecording(`# remark\n\n${line}\n+0 > aa\n`);
    expect(read.ok && read.value.map(recordingLine)).toEqual([line, '+0 > aa']);
    expect(readRecording('+1 < 00\n12 < 00')).toMatchObject({
      ok: false,
      error: expect.stringContaining('line 2') as string,
    });
    expect(readRecording('+1 < 0g').ok).toBe(false);
  });
});

describe.skipIf(!hasPty)('over a real serial line (skipped where python3 has no pty)', () => {
  it('[DV72] two call boxes share a line; each press is answered, each counter has its own', async () => {
    const line = await startPty();
    const said: number[] = [];
    line.onSaid((bytes) => said.push(...bytes));
    const box = (id: string, at: number) =>
      ({ id, family: 'call-box', where: `serial:${line.path}`, counter: id, box: at }) as const;
    const { devices, news, states } = openHouse([box('3', 3), box('4', 4)], (binding) => {
      const found = inputTransport(binding);
      return found.ok ? found.value : found.error;
    });
    await soon(() => expect(states).toEqual(['3 there', '4 there']));
    const call = boxBytes({ box: 3, func: 1, data: [0x0c] });
    const recall = boxBytes({ box: 4, func: 1, data: [0x0d] });
    line.say(Buffer.concat([hex('ff 68 00'), call.slice(0, 4)]));
    await new Promise((resolve) => setTimeout(resolve, 20));
    line.say(Buffer.concat([call.slice(4), recall]));
    await soon(() => expect(said).toEqual([...call, ...recall]));
    expect(news).toEqual([
      ['3', { kind: 'key', key: 'call' }],
      ['4', { kind: 'key', key: 'recall' }],
    ]);
    devices.order('4', { kind: 'show', waiting: 7 });
    await soon(() => expect(asHex(Uint8Array.from(said))).toContain('ff 68 08 08 68 04 02 00 00 07 0a 0a 0a'));
    await devices.close();
    await line.end();
  });

  it('[DV73] a card reader on a serial line, pulled out in the middle of an answer', async () => {
    const line = await startPty();
    const reader = new VirtualReader();
    let cut = true;
    line.onSaid((question) => {
      const answer = reader.answer(question);
      if (answer.length < 1000 || !cut) return line.say(answer);
      cut = false;
      line.say(answer.slice(0, 700));
      void line.end();
    });
    reader.put(CARD);
    const binding = { id: 'cards', family: 'id-reader-sdt', where: `serial:${line.path}`, kiosk: 'kiosk-1' } as const;
    const { devices, news, states } = openHouse([binding], (each) => {
      const found = inputTransport(each);
      return found.ok ? found.value : found.error;
    });
    await soon(() => expect(states).toEqual(['cards there', 'cards missing']));
    expect(news).toEqual([]);
    await devices.close();
  });

  it('[DV73] and one that is left alone tells the card', async () => {
    const line = await startPty();
    const reader = new VirtualReader();
    line.onSaid((question) => line.say(reader.answer(question)));
    reader.put(CARD);
    const binding = { id: 'cards', family: 'id-reader-sdt', where: `serial:${line.path}`, kiosk: 'kiosk-1' } as const;
    const { devices, news } = openHouse([binding], (each) => {
      const found = inputTransport(each);
      return found.ok ? found.value : found.error;
    });
    await soon(() => expect(news).toMatchObject([['cards', { kind: 'id-card', lastFour: '0020' }]]));
    expect(cardAnswer(CARD)).toHaveLength(1295);
    await devices.close();
    await line.end();
  });
});
