// npm run tls -- make FOLDER [--name NAME …]: an authority of the hall's own, and a certificate for its server.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, install, needNode, root } from './lib.mjs';

needNode();
install();
build({ pages: false });
const { main } = await import(pathToFileURL(join(root, 'dist', 'server', 'ops', 'tls-cli.js')).href);
process.exitCode = await main(process.argv.slice(2), Date.now());
