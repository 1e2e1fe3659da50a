import { inEveryLanguage, type Column } from './column.ts';

/** The columns of matters.csv. */
export const MATTERS_COLUMNS: readonly Column[] = [
  {
    name: 'id',
    type: 'id',
    required: true,
    label: { 'zh-Hans': '编号', 'zh-Hant': '編號', en: 'Id' },
    help: { 'zh-Hans': '一件事的编号', 'zh-Hant': '一件事的編號', en: 'the id of the matter' },
    example: 'newborn',
  },
  ...inEveryLanguage({
    name: 'name',
    type: 'text',
    required: true,
    label: { 'zh-Hans': '名称', 'zh-Hant': '名稱', en: 'Name' },
    help: {
      'zh-Hans': '与墙上公示的名称一致',
      'zh-Hant': '與牆上公示的名稱一致',
      en: 'as the notice on the wall says it',
    },
    example: '新生儿出生一件事',
  }),
  {
    name: 'services',
    type: 'ids-of',
    required: true,
    of: 'services.csv',
    label: { 'zh-Hans': '事项', 'zh-Hant': '事項', en: 'Services' },
    help: {
      'zh-Hans': 'services.csv 的编号，按通常办理的顺序，各一次；不超过每票事项上限',
      'zh-Hant': 'services.csv 的編號，按通常辦理的順序，各一次；不超過每票事項上限',
      en: 'ids of services.csv, in the order in which one usually does them, each once; no more than `max_services_per_ticket` in hall.csv',
    },
    example: 'birth-household-registration;social-card-issue',
  },
];
