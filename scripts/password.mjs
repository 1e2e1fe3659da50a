// npm run password: makes the hash of a password for users.csv.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, install, needNode, root } from './lib.mjs';

needNode();
install();
build({ pages: false });
const { main } = await import(pathToFileURL(join(root, 'dist', 'server', 'auth', 'password-cli.js')).href);
process.exitCode = await main();
