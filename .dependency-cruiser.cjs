// Who may import whom. The table stands in ARCHITECTURE.md.
const apps = ['kiosk', 'counter', 'desk', 'display', 'manager', 'reports', 'tray', 'rating', 'keypad'];
const room = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
});

/** The rooms of core, from the ground up: each may look down, never up, and not into the other rooms of its own floor. */
const FORMS = 'protocol/(?!(topics|messages|asyncapi|commands|resources|resource-facts)(/|\\.ts$))';
const TABLES = 'protocol/(topics|messages|asyncapi|commands|resources|resource-facts)(/|\\.ts$)';
const CORE_FLOORS = [
  { base: 'base/' },
  { catalogue: 'catalogue/' },
  { search: 'search/', queue: 'queue/' },
  { record: 'record/' },
  {
    forecast: 'forecast/',
    reports: 'reports/',
    slip: 'slip/',
    voice: 'voice/',
    notice: 'notice/',
    devices: 'devices/',
  },
  { 'hall-file': 'hall-file/' },
  { 'protocol-forms': FORMS },
  { views: 'views/' },
  { 'protocol-tables': TABLES },
];
const coreFloors = CORE_FLOORS.flatMap((floor, height) =>
  Object.entries(floor).map(([name, path]) => ({
    name: `core-${name}`,
    comment: `core/${name} knows itself and the floors below it`,
    severity: 'error',
    from: { path: `^core/${path}` },
    to: {
      path: '^core/',
      pathNot: [path, ...CORE_FLOORS.slice(0, height).flatMap((below) => Object.values(below))].map(
        (each) => `^core/${each}`,
      ),
    },
  })),
);

// Each floor of the server may use those below it, never one above. `simulate` is a program by itself.
const serverFloors = [
  ['main.ts', 'on-database.ts', 'standing-by.ts', 'machine.ts'],
  ['doors'],
  ['halls'],
  ['equipment'],
  ['notices'],
  ['reports'],
  ['ledger'],
  ['journal', 'auth'],
  ['database', 'hall-file', 'ops'],
];
const floorsOf = (names) => `^server/(${names.map((name) => name.replace('.', '\\.')).join('|')})(/|$)`;

module.exports = {
  forbidden: [
    room('core-is-pure', '^core/', ['^core/', '^node_modules/(zod|pinyin-pro)/'], 'core imports core only'),
    ...coreFloors,
    {
      name: 'core-rooms',
      comment: 'every room of core has its floor in CORE_FLOORS',
      severity: 'error',
      from: { path: '^core/', pathNot: CORE_FLOORS.flatMap(Object.values).map((path) => `^core/${path}`) },
      to: {},
    },
    {
      name: 'queue-door',
      comment: 'the types at the door of the queue know none of its rooms',
      severity: 'error',
      from: { path: '^core/queue/[^/]+$' },
      to: { path: '^core/queue/[^/]+/' },
    },
    {
      name: 'queue-order',
      comment: 'the order of the queue is looked up, whoever decides or evolves',
      severity: 'error',
      from: { path: '^core/queue/order/' },
      to: { path: '^core/queue/(decide|evolve)/' },
    },
    {
      name: 'queue-decide-evolve',
      comment: 'what decides changes nothing, and what changes the state decides nothing',
      severity: 'error',
      from: { path: '^core/queue/(decide|evolve)/' },
      to: { path: '^core/queue/(decide|evolve)/', pathNot: '^core/queue/$1/' },
    },
    {
      name: 'zod-at-the-door',
      comment: 'zod only where schemas are',
      severity: 'error',
      from: { path: '^core/', pathNot: '^core/protocol/' },
      to: { path: '^node_modules/zod/' },
    },
    {
      name: 'pinyin-in-the-index',
      comment: 'pinyin-pro only where the search index is built',
      severity: 'error',
      from: { path: '^core/', pathNot: '^core/search/search-index\\.ts$' },
      to: { path: '^node_modules/pinyin-pro/' },
    },
    {
      name: 'server-rooms',
      comment: 'a room of the server without a floor, such as a program by itself, knows neither doors nor start',
      severity: 'error',
      from: { path: '^server/[^/]+/', pathNot: floorsOf(serverFloors.flat()) },
      to: { path: '^server/(doors/|main\\.ts$)' },
    },
    {
      name: 'server-doors-apart',
      comment: 'the two doors do not know each other',
      severity: 'error',
      from: { path: '^server/doors/(http|live)/' },
      to: { path: '^server/doors/(http|live)/', pathNot: '^server/doors/$1/' },
    },
    ...serverFloors.slice(1).map((floor, below) => ({
      name: `server-floor-${floor.join('-')}`,
      comment: 'a floor of the server uses those below it, of types too',
      severity: 'error',
      from: { path: floorsOf(floor) },
      to: { path: floorsOf(serverFloors.slice(0, below + 1).flat()) },
    })),
    {
      name: 'app-knows-ports',
      comment: 'the shell around the rules knows no door',
      severity: 'error',
      from: { path: '^server/(ledger|journal)/' },
      to: { path: '^(server/(doors|auth|ops)|printer|web|kiosk|counter|desk|display|manager|tray|rating|keypad)/' },
    },
    room(
      'files',
      '^files/',
      ['^files/', '^core/base/', '^node_modules/sqlite3/', '^(node:)?[a-z_/]+$'],
      'what lasts is written without knowing what it is',
    ),
    room('wire', '^wire/', ['^wire/', '^(node:)?[a-z_/]+$'], 'ways to devices know bytes only'),
    room(
      'printer',
      '^printer/',
      ['^printer/', '^files/', '^wire/', '^core/', '^node_modules/', '^(node:)?[a-z_/]+$'],
      'printer imports core, the ways to devices, and the writing of what lasts',
    ),
    {
      name: 'devices',
      comment:
        'devices import core, the ways to them and their own folder; the agent puts them and the printers together',
      severity: 'error',
      from: { path: '^devices/' },
      to: { pathNot: ['^devices/', '^wire/', '^core/', '^node_modules/', '^(node:)?[a-z_/]+$'] },
    },
    room(
      'agent',
      '^agent/',
      ['^agent/', '^devices/', '^printer/', '^files/', '^wire/', '^core/', '^node_modules/', '^(node:)?[a-z_/]+$'],
      'the agent knows neither server nor pages',
    ),
    room('web', '^web/', ['^web/', '^core/', '^node_modules/'], 'web imports core'),
    ...apps.map((app) =>
      room(
        `app-${app}`,
        `^${app}/`,
        [`^${app}/`, '^web/', '^core/', '^node_modules/'],
        'apps never import one another or the server',
      ),
    ),
    room(
      'gallery',
      '^gallery/',
      ['^gallery/', '^web/', '^core/', `^(${apps.join('|')})/`, '^node_modules/'],
      'the gallery shows what pages are made of, without a hall',
    ),
    {
      name: 'gallery-is-not-shipped',
      comment: 'nothing that is built knows the gallery',
      severity: 'error',
      from: { pathNot: '^(gallery|tests)/' },
      to: { path: '^gallery/' },
    },
    {
      name: 'no-cycles',
      comment: 'no circle of files, of types neither',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
