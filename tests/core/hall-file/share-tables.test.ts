import { describe, expect, it } from 'vitest';
import { readHallFile } from '../../../core/hall-file/hall-file.ts';
import { placedInShared, SHARED_FILES, withShared } from '../../../core/hall-file/share-tables.ts';
import { hallFileErrorText } from '../../../core/hall-file/tables.ts';
import { SMALL_HALL, tablesOf, type HallTexts } from './fixtures/small-hall-file.ts';

const without = (texts: HallTexts, ...files: string[]): HallTexts =>
  Object.fromEntries(Object.entries(texts).filter(([file]) => !files.includes(file)));

/** The small hall's own catalogue as the shared one. */
const SHARED = tablesOf(Object.fromEntries(Object.entries(SMALL_HALL).filter(([file]) => SHARED_FILES.includes(file))));

/** A centre that has the line of titles alone, and of its catalogue what is changed here. */
function centre(change: HallTexts = {}): HallTexts {
  return {
    ...without(
      SMALL_HALL,
      ...SHARED_FILES,
      'slips.csv',
      'inputs.csv',
      'keymaps.csv',
      'sounds.csv',
      'signs.csv',
      'appointments.csv',
      'devices.csv',
      'profiles.csv',
      'alerts.csv',
      'assessment.csv',
      'cards.csv',
      'phrases.csv',
      'scheduled_reports.csv',
    ),
    'lines.csv':
      'id,prefix,department,name_zh_hans,name_zh_hant,name_en,target_minutes\ntitles,BA,land,不动产,不動產,Titles,20\n',
    'counters.csv': 'id,departments,zone,lines,clerk_speed\n1,land,2F,titles,1\n',
    'devices.csv':
      'id,kind,type,zone,covers_zones,name_zh_hans,name_zh_hant,name_en,width_px,height_px,paper_mm,protocol,address,model\nkiosk-1,kiosk,standard,2F,2F,取号机,取號機,Kiosk,1080,1920,80,esc-pos,virtual,generic-80\n',
    'users.csv':
      'id,role,name_zh_hans,name_zh_hant,name_en,department,zone,counter,password_hash\nadmin,administrator,管理员,管理員,Administrator,,,,scrypt$32768$8$1$ZgyEyAapKKje8HbXgWwEIg$dUi0PrxfpsKenOEE1tBT79fZSJ_we4U7st7IUPJdlZU\n',
    ...change,
  };
}

function read(texts: HallTexts, shared = SHARED) {
  const { tables, errors } = withShared(tablesOf(texts), shared, '../common');
  const found = readHallFile(tables, { unreadable: errors });
  return {
    file: found.ok ? found.value : undefined,
    told: found.ok ? [] : found.error.map((error) => hallFileErrorText(placedInShared(error, '../common'))),
  };
}

const HEAD =
  'id,code,department,line,name_zh_hans,name_zh_hant,name_en,synonyms_zh,synonyms_en,life_events,materials_zh,materials_en,service_minutes_median,service_minutes_cv,visits_per_year,needs_identity,priority_allowed,joint_with,before\n';

describe('[HA13] a catalogue that halls share', () => {
  it('gives a hall the services whose line it has, their departments, and nothing else', () => {
    const { file, told } = read(centre());
    expect(told).toEqual([]);
    expect(file?.catalogue.services.map(({ id }) => id)).toEqual(['title']);
    // The line is the land office's, the service the tax office's.
    expect(file?.catalogue.departments.map(({ id }) => id)).toEqual(['tax', 'land']);
    expect(file?.catalogue.categories.map(({ id }) => id)).toEqual(['ordinary', 'appointment']);
    expect(file?.catalogue.calendar.makeUpWorkdays).toHaveLength(1);
    // Deed tax is paid elsewhere: nothing here may wait for it.
    expect(file?.catalogue.services[0]).toMatchObject({ jointWith: [], after: [] });
  });

  it('takes services of the hall’s own beside them, which may go with a shared one', () => {
    const own = 'archive,X-1,land,titles,档案,檔案,Archive,,,none,身份证,ID card,5,0.5,100,yes,no,title,\n';
    const { file, told } = read(centre({ 'services.csv': HEAD + own }));
    expect(told).toEqual([]);
    expect(file?.catalogue.services.map(({ id, jointWith }) => [id, jointWith])).toEqual([
      ['title', ['archive']],
      ['archive', ['title']],
    ]);
  });

  it('lets a hall say where and when a shared thing is here, in a line with its id', () => {
    const { file, told } = read(
      centre({ 'departments.csv': 'id,zone\nland,2F\n', 'services.csv': 'id,daily_limit\ntitle,40\n' }),
    );
    expect(told).toEqual([]);
    expect(file?.catalogue.departments.find(({ id }) => id === 'land')).toMatchObject({
      zone: '2F',
      name: { en: 'Land office' },
    });
    expect(file?.catalogue.services[0]).toMatchObject({ name: { en: 'Title' } });
  });

  it('leaves a table of its own to a hall that has one, such as its calendar', () => {
    const calendar =
      'kind,weekday,date_from,date_to,time_from,time_to,share,name_zh_hans,name_zh_hant,name_en,status\nhours,sat,,,09:00,12:00,,,,,\nweek-share,sat,,,,,1,,,,\narrivals,sat,,,09:00,09:30,1,,,,\n';
    const { file, told } = read(centre({ 'calendar.csv': calendar }));
    expect(told).toEqual([]);
    expect(file?.catalogue.calendar.makeUpWorkdays).toHaveLength(0);
  });
});

describe('[HA14] where a hall and the shared catalogue collide', () => {
  it.each([
    [
      'another name for a shared service',
      { 'services.csv': 'id,name_en\ntitle,Deed\n' },
      'services.csv, line 2, name_en "Deed": expected nothing, or "Title" as the shared catalogue says of title (../common/services.csv, line 3); a line of this hall alone needs an id of its own',
    ],
    [
      'another name for a shared department',
      { 'departments.csv': 'id,name_zh_hans,zone\nland,规划局,2F\n' },
      'departments.csv, line 2, name_zh_hans "规划局": expected nothing, or "国土局" as the shared catalogue says of land (../common/departments.csv, line 3); a line of this hall alone needs an id of its own',
    ],
    [
      'another target for a shared category',
      { 'categories.csv': 'id,target_minutes_factor\nordinary,2\n' },
      'categories.csv, line 2, target_minutes_factor "2": expected nothing, or "1" as the shared catalogue says of ordinary (../common/categories.csv, line 2); a line of this hall alone needs an id of its own',
    ],
    [
      'a code that is taken, though the service is not here',
      { 'services.csv': HEAD + 'archive,T-1,land,titles,档案,檔案,Archive,,,none,身份证,ID card,5,0.5,100,yes,no,,\n' },
      'services.csv, line 2, code "T-1": expected a code that the shared catalogue does not have; ../common/services.csv, line 2 has it',
    ],
  ])('%s is told with both places', (_what, change, told) => {
    expect(read(centre(change as unknown as HallTexts)).told).toEqual([told]);
  });

  it('a mistake in a shared line is told with the place where it stands', () => {
    const broken = tablesOf({
      ...Object.fromEntries(Object.entries(SMALL_HALL).filter(([file]) => SHARED_FILES.includes(file))),
      'services.csv': (SMALL_HALL['services.csv'] ?? '').replace('ID card,20,0.5', 'ID card,soon,0.5'),
    });
    expect(read(centre(), broken).told).toEqual([
      expect.stringMatching(/^\.\.\/common\/services\.csv, line 3, service_minutes_median "soon": expected a number/),
    ]);
  });
});
