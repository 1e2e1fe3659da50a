import { join, relative } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const OWN = 'core/base/own.ts';

/** The program of a `tsconfig.json`, or one made of a text under the name of a file. */
function programOf(config: string): ts.Program {
  const read = ts.readConfigFile(config, (path) => ts.sys.readFile(path));
  const { fileNames, options } = ts.parseJsonConfigFileContent(read.config, ts.sys, join(config, '..'));
  return ts.createProgram(fileNames, options);
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

it.each(['server', 'web'])(
  '[STR3] nothing below %s looks into a plain object by a name, but through own',
  (room) => {
    expect(lookups(programOf(join(ROOT, room, 'tsconfig.json')))).toEqual([]);
  },
  240_000,
);

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
