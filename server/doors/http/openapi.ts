import { problemShape, type ProblemCode } from '../../../core/protocol/problem.ts';
import { allResources, type ResourceFacts } from '../../../core/protocol/resources/resource-facts.ts';
import { whoInWords } from '../../../core/protocol/rights.ts';
import { schemaBook, type SchemaBook } from '../../../core/protocol/schema-book.ts';
import { TITLES } from '../problem.ts';
import { own } from '../../../core/base/own.ts';

/** The document as far as its own row tells of it. */
export type OpenApiDocument = { readonly openapi: string; readonly paths: Readonly<Record<string, object>> };

/** The OpenAPI 3.1 document, made from the very rows and schemas that the doors are made from. */
export function openApiDocument(title: string, cookie = 'hallcall_session'): OpenApiDocument {
  const book = schemaBook();
  const paths: Record<string, Record<string, object>> = {};
  const problem = book.of(problemShape);
  for (const each of allResources()) {
    paths[each.path] = { ...own(paths, each.path), [each.method.toLowerCase()]: operation(each, book, problem) };
  }
  return {
    openapi: '3.1.0',
    info: { title, version: '1', license: { name: 'MIT', identifier: 'MIT' }, description: DESCRIPTION },
    servers: [
      { url: '/api/v1', description: 'The only hall, or the default one' },
      {
        url: '/api/v1/halls/{hall}',
        description: 'One of several halls; the paths of all halls together stand in each and say the same',
        variables: { hall: { default: 'north', description: 'The id of the hall, as GET /halls lists it' } },
      },
    ],
    tags: [...new Set(allResources().map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: book.components,
      responses: Object.fromEntries(
        plainStatuses().map((status) => [
          `Problem${String(status)}`,
          problemResponse(TITLES[status] ?? 'A problem', problem),
        ]),
      ),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: cookie },
        bearer: { type: 'http', scheme: 'bearer' },
        key: {
          type: 'http',
          scheme: 'bearer',
          description: 'The key of a program, with one of the scopes that are named',
        },
      },
    },
  } as OpenApiDocument;
}

/** Statuses that some path gives without a code. */
function plainStatuses(): readonly number[] {
  const plain = allResources().flatMap(({ problems }) => [...problems].filter(([, codes]) => codes.length === 0));
  return [...new Set(plain.map(([status]) => status))].sort((one, other) => one - other);
}

const DESCRIPTION =
  'Times are RFC 3339 with offset, waits are seconds. Errors are RFC 9457 problem+json; a refusal of the queue has a `code`. ' +
  'What takes `Idempotency-Key` gives the same answer for the same key, also after a restart.';

function operation(each: ResourceFacts, book: SchemaBook, problem: object): object {
  const parameters = parametersOf(each, book);
  return {
    operationId: operationId(each),
    summary: each.summary,
    description: `Who: ${whoInWords(each.who)}.`,
    tags: [each.tag],
    security: securityOf(each),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...requestBody(each, book),
    responses: {
      ...success(each, book),
      ...Object.fromEntries(
        [...each.problems].map(([status, codes]) => [String(status), problemAt(status, codes, problem)]),
      ),
    },
  };
}

/** `getTicketsIdReceiptPng`: what generated clients call it, so it stays. */
function operationId({ method, path }: ResourceFacts): string {
  const words = path.replace(/[{}]/g, '').replace(/[^a-zA-Z]+(\w)/g, (_all, letter: string) => letter.toUpperCase());
  return method.toLowerCase() + words;
}

/** Nothing to prove; or a ticket's secret instead of an identity; or a session's cookie, a bearer's token, a key. */
function securityOf({ who }: ResourceFacts): readonly object[] {
  if (who.anyone === true) return [];
  const { staff, device, itself, above, scope } = who;
  // Staff are asked for the secret as anybody else is.
  if ([staff, device, itself, above, scope].every((each) => each === undefined)) return [{}];
  const proved = [{ session: [] }, { bearer: [] }, ...(who.scope === undefined ? [] : [{ key: [who.scope] }])];
  return who.secret === true ? [{}, ...proved] : proved;
}

function parametersOf(each: ResourceFacts, book: SchemaBook): readonly object[] {
  const text = { type: 'string' };
  return [
    ...each.params.map((name) => ({ name, in: 'path', required: true, schema: text })),
    ...queryParameters(each, book),
    ...(each.keyed
      ? [{ name: 'Idempotency-Key', in: 'header', schema: { ...text, minLength: 1, maxLength: 255 } }]
      : []),
    ...(each.matched ? [{ name: 'If-Match', in: 'header', schema: text }] : []),
    ...(each.ranged ? [{ name: 'Range', in: 'header', schema: text }] : []),
  ];
}

function queryParameters({ query }: ResourceFacts, book: SchemaBook): readonly object[] {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = book.of(query, 'input') as {
    properties?: Record<string, object>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function requestBody({ method, body, upload, example }: ResourceFacts, book: SchemaBook): object {
  if (upload) {
    return { requestBody: { required: true, content: { 'application/octet-stream': {} } } };
  }
  // A body of DELETE has no meaning by the standard; whatever is in one is refused.
  if (body === undefined || method === 'DELETE') return {};
  const content = {
    schema: book.of(body, 'input'),
    ...(example.body === undefined ? {} : { example: example.body }),
  };
  // A body that nobody sends is an empty one.
  const required = !body.safeParse({}).success;
  return { requestBody: { required, content: { 'application/json': content } } };
}

function success({ answer, media, success: status, ranged, example }: ResourceFacts, book: SchemaBook): object {
  const files = Object.fromEntries(media.map((type) => [type, {}]));
  if (answer === undefined) {
    const whole = { description: 'Done', ...(media.length === 0 ? {} : { content: files }) };
    return {
      [status]: whole,
      ...(ranged ? { 206: { description: 'The part that was asked for', content: files } } : {}),
    };
  }
  const content = {
    schema: book.of(answer),
    ...(example.answer === undefined ? {} : { example: example.answer }),
  };
  return { [status]: { description: 'Done', content: { 'application/json': content, ...files } } };
}

function problemAt(status: number, codes: readonly ProblemCode[], problem: object): object {
  if (codes.length === 0) return { $ref: `#/components/responses/Problem${String(status)}` };
  const narrowed = { allOf: [problem, { type: 'object', properties: { code: { enum: codes } } }] };
  return problemResponse(TITLES[status] ?? 'A problem', narrowed);
}

function problemResponse(description: string, schema: object): object {
  return { description, content: { 'application/problem+json': { schema } } };
}
