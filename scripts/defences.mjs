/**
 * What holds the fourteen attacks off (docs/security-attacks.md), and how each is taken away: `from` stands once in
 * `file` and becomes `to`. The tests that attack there (`tests`, those whose title begins with `rule`) then fail. `after`:
 * the rules of tests in the same file that they go on from.
 */
export const DEFENCES = [
  {
    ...{ attack: 1, rule: 'STR1', without: 'made-up names become labels', file: 'server/ops/metrics.ts' },
    from: 'name: isDoorCommand(name) ? name : OTHER',
    to: 'name',
    tests: 'tests/server/ops/metrics.test.ts',
  },
  {
    ...{ attack: 2, rule: 'STR9', without: 'any number come in', file: 'server/doors/live/live-budgets.ts' },
    from: 'oneMore(this.strangers, network, MOST_STRANGERS) ?',
    to: 'true ?',
    tests: 'tests/server/doors/live/turns.test.ts',
  },
  {
    ...{ attack: 2, rule: 'STR10', without: 'strangers are answered all at once', file: 'server/doors/live/turns.ts' },
    from: 'this.ticks() - from < SLICE_MS',
    to: 'true',
    tests: 'tests/server/doors/live/turns.test.ts',
  },
  {
    ...{ attack: 3, rule: 'STR2', without: 'names are looked up as they come', file: 'core/base/own.ts' },
    from: 'Object.hasOwn(table, name) ? table[name] : undefined',
    to: 'table[name]',
    tests: 'tests/hall/strangers.test.ts',
  },
  {
    ...{ attack: 3, rule: 'STR4', without: 'what a handler throws is thrown', file: 'core/protocol/hear.ts' },
    from: 'fail(fault);',
    to: 'throw fault;',
    tests: 'tests/core/protocol/hear.test.ts',
  },
  {
    ...{ attack: 4, rule: 'STR7', without: 'a slip complains without end', file: 'server/halls/citizen-budgets.ts' },
    from: '{ most: 3, perSecond: 2 / 60 }',
    to: '{ most: 1e9, perSecond: 1e9 }',
    tests: 'tests/hall/strangers.test.ts',
  },
  {
    ...{
      attack: 5,
      rule: 'IE2',
      without: 'what could not be written is forgotten',
      file: 'server/auth/token-store.ts',
    },
    from: 'this.tokens.delete(entry.hash);\n    this.ending.set(entry.hash, entry);',
    to: 'this.tokens.delete(entry.hash);',
    tests: 'tests/server/auth/endings.test.ts',
  },
  {
    ...{ attack: 5, rule: 'IE1', without: 'open sockets stay', file: 'server/auth/gate.ts' },
    from: 'for (const listener of this.listeners) listener();',
    to: '',
    tests: 'tests/server/halls/ended-sockets.test.ts',
  },
  {
    ...{ attack: 6, rule: 'IE5', without: 'who came in stays who they were', file: 'server/doors/live/hall-live.ts' },
    from: "return identity.kind === 'nobody' || isSame(identityOf(socket, this.hall.gate), identity);",
    to: 'return true;',
    tests: 'tests/server/halls/ended-sockets.test.ts',
  },
  {
    ...{ attack: 7, rule: 'AN2', without: 'a lost end is not noticed', file: 'server/journal/trust.ts' },
    from: 'const why = otherEnd(seal.seal, heads) ?? otherThanAnchor(found);',
    to: 'const why = undefined;',
    tests: 'tests/server/journal/anchor.test.ts',
  },
  {
    ...{ attack: 8, rule: 'NS5', without: 'clerks see the code', file: 'server/doors/http/routes/ticket-routes.ts' },
    from: 'whole ? undefined : staffCode',
    to: 'undefined',
    tests: 'tests/hall/no-secrets.test.ts',
  },
  {
    ...{ attack: 8, rule: 'NS6', without: 'any device is pressed', file: 'server/doors/http/routes/input-routes.ts' },
    from: "if (may === 'yes') return undefined;",
    to: 'if (may) return undefined;',
    tests: 'tests/hall/no-secrets.test.ts',
  },
  {
    ...{ attack: 9, rule: 'GU1', without: 'an account is tried from everywhere', file: 'server/auth/guesses.ts' },
    from: '[this.accounts, account],',
    to: '',
    tests: 'tests/server/auth/guesses.test.ts',
  },
  {
    ...{ attack: 9, rule: 'DR32', without: 'all are one address', file: 'server/auth/guesses.ts' },
    from: 'const place = networkOf(from);',
    to: "const place = '';",
    tests: 'tests/hall/behind-a-proxy.test.ts',
  },
  {
    ...{ attack: 10, rule: 'AG21', without: 'whoever answers is the hall', file: 'agent/hall-pin.ts' },
    from: '!answered.success || !isSigned(answered.data, nonce)',
    to: '!answered.success',
    tests: 'tests/agent/hall-pin.test.ts',
  },
  {
    ...{ attack: 10, rule: 'AG20', without: 'any file is opened', file: 'agent/allowed-addresses.ts' },
    from: "if (scheme === '') return undefined;",
    to: 'return undefined;',
    tests: 'tests/agent/allowed-addresses.test.ts',
  },
  {
    ...{
      attack: 11,
      rule: 'N87',
      without: 'an emergency waits for the disk',
      file: 'server/notices/emergency-first.ts',
    },
    from: 'notice.id === EMERGENCY ?',
    to: 'false ?',
    tests: 'tests/hall/full-disk.test.ts',
  },
  {
    ...{ attack: 12, rule: 'TF2', without: 'a code counts again', file: 'server/auth/totp.ts' },
    from: 'step > lastStep && ',
    to: '',
    tests: 'tests/server/auth/totp.test.ts',
  },
  {
    ...{ attack: 12, rule: 'PE3', without: 'a link works again', file: 'server/auth/people.ts' },
    from: '({ link: kept, ...rest }) =>\n      by !== undefined && kept?.hash !== by ? undefined : { ...rest, password },',
    to: '(rest) => ({ ...rest, password }),',
    ...{ tests: 'tests/hall/people.test.ts', after: ['TF3'] },
  },
  {
    ...{ attack: 12, rule: 'PE1', without: 'who is locked out goes on', file: 'server/auth/gate.ts' },
    from: 'if (this.rules.people?.isLocked(user.id) === true) return false;',
    to: '',
    ...{ tests: 'tests/hall/people.test.ts', after: ['TF3'] },
  },
  {
    ...{ attack: 12, rule: 'SL2', without: 'a changed record holds', file: 'server/auth/security/security-record.ts' },
    from: 'if (!fits) return',
    to: 'if (false) return',
    tests: 'tests/server/auth/security/security-record.test.ts',
  },
  {
    ...{ attack: 13, rule: 'B20', without: 'a clock ahead is believed', file: 'server/ledger/clock.ts' },
    from: 'if (after === undefined && harms(monotonic)) {',
    to: 'if (false) {',
    tests: 'tests/server/ledger/clock-ahead.test.ts',
  },
  {
    ...{ attack: 14, rule: 'NS9', without: 'slow bodies are waited for', file: 'server/doors/http/slow-bodies.ts' },
    from: 'if (request.complete) return;',
    to: 'return;',
    tests: 'tests/hall/no-secrets.test.ts',
  },
  {
    ...{ attack: 14, rule: 'NS8', without: 'a pairing link works again', file: 'server/auth/gate.ts' },
    from: 'const gone = this.tokens.revoke(link);',
    to: 'const gone = Promise.resolve();',
    tests: 'tests/hall/no-secrets.test.ts',
  },
  {
    ...{ attack: 14, rule: 'TL4', without: 'cookies go by plain HTTP', file: 'server/doors/http/cookies.ts' },
    from: "sameSite, path: '/', secure }",
    to: "sameSite, path: '/' }",
    tests: 'tests/hall/tls.test.ts',
  },
  {
    ...{ attack: 14, rule: 'TL5', without: 'any Host is served', file: 'server/ops/host-rule.ts' },
    from: 'return names.some((each) => fits(each.toLowerCase(), name));',
    to: 'return true;',
    tests: 'tests/hall/tls.test.ts',
  },
  {
    ...{ attack: 14, rule: 'NS10', without: 'any size is taken', file: 'server/hall-file/picture-size.ts' },
    from: 'if (width * height <= MOST_DOTS && Math.max(width, height) <= LONGEST_SIDE) return undefined;',
    to: 'return undefined;',
    tests: 'tests/server/hall-file/picture-size.test.ts',
  },
  {
    ...{ attack: 14, rule: 'NS11', without: 'all read a backup', file: 'server/journal/backup.ts' },
    from: "const made = await open(file, 'a', 0o600);\n  try {\n    if ((await made.stat()).size === 0) await made.chmod(0o600);",
    to: "const made = await open(file, 'a', 0o644);\n  try {",
    tests: 'tests/server/journal/cli.test.ts',
  },
  {
    ...{ attack: 14, rule: 'DR34', without: 'styles in pages count', file: 'server/doors/http/content-policy.ts' },
    from: "`style-src 'self'${given}`",
    to: "`style-src 'self' 'unsafe-inline'${given}`",
    tests: 'tests/screens/content-policy.test.ts',
  },
];

/** The tests of a rule that failed, as a run tells them: that another one failed says nothing of the rule's. */
export function failedOf(output, rule) {
  return [...output.matchAll(/^FAILED (.*)$/gm)].map(([, what]) => what).filter((what) => what.includes(`[${rule}]`));
}
