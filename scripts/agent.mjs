// npm run agent: the printers of a kiosk or counter PC, in this very process.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, install, needNode, root } from './lib.mjs';

needNode();
install();
build({ pages: false });
const { main } = await import(pathToFileURL(join(root, 'dist', 'server', 'agent.js')).href);
await main(process.argv.slice(2), process.env);
