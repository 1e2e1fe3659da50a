import { describe, expect, it } from 'vitest';
import { readCardText } from '../../../devices/hid/decode/sdt-card.ts';
import { sdtFrame, sdtQuestion, sdtReplies, type SdtQuestion } from '../../../devices/hid/decode/sdt-frame.ts';
import { cardDecoder, type ReaderState } from '../../../devices/hid/decode/sdt-reader.ts';
import { idNumberChecks, sealWith } from '../../../devices/hid/id-number.ts';
import { cardAnswer, VirtualReader, type VirtualCard } from '../../../devices/hid/virtual/card-reader.ts';
import { asHex, hex, KEY, NOBODY } from './play.ts';
import { fc } from '../../support/property.ts';

const CARD: VirtualCard = { name: '张虚拟', sex: 'female', born: '19491001', idNumber: NOBODY };
const FOUND = hex('AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97');
const NONE = hex('AA AA AA 96 69 00 04 00 00 80 84');
const SELECTED = hex('AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C');
const seal = sealWith(KEY);
const decoder = cardDecoder(seal);

/** The talk with a reader that answers at once, its answers changed on the way. */
function talk(answer: (question: Uint8Array) => readonly Uint8Array[], rounds = 12) {
  let state: ReaderState = decoder.initial;
  let atMs = 0;
  const news = [];
  const asked: string[] = [];
  for (let round = 0; round < rounds; round++) {
    atMs = Math.max(atMs, decoder.dueAtMs(state) ?? atMs);
    const woken = decoder.wake(state, atMs);
    state = woken.state;
    const open = [...woken.send];
    for (let question = open.shift(); question !== undefined; question = open.shift()) {
      asked.push(asHex(question.slice(7, 9)));
      for (const piece of answer(question)) {
        atMs += 1;
        const step = decoder.hear(state, piece, atMs);
        state = step.state;
        news.push(...step.news);
        open.push(...step.send);
      }
    }
  }
  return { news, asked, state };
}

