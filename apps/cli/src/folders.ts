import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The installation's own folder: the nearest one above that holds the migrations. */
function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'prisma', 'migrations'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('The folder prisma/migrations is missing from this installation.');
    folder = above;
  }
  return folder;
}

export const root = findRoot();
export const migrationFolders = {
  schema: join(root, 'prisma', 'schema'),
  migrations: join(root, 'prisma', 'migrations'),
};
export const appFolders = {
  staff: join(root, 'apps', 'web', 'dist'),
  portal: join(root, 'apps', 'portal', 'dist'),
};
