import { build, install, needNode } from './lib.mjs';

needNode();
install();
build({ quiet: false });
