/** One line of a file of the hall: its number in the file (the header is on line 1) and its fields in the order of the header. */
export type HallRow = { readonly line: number; readonly cells: readonly string[] };

/** A file of the hall, read but not yet understood. */
export type HallTable = { readonly columns: readonly string[]; readonly rows: readonly HallRow[] };

/** The hall file: its tables by file name (`services.csv`). */
export type HallTables = Readonly<Record<string, HallTable>>;

/** What is wrong in the hall file, for the people who wrote it. */
export type HallFileError = {
  readonly file: string;
  /** 0 where the file as a whole is meant. */
  readonly line: number;
  /** The column, or the key in hall.csv; empty where the whole line is meant. */
  readonly field: string;
  readonly value: string;
  /** What should stand there, as a phrase in plain English. */
  readonly expected: string;
};

/** `services.csv, line 7, target_minutes "x": expected …`, one line for one error. */
export function hallFileErrorText({ file, line, field, value, expected }: HallFileError): string {
  const place = [file, line > 0 ? `line ${line}` : '', field].filter((part) => part !== '').join(', ');
  return `${place}${value === '' ? '' : ` "${value}"`}: expected ${expected}`;
}

/** The files of a hall, with the columns that each must have and those it may have. */
export const HALL_FILES = {
  'hall.csv': { required: true, columns: ['key', 'value'], optional: ['explanation'] },
  'departments.csv': {
    required: true,
    columns: ['id', 'name_zh_hans', 'name_zh_hant', 'name_en', 'zone'],
    optional: [],
  },
  'lines.csv': {
    required: true,
    columns: ['id', 'prefix', 'department', 'name_zh_hans', 'name_zh_hant', 'name_en', 'target_minutes'],
    optional: [
      ...['borrow_after_percent', 'borrow_until_percent', 'borrow_counters', 'borrow_at_least_minutes'],
      'when_closed',
    ],
  },
  'services.csv': {
    required: true,
    columns: [
      ...[
        'id',
        'code',
        'department',
        'line',
        'name_zh_hans',
        'name_zh_hant',
        'name_en',
        'synonyms_zh',
        'synonyms_en',
        'life_events',
      ],
      ...['materials_zh', 'materials_en', 'service_minutes_median', 'service_minutes_cv', 'visits_per_year'],
      ...['needs_identity', 'priority_allowed', 'joint_with', 'before'],
    ],
    optional: ['pinyin', 'hours', 'last_ticket_minutes', 'daily_limit', 'discreet'],
  },
  'counters.csv': {
    required: true,
    columns: ['id', 'departments', 'zone', 'lines', 'clerk_speed'],
    optional: ['name_zh_hans', 'name_zh_hant', 'name_en'],
  },
  'profiles.csv': {
    required: false,
    columns: ['profile', 'counters', 'lines'],
    optional: ['name_zh_hans', 'name_zh_hant', 'name_en', 'from', 'to', 'days'],
  },
  'categories.csv': {
    required: true,
    columns: [
      ...[
        'id',
        'name_zh_hans',
        'name_zh_hant',
        'name_en',
        'target_minutes_factor',
        'overdue_slope_minutes',
        'hard_cap_minutes',
      ],
      ...['legal_basis_zh', 'share_of_visits'],
    ],
    optional: [],
  },
  'calendar.csv': {
    required: true,
    columns: [
      ...['kind', 'weekday', 'date_from', 'date_to', 'time_from', 'time_to', 'share'],
      ...['name_zh_hans', 'name_zh_hant', 'name_en'],
    ],
    optional: ['status'],
  },
  'devices.csv': {
    required: true,
    columns: [
      ...[
        'id',
        'kind',
        'type',
        'zone',
        'covers_zones',
        'name_zh_hans',
        'name_zh_hant',
        'name_en',
        'width_px',
        'height_px',
      ],
      ...['paper_mm', 'protocol'],
    ],
    optional: [
      'address',
      'model',
      'stand_in',
      'counter',
      'departments',
      'diagonal_in',
      'viewing_m',
      'languages',
      'language_turn_s',
      'browser',
    ],
  },
  'slips.csv': {
    required: false,
    columns: ['part'],
    optional: ['devices', 'paper_mm', 'size', 'text_zh_hans', 'text_zh_hant', 'text_en'],
  },
  'matters.csv': {
    required: false,
    columns: ['id', 'name_zh_hans', 'name_zh_hant', 'name_en', 'services'],
    optional: [],
  },
  'keymaps.csv': { required: false, columns: ['id', 'key', 'action'], optional: ['explanation'] },
  'inputs.csv': {
    required: false,
    columns: ['id', 'family', 'where', 'counter', 'kiosk'],
    optional: ['keymap', 'prefix', 'suffix', 'box'],
  },
  'sounds.csv': {
    required: false,
    columns: ['id', 'board', 'zones', 'voices'],
    optional: ['volume', 'volume_at', 'explanation'],
  },
  'phrases.csv': {
    required: false,
    columns: ['language', 'one'],
    optional: ['before', 'merged', 'reading', 'explanation'],
  },
  'signs.csv': {
    required: false,
    columns: ['id', 'family', 'where', 'width_dots', 'height_dots', 'shows'],
    optional: ['screen', 'languages', 'text_zh_hans', 'text_zh_hant', 'text_en', 'answers'],
  },
  'users.csv': {
    required: true,
    columns: ['id', 'role', 'name_zh_hans', 'name_zh_hant', 'name_en', 'department', 'zone', 'counter'],
    optional: ['password_hash'],
  },
  'appointments.csv': {
    required: false,
    columns: ['id', 'date', 'slot_from', 'slot_to', 'service', 'status'],
    optional: ['line', 'category', 'channel', 'language', 'booked_days_before', 'checked_in_at'],
  },
} as const satisfies Record<string, { required: boolean; columns: readonly string[]; optional: readonly string[] }>;

export type HallFileName = keyof typeof HALL_FILES;
