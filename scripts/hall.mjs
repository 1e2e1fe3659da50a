// npm run hall -- check [FOLDER] | new FOLDER: looks at a hall file without starting, or makes a small one.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, install, needNode, root } from './lib.mjs';

needNode();
install();
build({ pages: false });
const { main } = await import(pathToFileURL(join(root, 'dist', 'server', 'halls', 'hall-cli.js')).href);
process.exitCode = await main(process.argv.slice(2), process.env, root);
