import type { AsyncApiDocument } from '../../../../core/protocol/asyncapi.ts';
import { escape } from './html.ts';
import { htmlPage, type HtmlPage } from './html-page.ts';
import { own } from '../../../../core/base/own.ts';

type Part = Readonly<Record<string, unknown>>;
type Pointer = { readonly $ref: string };

/** The document of the live door to be read: what can be watched, said and heard, and the shapes. Without a script. */
export function liveDocsPage(document: AsyncApiDocument, at: (path: string) => string): HtmlPage {
  const { info, operations, components } = document;
  const said = Object.entries(operations).filter(([name]) => !name.startsWith('view-'));
  const group = (title: string, which: (name: string, operation: Part) => boolean): string =>
    `<h2>${title}</h2>\n${said
      .filter(([name, operation]) => which(name, operation))
      .map(([name, operation]) => section(document, name, operation))
      .join('\n')}`;
  const isTopic = (name: string): boolean => name.startsWith('watch-');
  const isCommand = (name: string): boolean => name.startsWith('command.');
  return htmlPage({
    language: 'en',
    title: `${text(info['title'])}: the live door`,
    style: STYLE,
    body: `<main>
<h1>The live door</h1>
<p>${escape(text(info['description']))}</p>
<p><a href="${at('/api/v1/asyncapi.json')}">asyncapi.json</a> · <a href="${at('/api/v1/docs')}">The HTTP door</a></p>
${group('Topics', isTopic)}
${group('Messages to the hall', (name, { action }) => action === 'receive' && !isTopic(name) && !isCommand(name))}
${group('Messages from the hall', (_name, { action }) => action === 'send')}
${group('Commands', isCommand)}
<h2>Shapes</h2>
${Object.entries(components.schemas)
  .map(([name, schema]) => `<details id="${escape(name)}"><summary>${escape(name)}</summary>${code(schema)}</details>`)
  .join('\n')}
</main>`,
  });
}

function section(document: AsyncApiDocument, name: string, operation: Part): string {
  const { channel, summary, description, messages, reply } = operation as {
    readonly channel: Pointer;
    readonly summary: string;
    readonly description: string;
    readonly messages: readonly Pointer[];
    readonly reply?: { readonly messages: readonly Pointer[] };
  };
  const address = text(own(document.channels, lastOf(channel))?.['address']);
  const head = name.startsWith('watch-') ? address : name;
  return `<details id="${escape(name)}">
<summary><code>${escape(head)}</code> ${escape(summary)}</summary>
<p>${escape(description)}</p>
${messages.map((each) => body('Sent', messageAt(document, each))).join('\n')}
${(reply?.messages ?? []).map((each) => body('Acknowledged with', messageAt(document, each))).join('\n')}
</details>`;
}

function body(title: string, message: Part): string {
  const [example] = (message['examples'] ?? []) as readonly { readonly payload: unknown }[];
  return `<h3>${title} <code>${escape(text(message['title']))}</code></h3>
${code(message['payload'])}
${example === undefined ? '' : `<p>For example</p>${code(example.payload)}`}`;
}

/** What a channel points at among the components. */
function messageAt(document: AsyncApiDocument, { $ref }: Pointer): Part {
  const [, , at = '', , name = ''] = $ref.split('/');
  const messages = own(document.channels, at)?.['messages'] as Readonly<Record<string, Pointer>> | undefined;
  const found = own(messages ?? {}, name);
  return found === undefined ? {} : (own(document.components.messages, lastOf(found)) ?? {});
}

function lastOf({ $ref }: Pointer): string {
  return $ref.slice($ref.lastIndexOf('/') + 1);
}

/** JSON in which a pointer to a shape leads there. */
function code(value: unknown): string {
  const written = escape(JSON.stringify(value, undefined, 2));
  return `<pre>${written.replace(/#\/components\/schemas\/(\w+)/g, '<a href="#$1">$1</a>')}</pre>`;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const STYLE = `
body{margin:0;color:#1d2527;font:16px/1.5 system-ui,sans-serif}
main{max-width:960px;margin:0 auto;padding:24px}
h1{font-size:28px;margin:0 0 12px}
h2{font-size:21px;margin:32px 0 8px}
h3{font-size:16px;margin:16px 0 4px}
details{border-top:1px solid #d5dde0;padding:6px 0}
summary{cursor:pointer}
pre{background:#f2f5f6;padding:12px;overflow:auto;font-size:13px;border-radius:6px}
a{color:#00609c}
`;
