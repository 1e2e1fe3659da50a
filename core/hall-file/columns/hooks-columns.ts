import { inEveryLanguage, type Column } from './column.ts';

/** The columns of hooks.csv. */
export const HOOKS_COLUMNS: readonly Column[] = [
  {
    name: 'id',
    type: 'id',
    required: true,
    label: { 'zh-Hans': '编号', 'zh-Hant': '編號', en: 'Id' },
    help: {
      'zh-Hans': '推送的编号；送到哪一条按编号记',
      'zh-Hant': '推送的編號；送到哪一條按編號記',
      en: 'the id of the hook; how far it has come is kept under it',
    },
    example: 'statistics',
  },
  ...inEveryLanguage({
    name: 'name',
    type: 'text',
    required: true,
    label: { 'zh-Hans': '名称', 'zh-Hant': '名稱', en: 'Name' },
    help: { 'zh-Hans': '对方系统的名称', 'zh-Hant': '對方系統的名稱', en: 'what the other system is called' },
    example: '统计平台',
  }),
  {
    name: 'url',
    type: 'text',
    required: true,
    label: { 'zh-Hans': '网址', 'zh-Hant': '網址', en: 'Address' },
    help: {
      'zh-Hans': '送到哪个网址，http 或 https；不能是大厅自己',
      'zh-Hant': '送到哪個網址，http 或 https；不能是大廳自己',
      en: 'the address to which events are posted, http or https; never that of the hall itself',
    },
    example: 'https://statistics.example/hall',
  },
  {
    name: 'events',
    type: 'list',
    required: true,
    label: { 'zh-Hans': '事件', 'zh-Hant': '事件', en: 'Events' },
    help: {
      'zh-Hans': '送哪些事件，用分号隔开；`ticket.*` 是一类，`*` 是全部，见 [事件推送](webhooks.md)',
      'zh-Hant': '送哪些事件，用分號隔開；`ticket.*` 是一類，`*` 是全部，見 [事件推送](webhooks.md)',
      en: 'of what it is told: kinds, `ticket.*` for all of a kind, `*` for everything; see [webhooks](webhooks.md)',
    },
    example: 'ticket.*;counter.opened',
  },
  {
    name: 'scope',
    type: 'list',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '个人信息', 'zh-Hant': '個人資訊', en: 'Scope' },
    help: {
      'zh-Hans': '附带哪些个人信息：staff 工作人员账号，category 优先类别；留空：都不带',
      'zh-Hant': '附帶哪些個人資訊：staff 工作人員帳號，category 優先類別；留空：都不帶',
      en: 'what of persons goes along: `staff` logins of staff, `category` priority categories; nothing if left empty',
    },
    example: 'staff',
  },
];
