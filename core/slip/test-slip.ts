import type { Instant, TimeZone } from '../base/time.ts';
import type { Language, Names } from '../base/names.ts';
import type { PaperMm } from '../catalogue/slip-form.ts';
import type { SlipInput } from './ticket-slip.ts';

/** A slip that shows what a printer can: the letters of three languages, the sizes, the code, the logo. */
export function testSlip(
  hall: { readonly name: Names; readonly languages: readonly Language[]; readonly timeZone: TimeZone },
  at: {
    readonly printer: Names;
    readonly zone: string;
    readonly now: Instant;
    readonly paperMm: PaperMm;
    readonly url: string;
  },
): SlipInput {
  return {
    hallName: hall.name,
    language: hall.languages[0] ?? 'zh-Hans',
    number: 'TEST',
    issuedAt: at.now,
    timeZone: hall.timeZone,
    categoryName: undefined,
    steps: [
      {
        serviceName: TEST,
        departmentName: at.printer,
        zone: at.zone,
        lineName: TEST,
        ahead: 0,
        wait: undefined,
        materials: [],
        after: undefined,
      },
    ],
    url: at.url,
    copy: 0,
    paperMm: at.paperMm,
  };
}

const TEST: Names = { 'zh-Hans': '打印测试', 'zh-Hant': '列印測試', en: 'Printer test' };
