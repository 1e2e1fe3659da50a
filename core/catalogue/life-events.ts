import type { Names } from '../base/names.ts';

/** An occasion in life under which a service is found: its name on screens and more words that people use for it. */
export type LifeEvent = { readonly name: Names; readonly words: readonly string[] };

/** The occasions by which services are found. A hall file may name no others: they would have no words. */
export const LIFE_EVENTS: Readonly<Record<string, LifeEvent>> = {
  birth: event('出生', '出生', 'Birth', '生孩子', '新生儿', 'baby', 'newborn'),
  school: event('上学', '上學', 'School', '入学', '读书', 'education'),
  work: event('就业', '就業', 'Work', '工作', '找工作', 'job', 'employment'),
  marriage: event('婚姻', '婚姻', 'Marriage', '结婚', 'wedding'),
  house: event('住房', '住房', 'Housing', '买房', '房子', 'home', 'house', 'property'),
  vehicle: event('车辆', '車輛', 'Vehicles', '买车', '汽车', 'car', 'driving'),
  'business-start': event('开办企业', '開辦企業', 'Starting a business', '创业', '开店', 'company', 'shop'),
  'business-change': event('企业变更', '企業變更', 'Changing a business', '变更', 'company change'),
  'business-close': event('企业注销', '企業註銷', 'Closing a business', '注销', 'company closing'),
  'construction-project': event('工程建设', '工程建設', 'Construction', '施工', 'building project'),
  illness: event('看病', '看病', 'Illness', '就医', '医疗', 'health', 'medical'),
  retirement: event('退休', '退休', 'Retirement', '养老', 'pension', 'old age'),
  death: event('身后事', '身後事', 'Death', '去世', '死亡', 'funeral'),
  'travel-abroad': event('出境', '出境', 'Travel abroad', '出国', 'travel'),
  disability: event('残疾', '殘疾', 'Disability', '残疾人', 'disabled'),
  veteran: event('退役军人', '退役軍人', 'Veterans', '退伍', '当兵', 'army', 'soldier'),
  farming: event('农业', '農業', 'Farming', '种地', '养殖', 'farm', 'agriculture'),
};

function event(hans: string, hant: string, en: string, ...words: readonly string[]): LifeEvent {
  return { name: { 'zh-Hans': hans, 'zh-Hant': hant, en }, words };
}
