import specs from '@asyncapi/specs';
import { Ajv, type SchemaObject } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { describe, expect, it } from 'vitest';
import { asyncApiDocument } from '../../../core/protocol/asyncapi.ts';
import { COMMANDS } from '../../../core/protocol/commands.ts';
import { FROM_HALL, TO_HALL } from '../../../core/protocol/messages.ts';
import { TOPICS } from '../../../core/protocol/topics.ts';
import { liveDocsPage } from '../../../server/doors/http/pages/live-docs-page.ts';
import { messageFaults } from '../../support/live-document.ts';

const DOCUMENT = asyncApiDocument('A hall');

/** What AsyncAPI itself says of its documents. */
function asyncApiSchema(): SchemaObject {
  const said = specs.schemas['3.0.0'] as {
    readonly definitions: Record<string, unknown>;
  };
  // ajv knows the drafts of JSON Schema already.
  const {
    'http://json-schema.org/draft-07/schema': _7,
    'http://json-schema.org/draft-04/schema': _4,
    ...definitions
  } = said.definitions;
  return { ...said, definitions };
}

/** Every pointer of a part of the document. */
function pointers(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(pointers);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value] : pointers(value),
  );
}

function at(pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], DOCUMENT);
}

describe('the document of the live door', () => {
  it('[DT7] it is what AsyncAPI 3 says that a document is, and every pointer in it leads somewhere', () => {
    const ajv = new Ajv({ strict: false, allErrors: true, formats: fullFormats });
    const validate = ajv.compile(asyncApiSchema());
    expect(validate(DOCUMENT), ajv.errorsText(validate.errors)).toBe(true);
    expect(pointers(DOCUMENT).filter((pointer) => at(pointer) === undefined)).toEqual([]);
    expect(validate({ ...DOCUMENT, operations: { x: { action: 'nothing' } } })).toBe(false);
  });

  it('[DT8] every topic, message and command is an operation of it, and nothing else is', () => {
    expect(Object.keys(DOCUMENT.operations).sort()).toEqual(
      [
        ...Object.keys(TOPICS).flatMap((kind) => [`watch-${kind}`, `view-${kind}`]),
        ...Object.keys(TO_HALL),
        ...Object.keys(FROM_HALL),
        ...Object.keys(COMMANDS).map((name) => `command.${name}`),
      ].sort(),
    );
    for (const [name, operation] of Object.entries(DOCUMENT.operations)) {
      const { channel, messages, reply } = operation as {
        readonly channel: { readonly $ref: string };
        readonly messages: readonly { readonly $ref: string }[];
        readonly reply?: { readonly messages: readonly { readonly $ref: string }[] };
      };
      for (const { $ref } of [...messages, ...(reply?.messages ?? [])])
        expect($ref.startsWith(`${channel.$ref}/messages/`), name).toBe(true);
    }
  });

  it('[DT9] every example in it fits the schema beside it', () => {
    const faultOf = messageFaults(DOCUMENT);
    let examples = 0;
    for (const [name, message] of Object.entries(DOCUMENT.components.messages)) {
      for (const { payload } of (message['examples'] ?? []) as readonly { readonly payload: unknown }[]) {
        expect(faultOf(name, payload), name).toBeUndefined();
        examples += 1;
      }
    }
    expect(examples).toBeGreaterThan(60);
  });

  it('[DT10] the page that it is read on has a part for each topic, message, command and shape', () => {
    const page = liveDocsPage(DOCUMENT, (path) => path).html;
    const named = [...Object.keys(DOCUMENT.operations), ...Object.keys(DOCUMENT.components.schemas)];
    for (const name of named.filter((each) => !each.startsWith('view-'))) expect(page).toContain(`id="${name}"`);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${target ?? ''}"`);
    expect(page).not.toContain('<script');
  });
});
