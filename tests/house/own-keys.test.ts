import { join, relative } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const OWN = 'core/base/own.ts';

function configOf(room: string): ts.ParsedCommandLine {
  const config = join(ROOT, room, 'tsconfig.json');
  const read = ts.readConfigFile(config, (path) => ts.sys.readFile(path));
  return ts.parseJsonConfigFileContent(read.config, ts.sys, join(config, '..'));
}

/** One program of all the rooms: what they share is read once. The tests have the types of every room. */
function programOf(...rooms: readonly string[]): ts.Program {
  const files = rooms.flatMap((room) => configOf(room).fileNames);
  return ts.createProgram(files, configOf('tests').options);
}

/** Where a table that is a plain object is looked into by a name that is not written there. */
function lookups(program: ts.Program): readonly string[] {
  const checker = program.getTypeChecker();
  const found: string[] = [];
  for (const source of program.getSourceFiles()) {
    const file = relative(ROOT, source.fileName);
    if (source.isDeclarationFile || file === OWN || file.startsWith('..') || file.includes('node_modules')) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isElementAccessExpression(node) && !isWritten(node) && byName(node, checker)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        found.push(`${file}:${String(line + 1)}: ${node.getText()}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

function byName(
  { expression, argumentExpression: name }: ts.ElementAccessExpression,
  checker: ts.TypeChecker,
): boolean {
  if (ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return false;
  const isName = (checker.getTypeAtLocation(name).flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral)) !== 0;
  const table = checker.getNonNullableType(checker.getTypeAtLocation(expression));
  return isName && table.getStringIndexType() !== undefined;
}

function isWritten(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isBinaryExpression(parent) && parent.left === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  );
}

it('[STR3] nothing below server and web looks into a plain object by a name, but through own', () => {
  const program = programOf('server', 'web');
  const files = program.getSourceFiles().map(({ fileName }) => relative(ROOT, fileName));
  // Each room, and what it takes from the core.
  expect(files).toEqual(
    expect.arrayContaining(['server/main.ts', 'web/link/link.ts', 'kiosk/kiosk-app.ts', 'core/queue/state.ts']),
  );
  expect(lookups(program)).toEqual([]);
}, 240_000);

it('[STR3] such a look would be seen', () => {
  const file = join(ROOT, 'core/base/seen-by-the-test.ts');
  const text = 'export const look = (t: Readonly<Record<string, number>>, n: string) => [t[n], t["a"], [1][0]];';
  const host = ts.createCompilerHost({});
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...more) =>
    name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2023, true) : getSourceFile(name, ...more);
  expect(lookups(ts.createProgram([file], { lib: ['lib.es2023.d.ts'], types: [], strict: true }, host))).toEqual([
    'core/base/seen-by-the-test.ts:1: t[n]',
  ]);
});
