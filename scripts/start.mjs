// `npm start`: from a fresh clone to a running firm, with nothing but Node.
import './require-node.mjs';

import('./prepare.mjs')
  .then(async ({ prepare, root }) => {
    await prepare();
    const { join } = await import('node:path');
    const { pathToFileURL } = await import('node:url');
    const program = join(root, 'apps', 'cli', 'dist', 'main.js');
    // In this very process: signals and the terminal then need no passing on.
    process.setSourceMapsEnabled(true);
    process.argv = [process.execPath, program, 'start', ...process.argv.slice(2)];
    await import(pathToFileURL(program).href);
  })
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
