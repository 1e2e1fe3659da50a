/** A test of a whole hall that says nothing of one in a database, and why. */
type NotThere = {
  readonly file: string;
  /** How its title begins; of a file without titles none is tried. */
  readonly titles?: readonly string[];
  readonly why: string;
};

/** What `npm run test:database` leaves out. */
export const NOT_ON_A_DATABASE: readonly NotThere[] = [
  { file: 'tests/hall/several-halls.test.ts', why: 'a database has one hall as yet' },
  { file: 'tests/hall/tls.test.ts', why: 'with a database a proxy has the certificate' },
  { file: 'tests/hall/journal-gone.test.ts', why: 'about files of a folder that are taken away' },
  { file: 'tests/hall/full-disk.test.ts', why: 'about the disk under a folder' },
  { file: 'tests/hall/reports-disk.test.ts', why: 'about the disk under a folder' },
  { file: 'tests/hall/rebuild-years.test.ts', why: 'starts no hall' },
  { file: 'tests/hall/soak.test.ts', why: 'looks into the journal of a folder while the hall runs' },
  { file: 'tests/hall/fuzz.thorough.test.ts', why: 'its hall lasts in a folder, wherever others do' },
  { file: 'tests/hall/start-stop.test.ts', titles: ['[DS15]', '[DS16]'], why: 'about files that somebody changed' },
  { file: 'tests/hall/audit.test.ts', titles: ['[AU8]'], why: 'changes the file of the journal by hand' },
  {
    file: 'tests/hall/setup.test.ts',
    titles: ['[SU5]'],
    why: 'a database has room for several halls, a folder for one',
  },
  { file: 'tests/hall/notices.test.ts', titles: ['[N40]', '[N31]'], why: 'looks at the files of the notices' },
  { file: 'tests/hall/roles.test.ts', titles: ['[DR11]'], why: 'looks at the file of the identities' },
  { file: 'tests/hall/alert-webhook.test.ts', titles: ['[AL12]'], why: 'looks at the file of the secret' },
  {
    file: 'tests/hall/scheduled-reports.test.ts',
    titles: ['[SR2]', '[SR3]'],
    why: 'writes into the file of what became of them; the book in a database has its contract in tests/contract',
  },
  ...['owner-kills', 'primary-kills', 'cut-networks', 'clocks-apart'].map((name) => ({
    file: `tests/hall/${name}.thorough.test.ts`,
    why: 'has a database of its own as it is',
  })),
  { file: 'tests/hall/demo.test.ts', why: 'robots play on one machine alone' },
];

export const NO_FILES_ON_A_DATABASE: string[] = NOT_ON_A_DATABASE.filter(({ titles }) => titles === undefined).map(
  ({ file }) => file,
);

/** Undefined: it is tried there too. */
export function whyNotOnDatabase(file: string, title: string): string | undefined {
  const found = NOT_ON_A_DATABASE.find(
    (each) => file.endsWith(each.file) && each.titles?.some((beginning) => title.startsWith(beginning)) === true,
  );
  return found?.why;
}
