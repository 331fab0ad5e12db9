// `npm start`: from a fresh clone to a running firm, with nothing but Node.
import './require-node.mjs';

import('./prepare.mjs')
  .then(async ({ prepare, root }) => {
    await prepare();
    const { endWithNpm } = await import('./end-with-npm.mjs');
    const { join } = await import('node:path');
    const { pathToFileURL } = await import('node:url');
    const program = join(root, 'apps', 'cli', 'dist', 'main.js');
    // In this very process: signals and the terminal then need no passing on.
    process.setSourceMapsEnabled(true);
    process.argv = [process.execPath, program, 'start', ...process.argv.slice(2)];
    endWithNpm();
    await import(pathToFileURL(program).href);
  })
  .catch((error) => {
    console.error(typeof error.code === 'number' ? error.message : error); // a failed step has shown its output
    process.exitCode = 1;
  });
