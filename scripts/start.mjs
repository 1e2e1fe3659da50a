// npm start: installs and builds what is missing or stale, then runs the hall server in this very process.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, install, needNode, root } from './lib.mjs';

needNode();
install();
// Whoever only asks something needs no pages.
build({ pages: !['--check', '--version'].some((word) => process.argv.includes(word)) });
const { main } = await import(pathToFileURL(join(root, 'dist', 'server', 'main.js')).href);
await main(process.argv.slice(2), process.env);
