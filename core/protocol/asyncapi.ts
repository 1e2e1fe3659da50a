import { COMMANDS, type DoorCommand } from './commands.ts';
import type { CommandRow } from './commands/command-row.ts';
import { FROM_HALL, refusedShape, TO_HALL, type MessageRow } from './messages.ts';
import { whoInWords, type Who } from './rights.ts';
import { schemaBook, type SchemaBook } from './schema-book.ts';
import { TOPICS, watchProblems, type TopicRow } from './topics.ts';
import { own } from '../base/own.ts';

type Json = Readonly<Record<string, unknown>>;
type Pointer = { readonly $ref: string };

/** The AsyncAPI 3 document of the live door. */
export type AsyncApiDocument = {
  readonly asyncapi: string;
  readonly info: Json;
  readonly channels: Readonly<Record<string, Json>>;
  readonly operations: Readonly<Record<string, Json>>;
  readonly components: { readonly messages: Readonly<Record<string, Json>>; readonly schemas: Json };
};

/** What the parts of the document are written into. */
type Draft = {
  readonly book: SchemaBook;
  readonly messages: Record<string, Json>;
  readonly channels: Record<string, Json>;
  readonly operations: Record<string, Json>;
};

/** Where everything is said that is no view of a topic. */
const LIVE = 'live';

/** Makes the document from the tables of topics, messages and commands. Its schemas are of draft-07, as in AsyncAPI. */
export function asyncApiDocument(title: string): AsyncApiDocument {
  const draft: Draft = { book: schemaBook('draft-7'), messages: {}, channels: {}, operations: {} };
  for (const [kind, row] of Object.entries<TopicRow>(TOPICS)) addTopic(draft, kind, row);
  const said: string[] = [];
  for (const [name, row] of Object.entries<MessageRow>(TO_HALL)) said.push(...addMessage(draft, name, row, 'receive'));
  for (const [name, row] of Object.entries<MessageRow>(FROM_HALL)) said.push(...addMessage(draft, name, row, 'send'));
  for (const name of Object.keys(COMMANDS) as DoorCommand[]) said.push(...addCommand(draft, name, COMMANDS[name]));
  draft.channels[LIVE] = {
    address: '/',
    title: 'Everything that is no view of a topic',
    messages: Object.fromEntries(said.map((name) => [name, component(name)])),
  };
  const { messages, channels, operations, book } = draft;
  return {
    asyncapi: '3.0.0',
    info: { title, version: '1', license: { name: 'MIT' }, description: DESCRIPTION },
    channels,
    operations,
    components: { messages, schemas: book.components },
  };
}

const DESCRIPTION =
  'socket.io on the port of the pages, path `/socket.io`; the handshake has `auth: {token?, as?}`, else the cookies count; ' +
  'whoever holds a ticket alone says `auth: {ticket, secret}`. A message is ' +
  'an event of the same name, its payload the only argument; a reply is the acknowledgement. The document speaks as the hall: it receives ' +
  'what pages, devices and programs send. Times are RFC 3339 with offset, waits are seconds.';

/** A topic is a channel: `watch` is answered with the view as it is, and `view` comes whenever that has changed. */
function addTopic(draft: Draft, kind: string, row: TopicRow): void {
  const { book } = draft;
  const view = book.of(row.view);
  const address = row.id === undefined ? kind : `${kind}:{id}`;
  const topic = row.id === undefined ? { const: kind } : { type: 'string', pattern: `^${kind}:.+$` };
  const seq = { type: 'integer', minimum: 0 };
  const secret = row.who.secret === true ? { secret: { type: 'string' } } : {};
  const refused = narrowed(book.of(refusedShape), { status: { enum: watchProblems(row) } });
  const own = {
    watch: message(`${kind}.watch`, 'watch', `Watch: ${row.summary}`, object({ topic, ...secret }, ['topic']), {
      topic: row.id === undefined ? kind : `${kind}:1`,
    }),
    watched: message(`${kind}.watched`, 'watch', row.summary, object({ seq, view }), { seq: 118, view: row.example }),
    refused: message(`${kind}.refused`, 'watch', 'Why it cannot be watched', refused),
    view: message(`${kind}.view`, 'view', row.summary, object({ topic, seq, view }), {
      topic: row.id === undefined ? kind : `${kind}:1`,
      seq: 118,
      view: row.example,
    }),
  };
  for (const [name, each] of Object.entries(own)) draft.messages[`${kind}.${name}`] = each;
  draft.channels[kind] = {
    address,
    title: row.summary,
    description: `Who: ${whoInWords(row.who)}.`,
    ...(row.id === undefined ? {} : { parameters: { id: { description: `The id of ${row.id}` } } }),
    messages: Object.fromEntries(Object.keys(own).map((name) => [name, component(`${kind}.${name}`)])),
  };
  draft.operations[`watch-${kind}`] = {
    ...operation('receive', row.summary, row.who, kind, ['watch']),
    reply: { channel: channel(kind), messages: [inChannel(kind, 'watched'), inChannel(kind, 'refused')] },
  };
  draft.operations[`view-${kind}`] = operation('send', row.summary, row.who, kind, ['view']);
}

