import type { Names } from '../../base/names.ts';
import type { CatalogueIndex } from '../../catalogue/catalogue-index.ts';
import type { EventOf } from '../../queue/event.ts';
import { fill } from '../trace-text.ts';
import { alertTitle } from './alert-text.ts';

/** What happened to an alert, in a sentence for the audit. */
export function alertAudit(
  event: EventOf<'AlertRaised' | 'AlertCleared' | 'AlertAcknowledged' | 'AlertSuppressed'>,
  index: CatalogueIndex,
): Names {
  switch (event.type) {
    case 'AlertRaised':
      return fill(event.data.test === true ? TRIED : RAISED, { alert: alertTitle(index, event.data) });
    case 'AlertSuppressed':
      return fill(QUIET, { alert: alertTitle(index, event.data), most: String(event.data.most) });
    case 'AlertCleared':
      return fill(CLEARED, { alert: ruleName(event.data.rule, index) });
    case 'AlertAcknowledged':
      return fill(ACKNOWLEDGED, { alert: ruleName(event.data.rule, index) });
  }
}

function ruleName(rule: string, index: CatalogueIndex): Names {
  return alertTitle(index, { rule, figure: 'waiting', scope: 'hall', of: '' });
}

const RAISED: Names = { 'zh-Hans': '提醒“{alert}”', 'zh-Hant': '提醒「{alert}」', en: 'Alert “{alert}”' };
const TRIED: Names = {
  'zh-Hans': '测试提醒“{alert}”',
  'zh-Hant': '測試提醒「{alert}」',
  en: 'The alert “{alert}” was tried',
};
const QUIET: Names = {
  'zh-Hans': '一小时内已提醒 {most} 次，没有再提醒“{alert}”',
  'zh-Hant': '一小時內已提醒 {most} 次，沒有再提醒「{alert}」',
  en: 'Kept quiet after {most} alerts within an hour: “{alert}”',
};
const CLEARED: Names = {
  'zh-Hans': '提醒“{alert}”已过去',
  'zh-Hant': '提醒「{alert}」已過去',
  en: 'The alert “{alert}” is over',
};
const ACKNOWLEDGED: Names = {
  'zh-Hans': '确认提醒“{alert}”',
  'zh-Hant': '確認提醒「{alert}」',
  en: 'The alert “{alert}” was acknowledged',
};