describe('the SDT protocol', () => {
  it.each<readonly [SdtQuestion, string]>([
    ['find', 'AA AA AA 96 69 00 03 20 01 22'],
    ['select', 'AA AA AA 96 69 00 03 20 02 21'],
    ['read', 'AA AA AA 96 69 00 03 30 01 32'],
    ['samId', 'AA AA AA 96 69 00 03 12 FF EE'],
    ['status', 'AA AA AA 96 69 00 03 11 FF ED'],
  ])('[DV40] the published question: %s', (question, bytes) => {
    expect(asHex(sdtQuestion(question)).toUpperCase()).toBe(bytes);
  });

  it('[DV40] the published answers', () => {
    const status = (bytes: Uint8Array) => {
      const read = sdtReplies(bytes);
      return read.kind === 'frame' ? [read.frame.status, read.length] : read.kind;
    };
    expect(status(FOUND)).toEqual([0x9f, 15]);
    expect(status(NONE)).toEqual([0x80, 11]);
    expect(status(SELECTED)).toEqual([0x90, 19]);
    expect(status(hex('AA AA AA 96 69 00 04 00 00 81 85'))).toEqual([0x81, 11]);
    expect(status(hex('AA AA AA 96 69 00 04 00 00 41 45'))).toEqual([0x41, 11]);
    expect(status(hex('AA AA AA 96 69 00 04 00 00 90 94'))).toEqual([0x90, 11]);
  });

  it('[DV41] the text of a card, field by field, in an answer of 1295 bytes', () => {
    const answer = cardAnswer(CARD);
    expect(answer).toHaveLength(1295);
    expect(asHex(answer.slice(5, 14))).toBe('05 08 00 00 90 01 00 04 00');
    const read = sdtReplies(answer);
    expect(read.kind === 'frame' && readCardText(read.frame.data)).toEqual({
      name: '张虚拟',
      sex: 'female',
      nation: '01',
      born: '19491001',
      address: '虚拟市示例路1号',
      idNumber: NOBODY,
      authority: '虚拟市公安局',
      validFrom: '20200101',
      validTo: '20400101',
      kind: '',
    });
  });

  it('[DV42] the last digit of a number checks the others', () => {
    expect(idNumberChecks(NOBODY)).toBe(true);
    expect(idNumberChecks('11010519491231002X')).toBe(true);
    expect(idNumberChecks('11010519491231002x')).toBe(true);
    for (const wrong of ['110105194912310021', NOBODY.slice(1), `${NOBODY}0`, ''])
      expect(idNumberChecks(wrong)).toBe(false);
  });

  it('[DV43] what is told of a number is its keyed hash and four digits, the same each time and another under another key', () => {
    const sealed = seal(NOBODY);
    expect(sealed).toEqual(seal(` ${NOBODY} `));
    expect(sealed.lastFour).toBe('0020');
    expect(sealed.hash).toMatch(/^[\w-]{43}$/);
    expect(sealWith(Buffer.alloc(32, 8))(NOBODY).hash).not.toBe(sealed.hash);
    expect(() => sealWith(Buffer.from('short'))).toThrow('5 bytes');
  });

  it('[DV44] a card is found, selected, read and told once, however long it lies there', () => {
    const reader = new VirtualReader();
    reader.put(CARD);
    const { news, asked } = talk((question) => [reader.answer(question)]);
    expect(asked.slice(0, 4)).toEqual(['20 01', '20 02', '30 01', '20 01']);
    expect(news).toEqual([
      {
        kind: 'id-card',
        ...seal(NOBODY),
        document: 'resident-id',
        sex: 'female',
        bornYear: 1949,
        validUntil: '20400101',
      },
    ]);
  });

  it('[DV43] neither number, name, address nor birthday stands in what is told, or in the state after it', () => {
    const reader = new VirtualReader();
    reader.put(CARD);
    const { news, state } = talk((question) => [reader.answer(question)]);
    const told = JSON.stringify([news, state]);
    for (const secret of [NOBODY, NOBODY.slice(0, 14), '张虚拟', '示例路', '19491001'])
      expect(told).not.toContain(secret);
  });

  it('[DV44] answers in single bytes, and every answer twice, are one card', () => {
    const bytewise = new VirtualReader();
    bytewise.put(CARD);
    expect(talk((question) => [...bytewise.answer(question)].map((byte) => Uint8Array.of(byte))).news).toHaveLength(1);
    const twice = new VirtualReader();
    twice.put(CARD);
    const doubled = talk((question) => {
      const answer = twice.answer(question);
      return [answer, answer];
    });
    expect(doubled.news).toHaveLength(1);
  });

  it('[DV45] a card taken away too soon, a wrong number, a foreign card: said, and nothing of it', () => {
    const told = (card: VirtualCard, change = (answer: Uint8Array) => answer) => {
      const reader = new VirtualReader();
      reader.put(card);
      return talk((question) => [change(reader.answer(question))]).news;
    };
    expect(told({ ...CARD, idNumber: '000000194910010021' })).toEqual([{ kind: 'card-unread', why: 'number-wrong' }]);
    expect(told({ ...CARD, kind: 'I' })).toEqual([{ kind: 'card-unread', why: 'card-unknown' }]);
    expect(told({ ...CARD, kind: 'J' })).toMatchObject([{ kind: 'id-card', document: 'residence-permit' }]);
    expect(told({ ...CARD, validTo: '长期' })).toMatchObject([{ validUntil: undefined }]);
    const away = (answer: Uint8Array) => (answer.length > 1000 ? sdtFrame([0, 0, 0x41]) : answer);
    expect(told(CARD, away)).toEqual([{ kind: 'card-unread', why: 'card-unreadable' }]);
  });

  it('[DV46] a reader that is silent is asked again; one that comes back is understood', () => {
    const reader = new VirtualReader();
    reader.put(CARD);
    let asked = 0;
    const { news } = talk((question) => (++asked < 5 ? [] : [reader.answer(question)]));
    expect(news).toHaveLength(1);
  });

  it('[DV47] garbage, answers cut short or with a changed byte are never a card', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 10 }), (pieces) => {
        expect(talk(() => pieces, 3).news).toEqual([]);
      }),
      { numRuns: 50 },
    );
    fc.assert(
      fc.property(fc.nat(1294), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const reader = new VirtualReader();
        reader.put(CARD);
        const { news } = talk((question) => {
          const answer = reader.answer(question);
          return answer.length < 1000 ? [answer] : [answer.map((byte, place) => (place === at ? byte ^ change : byte))];
        }, 4);
        expect(news).toEqual([]);
      }),
    );
    fc.assert(
      fc.property(fc.nat(1294), (cut) => {
        const reader = new VirtualReader();
        reader.put(CARD);
        const { news } = talk((question) => {
          const answer = reader.answer(question);
          return [answer.length < 1000 ? answer : answer.slice(0, cut)];
        }, 4);
        expect(news).toEqual([]);
      }),
    );
  });
});