/** Writes a message and what it is acknowledged with. Gives the names of both. */
function addMessage(draft: Draft, name: string, row: MessageRow, action: 'receive' | 'send'): readonly string[] {
  const { book } = draft;
  // Who sends a body may leave out what has a default; what is acknowledged comes from the other side.
  const [body, ack] = action === 'receive' ? (['input', 'output'] as const) : (['output', 'input'] as const);
  draft.messages[name] = message(name, name, row.summary, book.of(row.body, body), row.example);
  return addOperation(draft, name, {
    operation: operation(action, row.summary, row.who, LIVE, [name]),
    ack: row.ack === undefined ? undefined : book.of(row.ack, ack),
    event: name,
  });
}

/** Writes one command as a message of its own: `command` with its name, its target and its body. */
function addCommand(draft: Draft, command: DoorCommand, row: CommandRow): readonly string[] {
  const { book } = draft;
  const name = `command.${command}`;
  const text = { type: 'string' };
  const target = row.target === 'hall' ? {} : { [row.target]: text };
  const body: { readonly properties?: Json; readonly required?: readonly string[] } = book.of(row.body, 'input');
  const commandId = { type: 'string', minLength: 8, maxLength: 200 };
  const frame = {
    name: { const: command },
    commandId,
    ...target,
    ...(row.who.secret === true ? { secret: text } : {}),
  };
  const payload = {
    ...body,
    properties: { ...frame, ...body.properties },
    required: ['name', 'commandId', ...Object.keys(target), ...(body.required ?? [])],
  };
  const example = {
    name: command,
    commandId: '7d2c0c1e-5b1f',
    ...Object.fromEntries(Object.keys(target).map((key) => [key, '1'])),
    ...row.example,
  };
  const answer = book.of(row.answer);
  const refused = narrowed(book.of(refusedShape), {
    code: { enum: [...new Set([...row.refusals, ...EVERY_COMMAND])] },
  });
  const summary = `The command ${command}`;
  draft.messages[name] = message(name, 'command', summary, payload, example);
  return addOperation(draft, name, {
    operation: operation('receive', summary, row.who, LIVE, [name]),
    ack: { anyOf: [answered(answer, book), refused] },
    event: 'command',
  });
}

/** What every command may be refused with, whatever the queue says; `ticket-unknown` is also said to a wrong secret. */
const EVERY_COMMAND = ['ticket-unknown', 'key-reused', 'journal-unavailable'];

/** An answer as it is acknowledged: its fields beside `ok`. */
function answered(answer: object, { components }: SchemaBook): Json {
  const { $ref } = answer as Partial<Pointer>;
  const named = $ref === undefined ? answer : own(components, $ref.split('/').at(-1) ?? '');
  const { properties = {}, required = [] } = named as { properties?: Json; required?: readonly string[] };
  return object({ ok: { const: true }, ...properties }, ['ok', ...required]);
}

function addOperation(
  draft: Draft,
  name: string,
  { operation, ack, event }: { readonly operation: Json; readonly ack: object | undefined; readonly event: string },
): readonly string[] {
  if (ack === undefined) {
    draft.operations[name] = operation;
    return [name];
  }
  const acked = `${name}.ack`;
  draft.messages[acked] = message(acked, event, 'The acknowledgement', ack);
  draft.operations[name] = { ...operation, reply: { channel: channel(LIVE), messages: [inChannel(LIVE, acked)] } };
  return [name, acked];
}

/** `id` is the message's name in the document, `event` that of its event on the wire. */
function message(id: string, event: string, summary: string, payload: object, example?: object): Json {
  return {
    name: event,
    title: id,
    summary,
    contentType: 'application/json',
    payload,
    ...(example === undefined ? {} : { examples: [{ payload: example }] }),
  };
}

function operation(action: 'receive' | 'send', summary: string, who: Who, at: string, said: readonly string[]): Json {
  return {
    action,
    channel: channel(at),
    summary,
    description: `Who ${action === 'receive' ? 'may' : 'hears it'}: ${whoInWords(who)}.`,
    messages: said.map((name) => inChannel(at, name)),
  };
}

function object(properties: Json, required: readonly string[] = Object.keys(properties)): Json {
  return { type: 'object', properties, required, additionalProperties: false };
}

/** What says that nothing was done, with what the problem can be here. */
function narrowed(refused: object, problem: Json): Json {
  return { allOf: [refused, { type: 'object', properties: { problem: { type: 'object', properties: problem } } }] };
}

function channel(name: string): Pointer {
  return { $ref: `#/channels/${name}` };
}

function inChannel(at: string, name: string): Pointer {
  return { $ref: `#/channels/${at}/messages/${name}` };
}

function component(name: string): Pointer {
  return { $ref: `#/components/messages/${name}` };
}
