import type { DepartmentId, ServiceId } from '../base/names.ts';
import { better, together, type Found, type SearchReason } from './found.ts';
import { matchEnglish, matchEnglishLoosely } from './match-english.ts';
import { matchHan, matchHanLoosely } from './match-han.ts';
import { matchLetters, matchLettersLoosely } from './match-letters.ts';
import { prepare, type PreparedIndex } from './prepared-index.ts';
import type { SearchIndex } from './search-entry.ts';
import { compact, hasHan, runs } from './search-text.ts';

export type SearchHit = { readonly service: ServiceId; readonly score: number; readonly why: SearchReason };

export type SearchOptions = { readonly department?: DepartmentId; readonly limit?: number };

/**
 * The services that a query means, best first: in Chinese of either writing, pinyin, initials, English, or by code,
 * however mistyped. Without a query, the most visited. Equal scores go by visits. Source: UX research K-03 to K-07.
 */
export function search(
  index: SearchIndex,
  query: string,
  { department, limit = 8 }: SearchOptions = {},
): readonly SearchHit[] {
  const prepared = prepare(index);
  const text = query.slice(0, MAX_QUERY);
  const inDepartment = (at: number): boolean =>
    department === undefined || index.services[at]?.department === department;
  const found = text.trim() === '' ? popular(prepared) : findAll(prepared, text, limit, inDepartment);
  const hits: SearchHit[] = [];
  for (const at of prepared.byVisits) {
    const hit = found[at];
    const service = index.services[at];
    if (hit !== undefined && service !== undefined && inDepartment(at)) hits.push({ service: service.id, ...hit });
  }
  // The sort keeps the order of visits among equals.
  return hits.sort((a, b) => b.score - a.score).slice(0, limit);
}

const MAX_QUERY = 64;

function findAll(prepared: PreparedIndex, query: string, limit: number, counts: (at: number) => boolean): Found {
  const whole = findOne(prepared, query, limit, counts);
  const parts = runs(query);
  if (parts.length < 2) return whole;
  return better(whole, together(parts.map((part) => findOne(prepared, part, prepared.byVisits.length, counts))));
}

function findOne(prepared: PreparedIndex, query: string, limit: number, counts: (at: number) => boolean): Found {
  const found: Found = [];
  const key = compact(query);
  if (key === '') return found;
  const chinese = hasHan(key);
  matchHan(prepared, key, found);
  if (!chinese) {
    matchLetters(prepared, key, found);
    matchEnglish(prepared, query, found);
  }
  const good = found.filter((hit, at) => hit !== undefined && counts(at)).length;
  if (good >= limit) return found;
  if (chinese) matchHanLoosely(prepared, key, found);
  else {
    matchLettersLoosely(prepared, key, found);
    matchEnglishLoosely(prepared, query, found);
  }
  return found;
}

function popular({ index }: PreparedIndex): Found {
  return index.services.map(({ id }) => ({ score: 0, why: { kind: 'name', text: id, match: 'popular' } }));
}
