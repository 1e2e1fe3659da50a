import { describe, expect, it } from 'vitest';
import { knownByClaims, roleByClaims, SIGN_IN_RULES } from '../../../core/catalogue/sign-in.ts';
import { CITY_ROLES } from '../../../core/catalogue/city.ts';
import { ROLES } from '../../../core/catalogue/staff.ts';
import { readHallFile } from '../../../core/hall-file/hall-file.ts';
import { readCity } from '../../../core/hall-file/read-city.ts';
import { hallFileErrorText, type HallFileError } from '../../../core/hall-file/tables.ts';
import { SMALL_HALL, tablesOf } from './fixtures/small-hall-file.ts';

/** The small hall with these keys, this column for its people, and these lines of roles. */
function read(keys: Readonly<Record<string, string>>, names: readonly string[] = [], roles?: readonly string[]) {
  const [head = '', ...people] = (SMALL_HALL['users.csv'] ?? '').trimEnd().split('\n');
  const users = [`${head},sign_in_name`, ...people.map((line, at) => `${line},${names[at] ?? ''}`)].join('\n');
  const told = Object.entries(keys).map(([key, value]) => `${key},${value},`);
  const hall = `${(SMALL_HALL['hall.csv'] ?? '').trimEnd()}\n${told.join('\n')}\n`;
  const table = roles === undefined ? {} : { 'sign_in_roles.csv': ['id,claim,value,role', ...roles, ''].join('\n') };
  return readHallFile(tablesOf({ ...SMALL_HALL, 'hall.csv': hall, 'users.csv': `${users}\n`, ...table }));
}

function textsOf(read: ReturnType<typeof readHallFile>): string {
  return read.ok ? '' : read.error.map(hallFileErrorText).join('\n');
}

describe('what the hall file says of the sign-in service', () => {
  it('[OI1] the claim, the names, the roles; a hall that says nothing has what is usual', () => {
    const found = read(
      { sign_in_claim: 'sub', local_passwords: 'Administrator；manager' },
      ['u-1'],
      ['a,groups,hall-managers,manager', 'b,realm_access.roles,窗口,clerk'],
    );
    expect(textsOf(found)).toBe('');
    if (!found.ok) return;
    expect(found.value.signIn).toEqual({
      claim: 'sub',
      passwords: ['manager', 'administrator'],
      roles: [
        { claim: 'groups', value: 'hall-managers', role: 'manager' },
        { claim: 'realm_access.roles', value: '窗口', role: 'clerk' },
      ],
    });
    expect(found.value.users[0]?.signInName).toBe('u-1');
    const plain = readHallFile(tablesOf(SMALL_HALL));
    expect(plain.ok && plain.value.signIn).toEqual(SIGN_IN_RULES);
  });

  it.each([
    [{ sign_in_claim: 'a claim' }, 'hall.csv', 'sign_in_claim', 'the name of a claim'],
    [{ local_passwords: 'boss' }, 'hall.csv', 'local_passwords', 'roles of clerk'],
    [{ local_passwords: 'constructor' }, 'hall.csv', 'local_passwords', 'roles of clerk'],
  ] as const)('[OI1] %j is told with file, key and what would be right', (keys, file, key, expected) => {
    const texts = textsOf(read(keys));
    expect(texts).toContain(file);
    expect(texts).toContain(key);
    expect(texts).toContain(expected);
  });

  it.each([
    ['a,,x,clerk', 'claim'],
    ['a,groups,,clerk', 'value'],
    ['a,groups,x,boss', 'role'],
    ['A b,groups,x,clerk', 'id'],
  ])('[OI2] a line %s of sign_in_roles.csv is told with its column', (line, column) => {
    expect(textsOf(read({}, [], [line]))).toMatch(new RegExp(`^sign_in_roles\\.csv, line 2, ${column}`, 'm'));
  });

  it('[OI1] two people never have one name there, and one is not called as another signs in', () => {
    const ids = (SMALL_HALL['users.csv'] ?? '').trimEnd().split('\n').slice(1);
    const [first = '', second = ''] = ids.map((line) => line.split(',')[0]);
    expect(textsOf(read({}, [second]))).toMatch(/users\.csv, line 3, sign_in_name/);
    expect(textsOf(read({}, ['same', 'same']))).toContain(`a name that ${first} does not have`);
    expect(textsOf(read({}, [second, first]))).toBe('');
  });

  it('[OI8] the tables of several halls say the same of those above them', () => {
    const errors: HallFileError[] = [];
    const city = readCity(
      tablesOf({
        'city.csv':
          'key,value\nname_zh_hans,市\nname_zh_hant,市\nname_en,City\nsign_in_claim,sub\nlocal_passwords,office\n',
        'users.csv': 'id,role,name_zh_hans,name_zh_hant,name_en,halls,sign_in_name\noffice,office,办,辦,Office,*,u-9\n',
        'sign_in_roles.csv': 'claim,value,role\ngroups,overview,office\n',
      }),
      errors,
    );
    expect(errors.map(hallFileErrorText)).toEqual([]);
    expect(city.signIn).toEqual({
      ...{ claim: 'sub', passwords: ['office'] },
      roles: [{ claim: 'groups', value: 'overview', role: 'office' }],
    });
    expect(city.users[0]?.signInName).toBe('u-9');
    expect(CITY_ROLES).toContain('office');
  });

  it.each([
    [['root,administrator,li.wei', 'li.wei,clerk,'], 'line 3', 'a name that root does not have'],
    [['li.wei,clerk,', 'root,administrator,li.wei'], 'line 3', 'a name that li.wei does not have'],
    [['a,manager,same', 'b,office,same'], 'line 3', 'a name that a does not have'],
    [['a,manager,b', 'b,office,a'], undefined, undefined],
  ] as const)('[OI1] above halls %j', (people, line, expected) => {
    const errors: HallFileError[] = [];
    const rows = people.map((each) => {
      const [id, role, name] = each.split(',');
      return `${String(id)},${String(role)},人,人,P,*,${String(name)}`;
    });
    const head = 'id,role,name_zh_hans,name_zh_hant,name_en,halls,sign_in_name';
    readCity(tablesOf({ 'users.csv': `${[head, ...rows].join('\n')}\n` }), errors);
    const texts = errors.map(hallFileErrorText).join('\n');
    if (line === undefined) expect(texts).toBe('');
    else expect(texts).toMatch(new RegExp(`users\\.csv, ${line}, sign_in_name.*${expected}`));
  });
});

