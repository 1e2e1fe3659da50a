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

/**
 * A schema for each field of a type that something else owns, to be written after `satisfies`: whatever has none there
 * would be left out where the message is read, without a word.
 */
export type Fields<T> = { readonly [Field in keyof T]-?: z.ZodType<T[Field] | undefined> };

type Frozen<T> = T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T;
