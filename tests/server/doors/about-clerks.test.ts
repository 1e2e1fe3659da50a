import { describe, expect, it } from 'vitest';
import type { AssessScope } from '../../../core/catalogue/assess-rule.ts';
import type { HallUser } from '../../../core/catalogue/staff.ts';
import type { ReportAsk } from '../../../core/reports/report-ask.ts';
import type { DoorParts } from '../../../server/doors/http/deps.ts';
import { withinScope } from '../../../server/doors/http/routes/about-clerks.ts';
import { smallHall } from '../../support/small-hall.ts';

const person = (id: string, department: string | undefined, zone: string): HallUser => ({
  ...{ id, role: 'clerk', department, zone, counter: undefined, passwordHash: undefined },
  name: { 'zh-Hans': id, 'zh-Hant': id, en: id },
});
const PEOPLE = [
  person('boss', 'tax', 'A'),
  person('li', 'tax', 'B'),
  person('wang', 'police', 'A'),
  person('temp', undefined, ''),
];

/** What of a hall is asked here. */
function partsOf(assessScope: AssessScope | undefined): DoorParts {
  const small = smallHall();
  const rules = { ...small.rules, ...(assessScope === undefined ? {} : { assessScope }) };
  const gate = { users: () => PEOPLE, user: (id: string) => PEOPLE.find((each) => each.id === id) };
  // The rest of a hall is not looked at.
  return { hall: { catalogue: () => ({ ...small, rules }), gate } } as unknown as DoorParts;
}

const ASK: ReportAsk = { report: 'clerks', from: '2026-03-09', to: '2026-03-09', by: ['clerk'], only: {} };
const asked = (scope: AssessScope | undefined, ask: ReportAsk = ASK, id = 'boss'): unknown => {
  const within = withinScope(partsOf(scope), ask, { kind: 'staff', id, role: 'supervisor' });
  return 'status' in within ? within.status : within.only.clerk;
};

describe('about whom a supervisor may ask', () => {
  it('[KH7] everybody, or the people of the own department or zone; about others nothing is told', () => {
    expect(asked(undefined)).toBeUndefined();
    expect(asked('hall')).toBeUndefined();
    expect(asked('department')).toEqual(['boss', 'li']);
    expect(asked('zone')).toEqual(['boss', 'wang']);
    expect(asked('department', { ...ASK, by: [], only: { clerk: ['li'] } })).toEqual(['li']);
    expect(asked('department', { ...ASK, by: [], only: { clerk: ['li', 'wang'] } })).toBe(403);
    // Who works nowhere sees nobody: no name is nobody's.
    expect(asked('zone', ASK, 'temp')).toEqual(['']);
    // What is about no single clerk is asked as it was.
    expect(asked('department', { ...ASK, report: 'waits', by: ['line'] })).toBeUndefined();
  });
});