describe('claims', () => {
  const people = [{ id: 'wang.li' }, { id: 'li', signInName: 'u-2' }, { id: 'toString' }];

  it.each([
    ['preferred_username', { preferred_username: 'wang.li' }, 'wang.li'],
    ['sub', { sub: 'u-2' }, 'li'],
    // Their login is not what the service calls them: somebody else may be called so there.
    ['sub', { sub: 'li' }, undefined],
    ['sub', { sub: ['wang.li'] }, 'wang.li'],
    ['sub', { sub: ['wang.li', 'u-2'] }, undefined],
    ['sub', {}, undefined],
    ['sub', { sub: '' }, undefined],
    ['sub', { sub: 7 }, undefined],
    ['sub', { sub: { toString: 'wang.li' } }, undefined],
    ['realm.login', { realm: { login: 'wang.li' } }, 'wang.li'],
    ['https://x.example/login', { 'https://x.example/login': 'u-2' }, 'li'],
    ['constructor.name', {}, undefined],
    ['__proto__', { sub: 'wang.li' }, undefined],
    ['email', { email: 'wang.li', email_verified: true }, 'wang.li'],
    ['email', { email: 'wang.li' }, undefined],
    ['email', { email: 'wang.li', email_verified: 'true' }, undefined],
    ['preferred_username', { preferred_username: 'WANG.LI' }, undefined],
  ] as const)('[OI1] by %s, %j is %s', (claim, claims, who) => {
    expect(knownByClaims(people, claims, claim)?.id).toBe(who);
  });

  it.each([
    [{ groups: ['a', 'hall'] }, 'clerk'],
    [{ groups: ['hall', 'hall-managers'] }, 'manager'],
    [{ groups: 'hall' }, 'clerk'],
    [{ groups: 'hall,hall-managers' }, undefined],
    [{ groups: [] }, undefined],
    [{ groups: null }, undefined],
    [{ realm_access: { roles: ['boss'] } }, 'administrator'],
    [{}, undefined],
  ] as const)('[OI2] %j gives %s', (claims, role) => {
    const rules = [
      { claim: 'groups', value: 'hall', role: 'clerk' },
      { claim: 'groups', value: 'hall-managers', role: 'manager' },
      { claim: 'realm_access.roles', value: 'boss', role: 'administrator' },
    ] as const;
    expect(roleByClaims(claims, rules, ROLES)).toBe(role);
  });
});
