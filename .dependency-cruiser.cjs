// Who may import whom. The table stands in ARCHITECTURE.md.
const apps = ['kiosk', 'counter', 'display', 'manager', 'tray', 'rating', 'keypad', 'phone'];
const room = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
});

module.exports = {
  forbidden: [
    room('core-is-pure', '^core/', ['^core/', '^node_modules/(zod|pinyin-pro)/'], 'core imports core only'),
    {
      name: 'zod-at-the-door',
      comment: 'zod only where schemas are',
      severity: 'error',
      from: { path: '^core/', pathNot: '^core/(protocol|catalogue|hall-file)/' },
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
      comment: 'rooms behind the doors know no door; the doors do not know each other; nothing imports the start',
      severity: 'error',
      from: { path: '^server/([a-z-]+)/' },
      to: { path: '^server/(doors/(http|live)/|main\\.ts$)', pathNot: '^server/$1/' },
    },
    {
      name: 'app-knows-ports',
      comment: 'the shell around the rules knows no door',
      severity: 'error',
      from: { path: '^server/(ledger|journal)/' },
      to: { path: '^(server/(doors|auth|ops)|printer|web|kiosk|counter|display|manager|tray|rating|keypad)/' },
    },
    room(
      'files',
      '^files/',
      ['^files/', '^core/base/', '^(node:)?[a-z_/]+$'],
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
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
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
