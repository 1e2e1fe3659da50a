import { inEveryLanguage, type Column } from './column.ts';

/** The columns of departments.csv. */
export const DEPARTMENTS_COLUMNS: readonly Column[] = [
  {
    name: 'id',
    type: 'id',
    required: true,
    label: { 'zh-Hans': '编号', 'zh-Hant': '編號', en: 'Id' },
    help: { 'zh-Hans': '部门的编号', 'zh-Hant': '部門的編號', en: 'the id of the authority' },
    example: 'public-security',
  },
  ...inEveryLanguage({
    name: 'name',
    type: 'text',
    required: true,
    label: { 'zh-Hans': '名称', 'zh-Hant': '名稱', en: 'Name' },
    help: { 'zh-Hans': '部门的名称', 'zh-Hant': '部門的名稱', en: 'as it is called on screens and paper' },
    example: '市公安局',
  }),
  {
    name: 'zone',
    type: 'text',
    required: true,
    label: { 'zh-Hans': '区域', 'zh-Hant': '區域', en: 'Zone' },
    help: {
      'zh-Hans': '楼层和区域，文字不限，但各处写法要一致：设备按它对应',
      'zh-Hant': '樓層和區域，文字不限，但各處寫法要一致：設備按它對應',
      en: 'floor and area. Any text, but the same text everywhere: devices refer to it',
    },
    example: '1F-A',
  },
];
