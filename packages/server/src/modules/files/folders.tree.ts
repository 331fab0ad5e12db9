import { newId } from '@millwright/db';
import { conflict, type Scope } from '@millwright/platform';
import { foldersChanged } from './files.events.ts';
import type { FileSubject } from './files.homes.ts';
import { sameName } from './files.names.ts';
import { MAX_FOLDERS } from './files.schemas.ts';
import { requireDepth } from './folders.records.ts';

/** A folder as far as what lies in it has to know. */
export interface Place {
  id: string;
  ancestorIds: string[];
}

interface Made extends Place {
  parentId: string | null;
  name: string;
  openness?: string | null;
}

const keyOf = (parentId: string | null, name: string) => `${parentId ?? ''}/${sameName(name)}`;

/**
 * The living folders of a record, and those that are to be made. Whoever uses it holds the record, so that of two who make
 * the same folders the second finds what the first has made.
 */
export class FolderTree {
  private readonly made: Made[] = [];
  private readonly places = new Map<string, Place>();

  private constructor(
    private readonly subject: FileSubject,
    private readonly count: number,
  ) {}

  static async of(scope: Scope, subject: FileSubject): Promise<FolderTree> {
    const rows = await scope.sql
      .selectFrom('file_folder as d')
      .where('d.subject_type', '=', subject.type)
      .where('d.subject_id', '=', subject.id)
      .where('d.deleted_at', 'is', null)
      .select(['d.id', 'd.name', 'd.parent_id as parentId', 'd.ancestor_ids as ancestorIds'])
      .execute();
    const tree = new FolderTree(subject, rows.length);
    for (const { parentId, name, ...place } of rows) tree.places.set(keyOf(parentId, name), place);
    return tree;
  }

  get countMade(): number {
    return this.made.length;
  }

  has(parent: Place | null, name: string): boolean {
    return this.places.has(keyOf(parent?.id ?? null, name));
  }

  /** Goes down by names from a place, and makes what is missing on the way. */
  walk(from: Place | null, names: readonly string[]): Place {
    requireDepth((from?.ancestorIds.length ?? 0) + names.length);
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

  /** Says how open what is put into a folder is, where it was made here. */
  open(place: Place, openness: string | null): void {
    const made = this.made.find(({ id }) => id === place.id);
    if (made) made.openness = openness;
  }

  /** Writes those made, and says so once. */
  async save(scope: Scope, contractId: string): Promise<void> {
    if (this.made.length === 0) return;
    const about = { subjectType: this.subject.type, subjectId: this.subject.id, contractId };
    await scope.tx.fileFolder.createMany({ data: this.made.map((folder) => ({ ...about, ...folder })) });
    await scope.announce(foldersChanged, about);
  }
}
