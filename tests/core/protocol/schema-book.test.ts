import { expect, it } from 'vitest';
import { z } from 'zod';
import { schemaBook } from '../../../core/protocol/schema-book.ts';
import { counterFaceShape } from '../../../core/protocol/shapes/hall.ts';
import { named } from '../../../core/protocol/shapes/shape.ts';

it('[DW6] a shape with a name stands once among the components of a document, and is pointed at', () => {
  const book = schemaBook();
  const one = book.of(z.strictObject({ items: z.array(counterFaceShape) }));
  expect(one).toMatchObject({
    properties: { items: { items: { $ref: '#/components/schemas/CounterFace' } } },
    additionalProperties: false,
  });
  expect(Object.keys(book.components).sort()).toEqual(['CounterFace', 'Names']);
  expect(book.components['CounterFace']).toMatchObject({
    properties: { name: { $ref: '#/components/schemas/Names' } },
    required: ['id', 'name', 'zone', 'state'],
    additionalProperties: false,
  });
});

it('[DW7] a named shape on its own is a pointer, with its description among the components', () => {
  const book = schemaBook();
  const own = named('OnlyHere', z.string(), 'said once');
  expect(book.of(own)).toEqual({ $ref: '#/components/schemas/OnlyHere' });
  expect(book.components).toEqual({ OnlyHere: { type: 'string', description: 'said once' } });
});
