// The server of npm run dev: bundled again at each change, and started again when that went well.
import { spawn } from 'node:child_process';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { context } from 'esbuild';
import { SERVER_BUNDLE } from './bundle-options.mjs';
import { root } from './lib.mjs';

const MAIN = pathToFileURL(join(root, 'dist', 'server', 'main.js')).href;
const START = `const { main } = await import(${JSON.stringify(MAIN)}); await main(process.argv.slice(1), process.env);`;

/** The hall behind the pages. Its numbers are kept in data/dev, beside those of npm start. */
export async function watchedServer(publicUrl) {
  const port = await freePort();
  let child;
  let turn = Promise.resolve();
  const restart = () => {
    turn = turn.then(async () => {
      await ended(child);
      child = await started(port, publicUrl);
    });
    return turn;
  };
  let begun;
  const firstTry = new Promise((done) => (begun = done));
  const bundle = await context({
    ...SERVER_BUNDLE,
    plugins: [
      {
        name: 'start-again',
        setup: (build) => build.onEnd((result) => begun(result.errors.length === 0 ? restart() : undefined)),
      },
    ],
  });
  await bundle.watch();
  await firstTry;
  // However this program ends, no server stays behind.
  process.once('exit', () => child?.kill('SIGKILL'));
  return {
    url: `http://127.0.0.1:${port}`,
    ask: (path, headers) => answer(port, path, headers),
    async close() {
      await bundle.dispose();
      await turn;
      await ended(child);
    },
  };
}

/** Ready, or dead with its last words on the terminal: the next change starts it again. */
function started(port, publicUrl) {
  const inspect = process.env.DEV_INSPECT === undefined ? [] : [`--inspect=${process.env.DEV_INSPECT}`];
  const words = [...inspect, '--enable-source-maps', '--input-type=module', '-e', START, '--', '--port', String(port)];
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: {
      LOG_LEVEL: 'warn',
      ...process.env,
      HALL_DATA: process.env.HALL_DATA ?? join(root, 'data', 'dev'),
      HALL_PUBLIC_URL: publicUrl,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((done) => {
    let ready = false;
    let before = '';
    child.stdout.on('data', (chunk) => {
      if (ready) return void process.stdout.write(chunk);
      before += chunk;
      ready = before.includes('hall ready');
      if (ready) done(child);
    });
    child.once('exit', (code) => {
      if (!ready) console.error(`${before}the server ended with ${code}; it starts again with the next change`);
      done(undefined);
    });
  });
}

function ended(child) {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return undefined;
  return new Promise((done) => {
    child.once('exit', done);
    child.kill('SIGTERM');
  });
}

function answer(port, path, headers) {
  return new Promise((done, fail) => {
    get({ host: '127.0.0.1', port, path, headers }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += chunk));
      response.on('end', () => done({ statusCode: response.statusCode, headers: response.headers, body }));
    }).on('error', fail);
  });
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
