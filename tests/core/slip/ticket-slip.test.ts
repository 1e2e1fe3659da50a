import { describe, expect, it } from 'vitest';
import { peopleWords } from '../../../core/base/ahead-words.ts';
import { LANGUAGES } from '../../../core/base/names.ts';
import { columnsOf } from '../../../core/slip/slip.ts';
import { displayWidth } from '../../../core/slip/wrap.ts';
import { SLIP_TEXTS } from '../../../core/slip/slip-texts.ts';
import type { Slip } from '../../../core/slip/slip.ts';
import { ticketSlip, zoneText } from '../../../core/slip/ticket-slip.ts';
import { waitMinutes, waitWords } from '../../../core/base/wait-words.ts';
import { ARCHIVES, HOUSEHOLD, names, sampleInput, URL_OF_TICKET } from '../../printer/slip-samples.ts';

function wordsOf(slip: Slip): string {
  return slip.lines
    .flatMap((line) => {
      if (line.kind === 'text') return [line.text];
      if (line.kind === 'columns') return [`${line.left} ${line.right}`];
      return line.kind === 'qr' ? [line.data, line.caption ?? ''] : [];
    })
    .join('\n');
}

describe('the receipt of a ticket', () => {
  it.each(LANGUAGES)('[S1] says everything a visitor needs, in %s', (language) => {
    const words = wordsOf(ticketSlip(sampleInput({ language })));
    const texts = SLIP_TEXTS[language];
    for (const part of [
      'A014',
      HOUSEHOLD.serviceName[language],
      '1F-A',
      URL_OF_TICKET,
      peopleWords({ ahead: 5 }, language),
      texts.haveReady,
    ]) {
      expect(words).toContain(part);
    }
    expect(words).toContain(HOUSEHOLD.lineName[language]);
    expect(words).toContain('08:41');
    expect(words).toContain('2026');
  });

  it.each(LANGUAGES)(
    '[E19] who may be ahead stands on paper as a range, in letters that every printer has, in %s',
    (language) => {
      const [step] = sampleInput({ language }).steps;
      if (step === undefined) throw new Error('no service');
      const words = wordsOf(ticketSlip(sampleInput({ language, steps: [{ ...step, ahead: 0, aheadMost: 5 }] })));
      expect(words).toContain('0-5 ');
      expect(words).not.toContain(SLIP_TEXTS[language].nobodyAhead);
    },
  );

  it.each(LANGUAGES)('[S14] given by a kiosk that is cut off, it says so before all else, in %s', (language) => {
    const texts = SLIP_TEXTS[language];
    for (const paperMm of [58, 80] as const) {
      const slip = ticketSlip(sampleInput({ language, paperMm, offline: true }));
      const said = slip.lines.flatMap((line) => (line.kind === 'text' ? [line.text] : []));
      expect(said.slice(0, texts.offline.length)).toEqual([...texts.offline]);
      expect(wordsOf(slip)).toContain(texts.scanLater);
      expect(wordsOf(slip)).not.toContain(`${texts.scan}\n`);
      for (const text of texts.offline) expect(displayWidth(text)).toBeLessThanOrEqual(columnsOf(58));
      expect(2 * displayWidth(texts.offline[0])).toBeLessThanOrEqual(columnsOf(58));
    }
    expect(wordsOf(ticketSlip(sampleInput({ language })))).not.toContain(texts.offline[0]);
  });

  it('[S2] nothing on the paper is larger than the number', () => {
    for (const paperMm of [58, 80] as const) {
      const slip = ticketSlip(sampleInput({ paperMm, number: 'AB127' }));
      const sizes = slip.lines.flatMap((line) =>
        line.kind === 'text' ? [{ text: line.text, size: line.height }] : [],
      );
      const largest = sizes.reduce((most, one) => (one.size > most.size ? one : most));
      expect(largest.text).toBe('AB127');
      expect(largest.size).toBeGreaterThanOrEqual(6);
    }
  });

  it('[S3] the estimate is rounded outward: a minute below ten, five above', () => {
    expect(waitMinutes({ p50: 11 * 60, p90: 18 * 60 })).toEqual({ from: 10, to: 20 });
    expect(waitMinutes({ p50: 150, p90: 7.2 * 60 })).toEqual({ from: 2, to: 8 });
    expect(waitMinutes({ p50: 9.5 * 60, p90: 10.5 * 60 })).toEqual({ from: 9, to: 15 });
    expect(waitWords({ p50: 11 * 60, p90: 18 * 60 }, 'en')).toBe('about 10–20 min');
    expect(waitWords({ p50: 10, p90: 50 }, 'zh-Hans')).toBe('1 分钟内');
    expect(waitWords({ p50: 300, p90: 300 }, 'zh-Hant')).toBe('約 5 分鐘');
  });

  it('[S4] without an estimate it says that no counter is open', () => {
    const words = wordsOf(ticketSlip(sampleInput({ steps: [{ ...HOUSEHOLD, wait: undefined }] })));
    expect(words).toContain('窗口尚未开放');
    expect(words).not.toContain('分钟');
  });

  it('[S5] a zone is told as the signs tell it, with its code', () => {
    expect(zoneText('1F-A', SLIP_TEXTS['zh-Hans'])).toBe('一层A区 1F-A');
    expect(zoneText('12F-B2', SLIP_TEXTS.en)).toBe('Floor 12, area B2 12F-B2');
    expect(zoneText('East wing', SLIP_TEXTS.en)).toBe('East wing');
  });

  it('[S6] an original has no mark; a copy has it at the top and at the bottom', () => {
    const mark = (copy: number) =>
      ticketSlip(sampleInput({ copy })).lines.flatMap((line, at) =>
        line.kind === 'text' && line.text === '补打 COPY 2' ? [at] : [],
      );
    expect(mark(0)).toEqual([]);
    const places = mark(2);
    expect(places).toHaveLength(2);
    expect(places[0]).toBeLessThan(6);
    expect(places[1]).toBeGreaterThan(20);
  });

  it('[S7] several services are numbered, with what must come first and every paper to bring once', () => {
    const steps = [HOUSEHOLD, { ...ARCHIVES, materials: ['户口簿', '营业执照'] }];
    const words = wordsOf(ticketSlip(sampleInput({ steps })));
    expect(words).toContain('1. 新生儿出生登记（报户口）');
    expect(words).toContain('2. 公众聚集场所');
    expect(words).toContain('须先办：新生儿出生登记');
    expect(words.split('□ 户口簿')).toHaveLength(2);
    expect(words).toContain('一个号码办全部事项');
  });

  it('[S8] a category stands on it only where there is one', () => {
    const elderly = names('老年人', '老年人', 'Elderly');
    expect(wordsOf(ticketSlip(sampleInput({ categoryName: elderly, language: 'en' })))).toContain('Priority Elderly');
    expect(wordsOf(ticketSlip(sampleInput({ language: 'en' })))).not.toContain('Priority');
  });

  it('[SU13] a booking stands on it with its slot, and that it counts no longer where one came too late', () => {
    const slotAt = Date.parse('2026-03-09T09:00:00+08:00');
    const words = (late: boolean, language: 'zh-Hans' | 'en', paperMm: 58 | 80): string =>
      wordsOf(ticketSlip(sampleInput({ booking: { slotAt, late }, language, paperMm })));
    expect(words(false, 'zh-Hans', 80)).toContain('预约时间 09:00');
    expect(words(false, 'zh-Hans', 80)).not.toContain('不再有效');
    expect(words(true, 'zh-Hans', 58)).toContain('预约不再有效');
    expect(words(true, 'en', 58)).toContain('Booked for 09:00');
    expect(words(true, 'en', 58)).toMatch(/You came late: the booking\s+counts no longer/);
    expect(wordsOf(ticketSlip(sampleInput({ language: 'en' })))).not.toContain('Booked');
  });

  it('[S10] Chinese paper has English beside it, and English paper Chinese', () => {
    expect(wordsOf(ticketSlip(sampleInput({ language: 'zh-Hant' })))).toContain('Daqing Government Service Centre');
    expect(wordsOf(ticketSlip(sampleInput({ language: 'en' })))).toContain('大庆市政务服务中心');
  });

  it('[S11] every text says that numbers may be called in another order', () => {
    for (const language of LANGUAGES) {
      expect(wordsOf(ticketSlip(sampleInput({ language })))).toContain(SLIP_TEXTS[language].orderHint[0].trim());
    }
  });
});
