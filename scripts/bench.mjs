// `npm run bench -- --json`: the measurements, on a PostgreSQL of their own; `npm run bench -- storage`: one large file;
// `npm run bench -- transfers`: many people's files at once, through the whole product; `npm run bench -- gantt`: frames a second;
// `npm run bench -- scheduling`: plans of growing size.
import './require-node.mjs';

import('./prepare.mjs')
  .then(async ({ prepare, root, runNode }) => {
    const { join } = await import('node:path');
    const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
    const args = process.argv.slice(2);
    const own = {
      storage: 'storage/main.ts',
      transfers: 'storage/transfers.ts',
      gantt: 'gantt/main.ts',
      scheduling: 'scheduling/main.ts',
    };
    const [program, rest] = Object.hasOwn(own, args[0] ?? '')
      ? [own[args[0]], args.slice(1)]
      : ['main.ts', args];
    // What is measured as a whole has to be built.
    await prepare({ build: args[0] === 'transfers' });
    await runNode([tsx, join(root, 'bench', 'src', program), ...rest]);
  })
  .catch((error) => {
    console.error(error.message);
    process.exitCode = error.code || 1;
  });
