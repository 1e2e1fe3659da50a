import { z } from 'zod';

/** The shapes that have names of their own in the documents. */
export const SHAPES = z.registry<{ readonly id: string; readonly description?: string }>();

/** Gives a schema its name in the documents, and returns it. */
export function named<S extends z.ZodType>(id: string, schema: S, description?: string): S {
  SHAPES.add(schema, description === undefined ? { id } : { id, description });
  return schema;
}

/** What goes out in a shape: nobody who receives it changes it. */
export type Shape<S extends z.ZodType> = Frozen<z.output<S>>;

/** What may come in: whoever sends it still owns it. */
export type Sent<S extends z.ZodType> = Frozen<z.input<S>>;

type Frozen<T> = T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T;
