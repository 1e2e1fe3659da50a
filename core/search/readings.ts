/**
 * Words of administration that the pinyin library reads wrongly, with their syllables. A hall adds its own in the
 * column `pinyin` of services.csv. Source: UX research K-06, and every reading of the sample hall looked through.
 */
export const READINGS: Readonly<Record<string, string>> = {
  率先: 'shuai xian',
  差旅: 'chai lü',
  重置: 'chong zhi',
  还贷: 'huan dai',
  还款: 'huan kuan',
  还房贷: 'huan fang dai',
  还清: 'huan qing',
  行车本: 'xing che ben',
};
