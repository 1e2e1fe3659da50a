import { inEveryLanguage, type Column } from './column.ts';

/** The columns of categories.csv. */
export const CATEGORIES_COLUMNS: readonly Column[] = [
  {
    name: 'id',
    type: 'id',
    required: true,
    label: { 'zh-Hans': '编号', 'zh-Hant': '編號', en: 'Id' },
    help: {
      'zh-Hans': '必须有 ordinary；有预约时还要有 appointment',
      'zh-Hant': '必須有 ordinary；有預約時還要有 appointment',
      en: '`ordinary` must be there, and `appointment` if there are bookings',
    },
    example: 'elderly',
  },
  ...inEveryLanguage({
    name: 'name',
    type: 'text',
    required: true,
    label: { 'zh-Hans': '名称', 'zh-Hant': '名稱', en: 'Name' },
    help: {
      'zh-Hans': '取号机上显示的优先类别；显示屏从不说为什么有人先办',
      'zh-Hant': '取號機上顯示的優先類別；顯示屏從不說為什麼有人先辦',
      en: 'the category (优先类别) as the kiosk shows it. The board never says why somebody comes first',
    },
    example: '老年人（70周岁及以上）',
  }),
  {
    name: 'target_minutes_factor',
    type: 'number',
    required: true,
    bounds: { min: 0.05, max: 10 },
    label: { 'zh-Hans': '目标系数', 'zh-Hant': '目標係數', en: 'Target factor' },
    help: { 'zh-Hans': '队列目标乘以它', 'zh-Hant': '隊列目標乘以它', en: "half the line's target" },
    example: '0.5',
  },
  {
    name: 'overdue_slope_minutes',
    type: 'minutes',
    required: true,
    bounds: { min: 1, max: 480 },
    label: { 'zh-Hans': '超时坡度分钟数', 'zh-Hant': '超時坡度分鐘數', en: 'Slope past the target, minutes' },
    help: {
      'zh-Hans': '超过目标后紧迫得多快：数小则快',
      'zh-Hant': '超過目標後緊迫得多快：數小則快',
      en: 'how fast it grows more urgent past the target: a small number is fast. 1 to 480',
    },
    example: '8',
  },
  {
    name: 'hard_cap_minutes',
    type: 'minutes',
    required: true,
    bounds: { min: 1, max: 1440 },
    label: { 'zh-Hans': '等候上限分钟数', 'zh-Hant': '等候上限分鐘數', en: 'Cap, minutes' },
    help: {
      'zh-Hans': '等了这么久的人先于所有没等这么久的人',
      'zh-Hant': '等了這麼久的人先於所有沒等這麼久的人',
      en: 'who has waited this long goes before everybody who has not',
    },
    example: '60',
  },
  {
    name: 'legal_basis_zh',
    type: 'text',
    required: true,
    mayBeEmpty: true,
    label: { 'zh-Hans': '法律依据', 'zh-Hant': '法律依據', en: 'Legal basis' },
    help: { 'zh-Hans': '可以留空', 'zh-Hant': '可以留空', en: 'may be empty' },
    example: '《中华人民共和国老年人权益保障法》',
  },
  {
    name: 'share_of_visits',
    type: 'number',
    required: true,
    bounds: { min: 0, max: 1 },
    label: { 'zh-Hans': '办件占比', 'zh-Hant': '辦件佔比', en: 'Share of visits' },
    help: { 'zh-Hans': '各类合计为 1', 'zh-Hant': '各類合計為 1', en: 'all shares together make 1' },
    example: '0.09',
  },
];
