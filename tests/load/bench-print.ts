import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { LANGUAGES, type Names } from '../../core/base/names.ts';
import { formAt } from '../../core/catalogue/slip-form.ts';
import type { SlipInput } from '../../core/slip/ticket-slip.ts';
import { receiptBytes } from '../../printer/print-slip.ts';
import { GENERIC_58, GENERIC_80, LATIN_80, type PrinterProfile } from '../../printer/render/profile.ts';
import { loadHall, type LoadedHall } from '../../server/hall-file/read-hall-folder.ts';
import { benchKiosks } from './bench-kiosks.ts';
import { figure, percentile, type Figure } from './figures.ts';

const WARM_UP = 200;
const SLIPS = 2000;

/**
 * (p) From a ticket to the bytes for its printer: every service of the sample hall in turn, in its three languages,
 * with the logo.
 */
export async function benchPrint(): Promise<readonly Figure[]> {
  const file = await loadHall(join(process.cwd(), 'halls', 'sample'));
  if (!file.ok) throw new Error(JSON.stringify(file.error[0]));
  return [
    ...rendering(file.value, GENERIC_80, 'slip for 80 mm'),
    ...rendering(file.value, GENERIC_58, 'slip for 58 mm'),
    ...rendering(file.value, LATIN_80, 'slip drawn whole, 80 mm'),
    ...(await benchKiosks()),
  ];
}

function rendering(hall: LoadedHall, profile: PrinterProfile, what: string): readonly Figure[] {
  const times: number[] = [];
  let bytes = 0;
  for (let at = 0; at < WARM_UP + SLIPS; at += 1) {
    const input = slipOf(hall, at, profile);
    const from = performance.now();
    const job = receiptBytes(input, profile, undefined, hall.logo);
    if (at < WARM_UP) continue;
    times.push(performance.now() - from);
    bytes += job.length;
  }
  return [
    figure('print', `${what}, p50`, percentile(times, 50), 'ms'),
    figure('print', `${what}, p99`, percentile(times, 99), 'ms'),
    figure('print', `${what}, length`, bytes / SLIPS / 1000, 'kB'),
  ];
}

/** The slip of one visit; which one, the count decides, so that each run draws the same. */
function slipOf({ catalogue }: LoadedHall, at: number, profile: PrinterProfile): SlipInput {
  const { hall, services, lines, departments, slips } = catalogue;
  const nothing: Names = { 'zh-Hans': '', 'zh-Hant': '', en: '' };
  const service = services[at % services.length];
  const department = departments.find(({ id }) => id === service?.department);
  const language = LANGUAGES[at % LANGUAGES.length] ?? 'zh-Hans';
  return {
    hallName: hall.name,
    language,
    number: `A${String((at % 999) + 1).padStart(3, '0')}`,
    issuedAt: Date.UTC(2026, 2, 9, 1, at % 60),
    timeZone: hall.timeZone,
    categoryName: undefined,
    steps: [
      {
        serviceName: service?.name ?? nothing,
        departmentName: department?.name ?? nothing,
        zone: department?.zone ?? '',
        lineName: lines.find(({ id }) => id === service?.line)?.name ?? nothing,
        ahead: at % 30,
        wait: { p50: 600, p90: 1200 },
        materials: (language === 'en' ? service?.materialsEn : service?.materialsZh) ?? [],
        after: undefined,
      },
    ],
    url: `https://hall.example.gov.cn/t/${String(at).padStart(22, '0')}`,
    copy: 0,
    paperMm: profile.paperMm,
    ...(slips === undefined ? {} : { form: formAt(slips, undefined) }),
  };
}
