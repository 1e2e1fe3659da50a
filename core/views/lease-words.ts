import { rfc3339 } from '../base/zone.ts';
import type { Names } from '../base/names.ts';
import type { CatalogueIndex } from '../catalogue/catalogue-index.ts';
import type { EventOf } from '../queue/event.ts';
import { countOf, numberAt, type LeaseEnd, type NotJoined, type NumberRange } from '../queue/lease.ts';
import { fill, printerName } from './trace-text.ts';

/** What became of numbers that a kiosk may give by itself, in a sentence for whoever looks over the hall. */
export function leaseWords(
  event: EventOf<'NumbersLeased' | 'LeaseEnded' | 'PaperNotJoined'>,
  index: CatalogueIndex,
): Names {
  const kiosk = printerName(index, event.data.kiosk);
  switch (event.type) {
    case 'NumbersLeased':
      return fill(LEASED, { kiosk, ...numbers(event.data.ranges) });
    case 'LeaseEnded': {
      const { notGiven, why } = event.data;
      return fill(notGiven.length === 0 ? ALL_TOLD : ENDED[why], { kiosk, ...numbers(notGiven) });
    }
    case 'PaperNotJoined': {
      const { number, why, issuedAt } = event.data;
      const time = rfc3339(issuedAt, index.catalogue.hall.timeZone).slice(0, 16).replace('T', ' ');
      return fill(NOT_JOINED[why], { kiosk, number, time });
    }
  }
}

/** Of a whole hall they would fill a page: the first few are named, the journal has them all. */
const NAMED = 4;

function numbers(ranges: readonly NumberRange[]): { readonly n: string; readonly numbers: string } {
  const named = ranges
    .slice(0, NAMED)
    .map(({ prefix, from, to }) => `${numberAt(prefix, from)}${from === to ? '' : `–${numberAt(prefix, to)}`}`);
  return { n: String(countOf(ranges)), numbers: [...named, ...(ranges.length > NAMED ? ['…'] : [])].join(' ') };
}

const LEASED: Names = {
  'zh-Hans': '预留给“{kiosk}”断网时使用：{n} 个号（{numbers}）',
  'zh-Hant': '預留給「{kiosk}」斷網時使用：{n} 個號（{numbers}）',
  en: 'Set aside for “{kiosk}” in case it is cut off: {n} numbers ({numbers})',
};
const ALL_TOLD: Names = {
  'zh-Hans': '“{kiosk}”的预留号码已全部用完',
  'zh-Hant': '「{kiosk}」的預留號碼已全部用完',
  en: 'Every number set aside for “{kiosk}” has been given',
};
const ENDED: Readonly<Record<LeaseEnd, Names>> = {
  returned: {
    'zh-Hans': '“{kiosk}”交回预留号码，未发出：{n} 个（{numbers}）',
    'zh-Hant': '「{kiosk}」交回預留號碼，未發出：{n} 個（{numbers}）',
    en: '“{kiosk}” returned the numbers set aside for it; not given: {n} ({numbers})',
  },
  'day-closed': {
    'zh-Hans': '业务日结束，“{kiosk}”的预留号码作废，未报告发出：{n} 个（{numbers}）',
    'zh-Hant': '業務日結束，「{kiosk}」的預留號碼作廢，未報告發出：{n} 個（{numbers}）',
    en: 'The day ended with numbers set aside for “{kiosk}” of which no paper was told: {n} ({numbers})',
  },
  'folder-lost': {
    'zh-Hans': '“{kiosk}”的代理程序丢失了记录，预留号码作废，未报告发出：{n} 个（{numbers}）',
    'zh-Hant': '「{kiosk}」的代理程式遺失了記錄，預留號碼作廢，未報告發出：{n} 個（{numbers}）',
    en: 'The agent of “{kiosk}” has lost its records; numbers of which no paper was told are void: {n} ({numbers})',
  },
  'hall-file': {
    'zh-Hans': '大厅文件更换，“{kiosk}”的部分预留号码作废，未报告发出：{n} 个（{numbers}）',
    'zh-Hant': '大廳檔案更換，「{kiosk}」的部分預留號碼作廢，未報告發出：{n} 個（{numbers}）',
    en: 'Another hall file ended numbers set aside for “{kiosk}” of which no paper was told: {n} ({numbers})',
  },
};
const NOT_JOINED: Readonly<Record<NotJoined, Names>> = {
  'day-over': {
    'zh-Hans': '“{kiosk}”{time} 断网时发出的 {number}，到业务日结束才报告，没有排队',
    'zh-Hant': '「{kiosk}」{time} 斷網時發出的 {number}，到業務日結束才報告，沒有排隊',
    en: '{number}, given by “{kiosk}” at {time} while it was cut off, was told after its day was over: it joined no line',
  },
  'number-taken': {
    'zh-Hans': '“{kiosk}”{time} 断网时发出的 {number} 与他人号码重复，没有排队，请工作人员处理',
    'zh-Hant': '「{kiosk}」{time} 斷網時發出的 {number} 與他人號碼重複，沒有排隊，請工作人員處理',
    en: '{number}, given by “{kiosk}” at {time} while it was cut off, is somebody else’s: it joined no line, staff have to help',
  },
  'service-gone': {
    'zh-Hans': '“{kiosk}”{time} 断网时发出的 {number}，所办事项已不在大厅文件中，没有排队，请工作人员处理',
    'zh-Hant': '「{kiosk}」{time} 斷網時發出的 {number}，所辦事項已不在大廳檔案中，沒有排隊，請工作人員處理',
    en: '{number}, given by “{kiosk}” at {time} while it was cut off, is for a service that is gone: it joined no line, staff have to help',
  },
  'served-already': {
    'zh-Hans': '“{kiosk}”{time} 断网时发出的 {number}，同一次取号已用服务器的号码办理，不再排队',
    'zh-Hant': '「{kiosk}」{time} 斷網時發出的 {number}，同一次取號已用伺服器的號碼辦理，不再排隊',
    en: '{number}, given by “{kiosk}” at {time} while it was cut off: the same visit was served with the number of the server',
  },
};
