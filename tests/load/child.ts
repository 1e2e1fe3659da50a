import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const dir = process.env['BENCH_DIR'] ?? '';

/** Runs another bundle of this folder and gives the JSON that it printed last. */
export function runChild(name: string, ...args: string[]): Promise<Record<string, number>> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(dir, `${name}.js`), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('close', (code) => {
      if (code === 0) done(JSON.parse(output.trim().split('\n').at(-1) ?? '{}') as Record<string, number>);
      else fail(new Error(`${name} ended with ${String(code)}: ${output}`));
    });
  });
}

/** Starts a bundle that serves and waits for the line that names its port. */
export function serveChild(name: string): Promise<{ readonly url: string; readonly stop: () => void }> {
  const child: ChildProcess = spawn(process.execPath, [join(dir, `${name}.js`)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((done, fail) => {
    child.once('exit', (code) => {
      fail(new Error(`${name} ended with ${String(code)}`));
    });
    child.stdout?.once('data', (chunk: Buffer) => {
      done({ url: `http://127.0.0.1:${chunk.toString().trim()}`, stop: () => child.kill('SIGKILL') });
    });
  });
}

/** Starts a bundle that watches something, once it prints its first line; `end` lets it say what it saw. */
export function attendChild<T>(name: string, ...args: string[]): Promise<{ readonly end: () => Promise<T> }> {
  const child = spawn(process.execPath, [join(dir, `${name}.js`), ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  let output = '';
  return new Promise((done, fail) => {
    child.once('exit', (code) => {
      fail(new Error(`${name} ended with ${String(code)}: ${output}`));
    });
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (!output.includes('\n')) return;
      done({
        end: () =>
          new Promise((told) => {
            child.once('close', () => {
              told(JSON.parse(output.trim().split('\n').at(-1) ?? '') as T);
            });
            child.stdin.end();
          }),
      });
    });
  });
}
