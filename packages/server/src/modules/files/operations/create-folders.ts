import { newId } from '@millwright/db';
import { AppError, conflict, type Facts, forbidden, type Scope } from '@millwright/platform';
import { homeOf } from '../files.homes.ts';
import { cleanName, sameName } from '../files.names.ts';
import { mayAdd } from '../files.queries.ts';
import { requireOpenHome } from '../files.records.ts';
import { type CreateFolders, MAX_FOLDERS } from '../files.schemas.ts';
import { folderOf, requireDepth } from '../folders.records.ts';
import { announceFolders } from './create-folder.ts';

/** What became of each path: the folder at its end, or why there is none. Together they are all that were asked for. */
export interface FoldersOutcome {
  folders: { path: string; folderId: string; made: boolean }[];
  refused: { path: string; reason: { kind: AppError['kind']; code: string; facts: Facts } }[];
}

interface Place {
  id: string;
  ancestorIds: string[];
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
      requireDepth((parent?.ancestorIds.length ?? 0) + names.length);
      const before = tree.made.length;
      const folder = tree.walk(parent, names);
      outcome.folders.push({ path, folderId: folder.id, made: tree.made.length > before });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { kind, code, facts } = error;
      outcome.refused.push({ path, reason: { kind, code, facts } });
    }
  }
  if (tree.made.length === 0) return outcome;
  const about = { subjectType: subject.type, subjectId: subject.id, contractId: home.contractId };
  await scope.tx.fileFolder.createMany({ data: tree.made.map((folder) => ({ ...about, ...folder })) });
  await announceFolders(scope, { subject, contractId: home.contractId });
  return outcome;
}

/** The living folders of a record, and those that are to be made. */
class FolderTree {
  readonly made: (Place & { parentId: string | null; name: string })[] = [];
  private readonly places = new Map<string, Place>();

  private constructor(private readonly count: number) {}

  static async of(scope: Scope, subject: CreateFolders['subject']): Promise<FolderTree> {
    const rows = await scope.sql
      .selectFrom('file_folder as d')
      .where('d.subject_type', '=', subject.type)
      .where('d.subject_id', '=', subject.id)
      .where('d.deleted_at', 'is', null)
      .select(['d.id', 'd.name', 'd.parent_id as parentId', 'd.ancestor_ids as ancestorIds'])
      .execute();
    const tree = new FolderTree(rows.length);
    for (const { parentId, name, ...place } of rows) tree.places.set(keyOf(parentId, name), place);
    return tree;
  }

  /** Goes down by names from a place, and makes what is missing on the way. */
  walk(from: Place | null, names: readonly string[]): Place {
    return names.reduce<Place | null>((above, name) => this.step(above, name), from) as Place;
  }

  private step(above: Place | null, name: string): Place {
    const key = keyOf(above?.id ?? null, name);
    const there = this.places.get(key);
    if (there) return there;
    if (this.count + this.made.length >= MAX_FOLDERS)
      throw conflict('files.too_many_folders', { most: MAX_FOLDERS });
    const id = newId();
    const place = { id, ancestorIds: [...(above?.ancestorIds ?? []), id] };
    this.made.push({ ...place, parentId: above?.id ?? null, name });
    this.places.set(key, place);
    return place;
  }
}

const keyOf = (parentId: string | null, name: string) => `${parentId ?? ''}/${sameName(name)}`;
