import { asyncApiDocument } from '../../../../core/protocol/asyncapi.ts';
import { openApiDocument } from '../openapi.ts';
import { answer, type Handlers } from '../route.ts';
import { htmlPage, sendPage, type HtmlPage } from './html-page.ts';
import { liveDocsPage } from './live-docs-page.ts';

const page = (at: Place): HtmlPage =>
  htmlPage({
    language: 'en',
    title: 'Hallcall API',
    style: STYLE,
    head: '<link rel="stylesheet" href="/api/v1/docs/assets/swagger-ui.css">',
    body: `<p class="live"><a href="${at('/api/v1/docs?live')}">The live door: topics, messages, commands</a></p>
<div id="swagger-ui"></div>
<script src="/api/v1/docs/assets/swagger-ui-bundle.js"></script>
<script src="${at('/api/v1/docs?script')}"></script>`,
  });

const STYLE = '.live{margin:16px 20px;font:16px sans-serif}';

/** Where a path of the hall stands. */
type Place = (path: string) => string;

const script = (at: Place): string =>
  `SwaggerUIBundle({ url: '${at('/api/v1/openapi.json')}', dom_id: '#swagger-ui', deepLinking: true, withCredentials: true });`;

/** The documents of both doors, made when they are first asked for, and pages to read them, all from this server. */
export function docsRoutes(title: () => string, at: Place, cookie: string) {
  const http = madeOnce((of) => openApiDocument(of, cookie));
  const live = madeOnce(asyncApiDocument);
  return {
    'GET /openapi.json': () => answer(http(title())),
    'GET /asyncapi.json': () => answer(live(title())),
    'GET /docs': ({ request, response }) => {
      if ('script' in request.query) response.type('text/javascript').send(script(at));
      else sendPage(response, 'live' in request.query ? liveDocsPage(live(title()), at) : page(at));
      return 'answered';
    },
  } satisfies Partial<Handlers>;
}

/** Made again only when the title is another one. */
function madeOnce<Document>(make: (title: string) => Document): (title: string) => Document {
  let made: { readonly title: string; readonly document: Document } | undefined;
  return (title) => {
    if (made?.title !== title) made = { title, document: make(title) };
    return made.document;
  };
}
