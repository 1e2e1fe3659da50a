// npm run demo [-- --speed 10 --seed 2]: robots play the sample hall's Monday on a real server; docs/simulation.md.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, install, needNode, root, stop } from './lib.mjs';

needNode();
install();
build({ pages: true });
const load = (name) => import(pathToFileURL(join(root, 'dist', 'server', ...name)).href);
const [{ main }, { prepareDemo }] = await Promise.all([load(['main.js']), load(['demo', 'cli.js'])]);
const demo = await prepareDemo(process.argv.slice(2), join(root, 'halls', 'sample'));
if (!demo.ok) stop(demo.error, 2);
// The port may come from the environment as for any start; the hall and its folder are the demonstration's own.
const { PORT, LOG_LEVEL = 'warn' } = process.env;
await main(demo.value.argv, { PORT, LOG_LEVEL }, demo.value.player);
