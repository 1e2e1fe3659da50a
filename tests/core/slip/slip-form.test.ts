import { describe, expect, it } from 'vitest';
import { formAt, STANDARD_FORM, type SlipForm } from '../../../core/catalogue/slip-form.ts';
import { ticketSlip } from '../../../core/slip/ticket-slip.ts';
import { names, sampleInput, URL_OF_TICKET } from '../../printer/slip-samples.ts';

/** A slip in short: the words, `--` and `==` for rules, `[logo]`, `[qr]`. */
function short(form: SlipForm | undefined, changes: Parameters<typeof sampleInput>[0] = {}): string[] {
  const slip = ticketSlip(sampleInput({ ...changes, ...(form === undefined ? {} : { form }) }));
  return slip.lines.flatMap((line) => {
    switch (line.kind) {
      case 'text':
        return [line.text];
      case 'columns':
        return [line.left];
      case 'rule':
        return [line.weight === 'thick' ? '==' : '--'];
      case 'space':
        return [];
      default:
        return [`[${line.kind}]`];
    }
  });
}

const everywhere = { devices: [] } as const;

describe('the form of a slip', () => {
  it('[S12] a hall that wishes nothing has the standard slip', () => {
    expect(short(undefined)).toEqual([
      ...[
        '[logo]',
        '大庆市政务服务中心',
        'Daqing Government Service Centre',
        '==',
        '您的号码  Your number',
        'A014',
        '==',
      ],
      ...['新生儿出生登记（报户口）', 'Household registration of a newborn', '请到', '前面', '等候', '业务', '--'],
      ...['请备好', '□ 出生医学证明', '□ 户口簿', '□ 结婚证', '□ 父母身份证', '--', '取号时间', '[qr]'],
      '叫号不一定按号码顺序，请留意显示屏和广播。',
    ]);
    const input = sampleInput({ categoryName: names('老年人', '老年人', 'Elderly'), copy: 1 });
    expect(ticketSlip({ ...input, form: STANDARD_FORM })).toEqual(ticketSlip(input));
  });

  it('[S12] parts stand in the order of the form, with rules between and none at the edges', () => {
    const form: SlipForm = [
      { ...everywhere, part: 'notice', size: 1, text: names('请安静', '請安靜', 'Quiet please') },
      { ...everywhere, part: 'number', size: 5 },
      { ...everywhere, part: 'qr' },
      { ...everywhere, part: 'papers' },
      { ...everywhere, part: 'hall', size: 1 },
    ];
    expect(short(form, { language: 'zh-Hant' })).toEqual([
      ...['請安靜', '==', '您的號碼  Your number', 'A014', '==', '[qr]', '--'],
      ...['請備好', '□ 出生醫學證明', '□ 戶口簿', '□ 結婚證', '□ 父母身份證', '=='],
      ...['大慶市政務服務中心', 'Daqing Government Service Centre'],
    ]);
    expect(
      ticketSlip(sampleInput({ form })).lines.find((line) => line.kind === 'text' && line.text === 'A014'),
    ).toMatchObject({
      width: 5,
    });
  });

  it('[S12] a part without anything to say leaves no rule behind', () => {
    const steps = sampleInput().steps.map((step) => ({ ...step, materials: [] }));
    const words = short(undefined, { steps });
    expect(words.join(' ')).not.toContain('-- --');
    expect(words).not.toContain('请备好');
  });

  it('[S12] a part may be for some devices and for one paper', () => {
    const form: SlipForm = [
      { ...everywhere, part: 'number', paperMm: 58, size: 4 },
      { ...everywhere, part: 'number', paperMm: 80 },
      { part: 'qr', devices: ['kiosk-1', 'kiosk-2'] },
    ];
    expect(short(formAt(form, 'kiosk-2'), { paperMm: 80 })).toContain('[qr]');
    expect(short(formAt(form, 'kiosk-3'), { paperMm: 80 })).not.toContain('[qr]');
    expect(short(formAt(form, undefined), { paperMm: 58 })).toEqual(['您的号码  Your number', 'A014']);
  });

  it('[S13] buzzer and drawer are signals, not lines, and follow the form as every part does', () => {
    const form: SlipForm = [
      { ...everywhere, part: 'number' },
      { ...everywhere, part: 'drawer', paperMm: 58 },
      { ...everywhere, part: 'buzzer' },
    ];
    const plain = ticketSlip(sampleInput({ form: [{ ...everywhere, part: 'number' }] }));
    expect(ticketSlip(sampleInput({ form }))).toEqual({ ...plain, signals: ['buzzer'] });
    expect(plain.signals).toBeUndefined();
  });

  it('[S6] the marks of a copy are no parts: they stand on every copy', () => {
    const form: SlipForm = [{ ...everywhere, part: 'number' }];
    expect(short(form, { copy: 2 }).filter((words) => words === '补打 COPY 2')).toHaveLength(2);
    expect(short(form).join()).not.toContain(URL_OF_TICKET);
  });
});
