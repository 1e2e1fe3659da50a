import type { OpenApiDocument } from '../openapi.ts';
import { answer, type Handlers } from '../route.ts';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Hallcall API</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/api/v1/docs/assets/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/api/v1/docs/assets/swagger-ui-bundle.js"></script>
<script src="/api/v1/docs?script"></script>
</body>
</html>`;

const SCRIPT = `SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#swagger-ui', deepLinking: true, withCredentials: true });`;

/** The document of the rows, made when it is first asked for under this title, and a page to read it with everything that it needs from this server. */
export function docsRoutes(title: () => string, makeDocument: (title: string) => OpenApiDocument) {
  let made: { readonly title: string; readonly document: OpenApiDocument } | undefined;
  const documentOf = (asked: string): OpenApiDocument => {
    if (made?.title !== asked) made = { title: asked, document: makeDocument(asked) };
    return made.document;
  };
  return {
    'GET /openapi.json': () => answer(documentOf(title())),
    'GET /docs': ({ request, response }) => {
      if ('script' in request.query) response.type('text/javascript').send(SCRIPT);
      else response.type('html').send(PAGE);
      return 'answered';
    },
  } satisfies Partial<Handlers>;
}
