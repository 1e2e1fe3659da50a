// npm run dev: the sample hall at one address. Pages come from their sources and change while they are looked at; the
// server is bundled and started again whenever one of its files changes. /gallery is there, and nowhere else.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, install, needNode, root, stop } from './lib.mjs';

needNode();
install();
// The server lends a page that stands for a device its identity, and asks whether it has been built.
if (!existsSync(join(root, 'dist', 'web', 'kiosk', 'index.html'))) build();

const { createServer } = await import('vite');
const { watchedServer } = await import('./dev-server.mjs');
const PAGES = ['kiosk', 'counter', 'desk', 'display', 'manager', 'reports', 'tray', 'rating', 'keypad'];
const port = Number(process.env.PORT ?? 8080);
const address = `http://127.0.0.1:${port}`;
const hall = await watchedServer(address);

/** A page as the sources have it, with the cookie that the server gives along. */
const pagesFromSources = {
  name: 'pages-from-sources',
  configureServer(vite) {
    vite.middlewares.use(async (request, response, next) => {
      const path = request.url.split('?')[0];
      const page = [...PAGES, 'gallery'].find((each) => path === `/${each}`);
      if (page === undefined || request.method !== 'GET') return next();
      try {
        if (page !== 'gallery' && (await answeredByHall(request, response))) return;
        const html = readFileSync(join(root, page, 'index.html'), 'utf8');
        response.setHeader('Content-Type', 'text/html');
        response.end(await vite.transformIndexHtml(request.url, html));
      } catch (fault) {
        next(fault);
      }
    });
  },
};

/** Pairing ends in a redirect or in a refusal: both are the hall's answer. Of any other the cookies are taken. */
async function answeredByHall(request, response) {
  const { host, cookie = '' } = request.headers;
  const answer = await hall.ask(request.url, { host, cookie });
  response.setHeader('Cache-Control', 'no-store');
  const cookies = answer.headers['set-cookie'];
  if (cookies !== undefined) response.setHeader('Set-Cookie', cookies);
  if (answer.statusCode === 200) return false;
  response.writeHead(answer.statusCode, answer.headers.location && { location: answer.headers.location });
  response.end(answer.body);
  return true;
}

const sources = ['core', 'web', 'gallery', ...PAGES].join('|');
const vite = await createServer({
  configFile: join(root, 'vite.config.ts'),
  plugins: [pagesFromSources],
  appType: 'custom',
  logLevel: 'warn',
  server: {
    host: '127.0.0.1',
    port,
    strictPort: true,
    // What is no source is the hall's. It sees who asks and by which name.
    proxy: {
      '^/socket.io/': { target: hall.url, ws: true, changeOrigin: false },
      [`^/(?!@|node_modules/|(?:${sources})/)`]: { target: hall.url, changeOrigin: false },
    },
  },
});
await vite.listen().catch(async (fault) => {
  await hall.close();
  stop(fault.message);
});
console.log(`in development: ${address}   (components: ${address}/gallery)`);

const end = async () => {
  await vite.close();
  await hall.close();
  process.exit(0);
};
process.once('SIGINT', end);
process.once('SIGTERM', end);
