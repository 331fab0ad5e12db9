// `npm run bench -- --json`: the measurements, on a PostgreSQL of their own.
import './require-node.mjs';

import('./prepare.mjs')
  .then(async ({ prepare, root, runNode }) => {
    await prepare({ build: false });
    const { join } = await import('node:path');
    const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
    await runNode([tsx, join(root, 'bench', 'src', 'main.ts'), ...process.argv.slice(2)]);
  })
  .catch((error) => {
    console.error(error.message);
    process.exitCode = error.code || 1;
  });
