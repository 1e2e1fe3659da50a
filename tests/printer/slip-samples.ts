import type { Language, Names } from '../../core/base/names.ts';
import type { SlipInput, SlipStep } from '../../core/slip/ticket-slip.ts';

/** A name in three languages. */
export function names(zhHans: string, zhHant: string, en: string): Names {
  return { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en };
}

/** The phone page of the sample ticket. */
export const URL_OF_TICKET = 'https://hall.example.gov.cn/t/9f3eK0aQx7Zb2LmN5pRsTw';

/** One service, as most visitors ask for. */
export const HOUSEHOLD: SlipStep = {
  serviceName: names('新生儿出生登记（报户口）', '新生兒出生登記（報戶口）', 'Household registration of a newborn'),
  departmentName: names('市公安局', '市公安局', 'Municipal Public Security Bureau'),
  zone: '1F-A',
  lineName: names('户籍业务', '戶籍業務', 'Household registration'),
  ahead: 5,
  wait: { p50: 11 * 60, p90: 18 * 60 },
  materials: ['出生医学证明', '户口簿', '结婚证', '父母身份证'],
  after: undefined,
};

/** A service with the longest name of the sample hall. */
export const ARCHIVES: SlipStep = {
  serviceName: names(
    '公众聚集场所投入使用、营业前消防安全检查',
    '公眾聚集場所投入使用、營業前消防安全檢查',
    'Search of personal archives (marriage, recruitment, resettlement)',
  ),
  departmentName: names('市消防救援支队', '市消防救援支隊', 'Fire and Rescue Brigade'),
  zone: '2F-C',
  lineName: names('消防与应急业务综合窗口', '消防與應急業務綜合窗口', 'Fire safety and emergency management'),
  ahead: 0,
  wait: { p50: 20, p90: 240 },
  materials: ['营业执照', '身份证', '场所平面布置图、消防设施平面图及竣工验收资料'],
  after: names('新生儿出生登记', '新生兒出生登記', 'Household registration of a newborn'),
};

/** What the citizen has to bring, in the citizen's language. */
export const MATERIALS: Readonly<Record<Language, readonly string[]>> = {
  'zh-Hans': HOUSEHOLD.materials,
  'zh-Hant': ['出生醫學證明', '戶口簿', '結婚證', '父母身份證'],
  en: ['medical certificate of birth', 'household register', 'marriage certificate', "parents' ID cards"],
};

/** The receipt of one service, with what a test changes. */
export function sampleInput(changes: Partial<SlipInput> = {}): SlipInput {
  const language = changes.language ?? 'zh-Hans';
  return {
    hallName: names('大庆市政务服务中心', '大慶市政務服務中心', 'Daqing Government Service Centre'),
    language,
    number: 'A014',
    issuedAt: Date.UTC(2026, 2, 9, 0, 41, 7),
    timeZone: 'Asia/Shanghai',
    categoryName: undefined,
    steps: [{ ...HOUSEHOLD, materials: MATERIALS[language] }],
    url: URL_OF_TICKET,
    copy: 0,
    paperMm: 80,
    ...changes,
  };
}
