import { z } from 'zod';
import type { Route } from './route.ts';

/** The OpenAPI 3.1 document, made from the very rows and schemas that the doors are made from. */
export function openApiDocument(routes: readonly Route[], title: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const each of routes) {
    const path = each.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[each.method] = operation(each);
  }
  return {
    openapi: '3.1.0',
    info: {
      title,
      version: '1',
      description:
        'Times are RFC 3339 with offset, waits are seconds. Errors are RFC 9457 problem+json; a refusal of the queue is 409 with `code`. Every POST of a queue command takes `Idempotency-Key`: the same key gives the same answer, also after a restart.',
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: { Problem: PROBLEM },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'hallcall_session' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operation(each: Route): object {
  const parameters = [
    ...[...each.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...queryParameters(each),
    ...(each.keyed
      ? [{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string', minLength: 1, maxLength: 255 } }]
      : []),
    ...(each.matched ? [{ name: 'If-Match', in: 'header', schema: { type: 'string' } }] : []),
  ];
  const problems = Object.fromEntries(
    ['400', '401', '403', '404', '409', ...(each.matched ? ['412'] : []), '422', '429', '503'].map((status) => [
      status,
      {
        description: 'A problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
  const success =
    each.success === 204
      ? { description: 'Done' }
      : {
          description: 'Done',
          content: {
            [each.media]: { schema: each.media === 'application/json' ? { type: 'object' } : { type: 'string' } },
          },
        };
  return {
    operationId: `${each.method}${each.path.replace(/[^a-zA-Z]+(\w)/g, (_all, letter: string) => letter.toUpperCase())}`,
    summary: each.summary,
    description: `Who: ${each.who}.`,
    tags: [each.tag],
    ...(each.who === 'anyone' ? { security: [] } : { security: [{ session: [] }, { bearer: [] }] }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(each.body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(each.body) } } } }),
    ...(each.upload
      ? {
          requestBody: {
            required: true,
            content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
          },
        }
      : {}),
    responses: { [String(each.success)]: success, ...problems },
  };
}

function queryParameters(each: Route): object[] {
  if (each.query === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(each.query) as {
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

function schemaOf(schema: z.ZodType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', description: 'Which refusal of the queue' },
    opensAt: { type: 'string', format: 'date-time' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
  },
};
