// `npm run bench -- --json`: the measurements, on a PostgreSQL of their own; `npm run bench -- storage`: one large file.
import './require-node.mjs';

import('./prepare.mjs')
  .then(async ({ prepare, root, runNode }) => {
    await prepare({ build: false });
    const { join } = await import('node:path');
    const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
    const args = process.argv.slice(2);
    const [program, rest] = args[0] === 'storage' ? ['storage/main.ts', args.slice(1)] : ['main.ts', args];
    await runNode([tsx, join(root, 'bench', 'src', program), ...rest]);
  })
  .catch((error) => {
    console.error(error.message);
    process.exitCode = error.code || 1;
  });
