// npm run history -- import FILE
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, install, needNode, root } from './lib.mjs';

needNode();
install();
build({ pages: false });
const { main } = await import(pathToFileURL(join(root, 'dist', 'server', 'reports', 'history-cli.js')).href);
process.exitCode = await main(process.argv.slice(2), process.env, root, Date.now());
