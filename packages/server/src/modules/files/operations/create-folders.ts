import { AppError, type Facts, forbidden, type Scope } from '@millwright/platform';
import { mayAdd } from '../browse.queries.ts';
import { homeOf } from '../files.homes.ts';
import { cleanName } from '../files.names.ts';
import { requireOpenHome } from '../files.records.ts';
import type { CreateFolders } from '../files.schemas.ts';
import { folderOf } from '../folders.records.ts';
import { FolderTree } from '../folders.tree.ts';

/** What became of each path: the folder at its end, or why there is none. Together they are all that were asked for. */
export interface FoldersOutcome {
  folders: { path: string; folderId: string; made: boolean }[];
  refused: { path: string; reason: { kind: AppError['kind']; code: string; facts: Facts } }[];
}

/**
 * Makes the folders of a tree somebody brings, for whoever may add files there. One that is there already is used, so that
 * the same tree brought twice, or by two people at once, is one tree. A path that cannot be is named and leaves the others alone.
 */
export async function createFolders(scope: Scope, input: CreateFolders): Promise<FoldersOutcome> {
  const { subject } = input;
  // Held: of two who bring the same tree, the second finds what the first has made.
  const home = await homeOf(scope, subject, true);
  const parent = await folderOf(scope, subject, input.parentId);
  if (!mayAdd(scope, home)) throw forbidden('platform.forbidden', { action: 'create', subject: 'FileAsset' });
  requireOpenHome(home);

  const tree = await FolderTree.of(scope, subject);
  const outcome: FoldersOutcome = { folders: [], refused: [] };
  for (const path of new Set(input.paths)) {
    try {
      const names = path.split('/').map(cleanName);
      const before = tree.countMade;
      const folder = tree.walk(parent, names);
      outcome.folders.push({ path, folderId: folder.id, made: tree.countMade > before });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { kind, code, facts } = error;
      outcome.refused.push({ path, reason: { kind, code, facts } });
    }
  }
  await tree.save(scope, home.contractId);
  return outcome;
}
