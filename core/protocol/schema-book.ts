import { z } from 'zod';
import { SHAPES } from './shapes/shape.ts';
import { own } from '../base/own.ts';

/** The schemas of one document. */
export type SchemaBook = {
  /**
   * JSON Schema of a schema, as what is sent (`input`) or as what comes of it (`output`). A shape with a name
   * of its own stands in `components`, and is pointed at.
   */
  readonly of: (schema: z.ZodType, io?: 'input' | 'output') => object;
  /** For `components.schemas` of the document. */
  readonly components: Readonly<Record<string, object>>;
};

/** An empty book of schemas of one draft. */
export function schemaBook(target: 'draft-2020-12' | 'draft-7' = 'draft-2020-12'): SchemaBook {
  const components: Record<string, object> = {};
  const of: SchemaBook['of'] = (schema, io = 'output') => {
    // What JSON Schema cannot say, such as a file in memory, stands there as anything.
    const made = z.toJSONSchema(schema, { metadata: SHAPES, io, target, unrepresentable: 'any', override: described });
    const { $schema: _, $defs, definitions, ...plain } = made;
    for (const [id, each] of Object.entries($defs ?? (definitions as typeof $defs) ?? {}))
      if (own(components, id) === undefined) components[id] = pointed(each) as object;
    return pointed(plain) as object;
  };
  return { of, components };
}

/** What a field of a body tells of itself beside its schema. */
function described({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodType;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}): void {
  const said = z.globalRegistry.get(zodSchema)?.description;
  if (said !== undefined) jsonSchema.description ??= said;
}

/** The same with every pointer into the schema's own definitions led to the document's components. */
function pointed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(pointed);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) =>
      key === '$ref' && typeof value === 'string'
        ? [key, value.replace(/^#\/(\$defs|definitions)\//, '#/components/schemas/')]
        : [key, pointed(value)],
    ),
  );
}
