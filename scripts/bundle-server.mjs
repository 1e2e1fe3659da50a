// Bundles our own server code into dist/server.
import { build } from 'esbuild';
import { SERVER_BUNDLE } from './bundle-options.mjs';

await build(SERVER_BUNDLE);
