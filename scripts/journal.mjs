// npm run journal -- verify|export|backup|restore|copy …
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, install, needNode, root } from './lib.mjs';

needNode();
install();
build({ pages: false });
// What moves a whole hall knows more than its journal.
const tool = process.argv[2] === 'copy' ? ['halls', 'move-cli.js'] : ['journal', 'cli.js'];
const { main } = await import(pathToFileURL(join(root, 'dist', 'server', ...tool)).href);
process.exitCode = await main(process.argv.slice(2), process.env, Date.now());
