import { describe, expect, it } from 'vitest';
import { readChosen, readDropped } from './brought-tree.ts';

type Tree = { [name: string]: Tree | File | Error };

const fileEntry = (name: string, content: File | Error) => ({
  name,
  isDirectory: false,
  file: (done: (file: File) => void, failed: (error: Error) => void) =>
    content instanceof Error ? failed(content) : done(content),
});

/** A folder as browsers give it: a hundred entries at a time. */
function folderEntry(name: string, tree: Tree): object {
  const entries = Object.entries(tree).map(([below, content]) => entryOf(below, content));
  return {
    name,
    isDirectory: true,
    createReader: () => ({ readEntries: (done: (batch: object[]) => void) => done(entries.splice(0, 100)) }),
  };
}

const entryOf = (name: string, content: Tree | File | Error): object =>
  content instanceof File || content instanceof Error ? fileEntry(name, content) : folderEntry(name, content);

const dropped = (tree: Tree) =>
  ({
    items: Object.entries(tree).map(([name, content]) => ({
      webkitGetAsEntry: () => entryOf(name, content),
    })),
    files: [],
  }) as unknown as DataTransfer;
const file = (name: string) => new File([name], name);

describe('what was dropped', () => {
  it('is every file with its folder, however many there are, and every folder, also the empty ones', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 250 }, (_, index) => [`${index}.txt`, file(`${index}.txt`)]),
    );
    const found: number[] = [];
    const brought = await readDropped(
      dropped({ 图纸: { 电气: many, 空: {}, 'a.dxf': file('a.dxf') }, 'b.pdf': file('b.pdf') }),
      (count) => found.push(count),
    );
    expect(brought.folders).toEqual(['图纸', '图纸/电气', '图纸/空']);
    expect(brought.files).toHaveLength(252);
    expect(new Set(brought.files.map(({ folder }) => folder))).toEqual(new Set(['图纸/电气', '图纸', '']));
    expect(found.at(-1)).toBe(252);
  });

  it('leaves out what operating systems put into folders, and says what', async () => {
    const brought = await readDropped(
      dropped({
        '.DS_Store': file('.DS_Store'),
        a: { 'thumbs.db': file('thumbs.db'), 'Desktop.ini': file('Desktop.ini'), 'x.txt': file('x.txt') },
        __MACOSX: { '._x.txt': file('._x.txt') },
      }),
    );
    expect(brought.files.map(({ file: { name } }) => name)).toEqual(['x.txt']);
    expect(brought.folders).toEqual(['a']);
    expect(brought.leftOut).toEqual(['.DS_Store', 'a/thumbs.db', 'a/Desktop.ini', '__MACOSX']);
  });

  it('goes on past what cannot be read', async () => {
    const denied = new Error('not readable');
    const brought = await readDropped(dropped({ a: { 'x.txt': denied, 'y.txt': file('y.txt') } }));
    expect(brought.unreadable).toEqual([{ name: 'a/x.txt', error: denied }]);
    expect(brought.files.map(({ file: { name } }) => name)).toEqual(['y.txt']);
  });

  it('is plain files where a browser knows no folders', async () => {
    const brought = await readDropped({ items: [], files: [file('a.txt')] } as unknown as DataTransfer);
    expect(brought.files).toMatchObject([{ folder: '' }]);
  });
});

describe('a folder chosen with a button', () => {
  it('is its files with their folders', () => {
    const chosen = ['图纸/电气/a.dxf', '图纸/b.pdf', '图纸/.DS_Store', '图纸/__MACOSX/b.pdf'].map((path) =>
      Object.defineProperty(file(path.split('/').at(-1)!), 'webkitRelativePath', { value: path }),
    );
    expect(readChosen(chosen)).toMatchObject({
      files: [{ folder: '图纸/电气' }, { folder: '图纸' }],
      folders: ['图纸/电气', '图纸'],
      leftOut: ['图纸/.DS_Store', '图纸/__MACOSX'],
    });
  });
});
