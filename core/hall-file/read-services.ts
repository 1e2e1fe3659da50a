import { LIFE_EVENTS } from '../catalogue/life-events.ts';
import type { Category } from '../catalogue/category.ts';
import type { Readings, Service } from '../catalogue/service.ts';
import type { ServiceId } from '../base/names.ts';
import { readServiceLimits } from './read-routing.ts';
import {
  cell,
  complain,
  decimal,
  hint,
  id,
  integer,
  list,
  minutes,
  names,
  reference,
  references,
  text,
  yesNo,
  type Known,
  type Row,
} from './read-row.ts';

const LIFE_EVENT_IDS = Object.keys(LIFE_EVENTS);

export type ServiceReferences = { readonly departments: Known; readonly lines: Known; readonly services: Known };

export function readService(row: Row, { departments, lines, services }: ServiceReferences): Service {
  return {
    id: id(row),
    code: code(row),
    department: reference(row, 'department', departments),
    line: reference(row, 'line', lines),
    name: names(row),
    synonymsZh: list(row, 'synonyms_zh'),
    synonymsEn: list(row, 'synonyms_en'),
    lifeEvents: lifeEvents(row),
    materialsZh: list(row, 'materials_zh'),
    materialsEn: list(row, 'materials_en'),
    medianMs: minutes(row, 'service_minutes_median'),
    cv: decimal(row, 'service_minutes_cv'),
    visitsPerYear: integer(row, 'visits_per_year'),
    needsIdentity: yesNo(row, 'needs_identity'),
    priorityAllowed: yesNo(row, 'priority_allowed'),
    ...(cell(row, 'discreet') !== '' && yesNo(row, 'discreet') ? { discreet: true } : {}),
    jointWith: others(row, 'joint_with', services),
    after: others(row, 'before', services),
    ...readServiceLimits(row),
  };
}

function lifeEvents(row: Row): readonly string[] {
  const found = list(row, 'life_events').filter((event) => event !== 'none');
  for (const event of found) {
    if (!LIFE_EVENT_IDS.includes(event))
      complain(
        row,
        'life_events',
        `life events out of ${LIFE_EVENT_IDS.join(', ')}, or none${hint(event, LIFE_EVENT_IDS)}`,
        event,
      );
  }
  return found;
}

export function readCategory(row: Row): Category {
  return {
    id: id(row),
    name: names(row),
    targetFactor: decimal(row, 'target_minutes_factor'),
    slopeMs: minutes(row, 'overdue_slope_minutes'),
    capMs: minutes(row, 'hard_cap_minutes'),
    legalBasisZh: cell(row, 'legal_basis_zh'),
    shareOfVisits: decimal(row, 'share_of_visits'),
  };
}

const PAIR = /^(\p{Script=Han}+)[:：]\s*([a-zü]+(?: [a-zü]+)*)$/u;

/** The optional column `pinyin`: `差旅:chai lü; 率先:shuai xian`. */
export function readReadings(row: Row): Readings {
  const readings: Record<ServiceId, string> = {};
  for (const part of list(row, 'pinyin')) {
    const [, word = '', syllables = ''] = PAIR.exec(part.toLowerCase()) ?? [];
    if (word !== '' && syllables.split(' ').length === [...word].length) readings[word] = syllables;
    else complain(row, 'pinyin', 'word:syllables with one syllable for each character, such as 差旅:chai lü', part);
  }
  return readings;
}

function code(row: Row): string {
  const value = text(row, 'code');
  if (/\s/.test(value)) complain(row, 'code', 'a code without blanks, such as GA-HZ-0001');
  return value;
}

function others(row: Row, field: string, services: Known): readonly ServiceId[] {
  const found = references(row, field, services);
  const self = cell(row, 'id');
  if (found.includes(self)) complain(row, field, 'other services, not this one itself', self);
  return found;
}
