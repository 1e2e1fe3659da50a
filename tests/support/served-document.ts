import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { openApiDocument } from '../../server/doors/http/openapi.ts';

type Content = Readonly<Record<string, { readonly schema?: object }>>;
type Response = { readonly $ref?: string; readonly content?: Content };
type Operation = { readonly operationId: string; readonly responses: Readonly<Record<string, Response>> };
export type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Response>> };
};

/** The document that a hall serves, but for its title: `http-document.test.ts` sees to it that they are the same. */
export const DOCUMENT = openApiDocument('') as unknown as Document; // its parts are typed here as they are read

/** An answer as it came. */
export type HeardAnswer = {
  readonly method: string;
  /** Under /api/v1, with its query. */
  readonly path: string;
  readonly status: number;
  readonly type: string;
  readonly body: unknown;
};

const NODE_SAYS: readonly number[] = [400, 417, 431];

const ajv = new Ajv2020({ strict: false, allErrors: true, formats: fullFormats });
ajv.addSchema(DOCUMENT, 'document');
const compiled = new Map<string, ValidateFunction>();

const PATHS = Object.keys(DOCUMENT.paths)
  .map((path) => ({ path, names: path.split('{').length - 1, form: formOf(path) }))
  .sort((one, other) => one.names - other.names);

/** `GET /tickets/{id}` for what was asked; undefined where the document has no such operation. */
export function operationAt(method: string, path: string): string | undefined {
  // A slash behind a path makes no other one of it for the doors.
  const asked = (path.split('?')[0] ?? '').replace(/\/$/, '');
  const found = PATHS.find(({ form }) => form.test(asked))?.path;
  return found === undefined || DOCUMENT.paths[found]?.[method.toLowerCase()] === undefined
    ? undefined
    : `${method} ${found}`;
}

/** What is wrong with an answer, by the document; undefined where nothing is. */
export function faultOf({ method, path, status, type, body }: HeardAnswer): string | undefined {
  const name = operationAt(method, path);
  // Node itself answers what is no HTTP for it, before anybody has looked at the path.
  if (type === '' && NODE_SAYS.includes(status)) return undefined;
  // Of a path that is none, any problem of whoever asked may be told.
  if (name === undefined) return status >= 400 && status < 500 ? undefined : `${method} ${path} is not in the document`;
  const [, template = ''] = name.split(' ');
  const pointer = ['paths', template, method.toLowerCase(), 'responses', String(status)];
  const told = DOCUMENT.paths[template]?.[method.toLowerCase()]?.responses[String(status)];
  if (told === undefined) return `${name} does not tell of ${String(status)}`;
  const shared = told.$ref?.split('/').slice(1);
  const response = shared === undefined ? told : DOCUMENT.components.responses[shared.at(-1) ?? ''];
  const kind = type.split(';')[0] ?? '';
  if (response?.content === undefined) return type === '' ? undefined : `${name} ${String(status)} has a body: ${kind}`;
  const content = response.content[kind];
  if (content === undefined) return `${name} ${String(status)} does not tell of ${kind}`;
  if (content.schema === undefined) return undefined;
  const validate = validatorAt([...(shared ?? pointer), 'content', kind, 'schema']);
  if (!validate(body)) return `${name} ${String(status)}: ${ajv.errorsText(validate.errors, { separator: '\n' })}`;
  // Where the document names no code for a status there is none.
  const code = (body as { readonly code?: unknown } | undefined)?.code;
  const plain = shared !== undefined && status >= 400 && code !== undefined;
  return plain ? `${name} ${String(status)} does not tell of the code ${JSON.stringify(code)}` : undefined;
}

function validatorAt(pointer: readonly string[]): ValidateFunction {
  const at = pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
  const known = compiled.get(at) ?? ajv.compile({ $ref: `document#/${at}` });
  compiled.set(at, known);
  return known;
}

function formOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
}
