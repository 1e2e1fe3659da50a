import { z } from 'zod';
import { SHAPES } from '../../../core/protocol/shapes/shape.ts';

/** A JSON Schema of 2020-12, as OpenAPI 3.1 has it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Schemas of one document: what has a name stands once among its components, and is pointed at. */
export interface Schemas {
  /** As somebody sends it: what has a default may be left out. */
  input(schema: z.ZodType): JsonSchema;
  /** As the hall says it. */
  output(schema: z.ZodType): JsonSchema;
  components(): Readonly<Record<string, JsonSchema>>;
}

/** Begins the schemas of a document. */
export function createSchemas(): Schemas {
  const components: Record<string, JsonSchema> = {};
  const made = (schema: z.ZodType, io: 'input' | 'output'): JsonSchema => {
    // What goes out has its name in SHAPES; what comes in tells of itself beside its fields.
    const said = io === 'output' ? { metadata: SHAPES } : {};
    const { $schema: _, $defs = {}, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', ...said });
    for (const [name, each] of Object.entries($defs)) components[name] ??= pointing(each) as JsonSchema;
    return named(rest, components);
  };
  return {
    input: (schema) => made(schema, 'input'),
    output: (schema) => made(schema, 'output'),
    components: () => components,
  };
}

/** A schema that has a name itself goes among the components, too. */
function named(schema: Readonly<Record<string, unknown>>, components: Record<string, JsonSchema>): JsonSchema {
  const own = pointing(schema) as JsonSchema;
  const { id: name, ...rest } = own;
  if (typeof name !== 'string') return own;
  components[name] ??= rest;
  return { $ref: `#/components/schemas/${name}` };
}

/** zod points at `#/$defs/Name`, and leaves the name in what it points at. */
function pointing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointing);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) =>
      key === '$ref' && typeof each === 'string'
        ? [key, each.replace('#/$defs/', '#/components/schemas/')]
        : [key, pointing(each)],
    ),
  );
}
