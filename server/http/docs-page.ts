import type { RequestHandler } from 'express';

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

/** A page to read the API document, with everything it needs from this server. */
export function docsPage(): RequestHandler {
  return (request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    if ('script' in request.query) response.type('text/javascript').send(SCRIPT);
    else response.type('html').send(PAGE);
  };
}
