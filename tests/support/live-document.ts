import { Ajv, type ValidateFunction } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { AsyncApiDocument } from '../../core/protocol/asyncapi.ts';

/** What says what is wrong with a message by the document of the live door; undefined where nothing is. */
export type MessageFault = (message: string, payload: unknown) => string | undefined;

/** Reads a document as a client with a validator would. `message` is a name among its components: `hall.watched`. */
export function messageFaults(document: AsyncApiDocument): MessageFault {
  const ajv = new Ajv({ strict: false, allErrors: true, formats: fullFormats });
  ajv.addSchema(document, 'document');
  const compiled = new Map<string, ValidateFunction>();
  return (message, payload) => {
    const validate = compiled.get(message) ?? ajv.compile({ $ref: `document#/components/messages/${message}/payload` });
    compiled.set(message, validate);
    return validate(payload) ? undefined : `${message}: ${ajv.errorsText(validate.errors, { separator: '\n' })}`;
  };
}
