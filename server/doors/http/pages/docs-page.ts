import { answer, route, type Route } from '../route.ts';

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

/** The document of the rows, and a page to read it with everything that it needs from this server. Both are rows themselves. */
export function docsRoutes(makeDocument: (own: readonly Route[]) => object): readonly Route[] {
  const own = [
    route({
      method: 'get',
      path: '/openapi.json',
      summary: 'This document',
      tag: 'Document',
      who: 'anyone',
      handle: () => answer(document),
    }),
    route({
      method: 'get',
      path: '/docs',
      summary: 'A page to read this document',
      tag: 'Document',
      who: 'anyone',
      media: 'text/html',
      handle({ request, response }) {
        if ('script' in request.query) response.type('text/javascript').send(SCRIPT);
        else response.type('html').send(PAGE);
        return 'answered';
      },
    }),
  ];
  const document = makeDocument(own);
  return own;
}
