// Names that say nothing collect what belongs elsewhere.
import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const SAYS_NOTHING = /^(utils?|helpers?|common|shared|misc)$/i;
const NOT_OURS = new Set(['node_modules', 'dist', 'generated', 'coverage', '.git', '.turbo', '.millwright']);
const SEARCHED = ['apps', 'packages', 'prisma', 'scripts', 'tools', 'tests', 'bench', 'docker', 'docs'];

/** Files and folders below `root` with a name that says nothing, alone or as a part: `date-utils.ts` as well. */
export function nameProblems(root) {
  return SEARCHED.flatMap((folder) => pathsBelow(join(root, folder)))
    .filter((path) => path.name.split(/[.\-_]/).some((part) => SAYS_NOTHING.test(part)))
    .map((path) => ({
      rule: 'names',
      from: relative(root, path.at).split(sep).join('/'),
      hint: 'Name it after what is in it; what has no name in common belongs to different places.',
    }));
}

/** Every file and folder below a folder that is ours. */
export function pathsBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !NOT_OURS.has(entry.name))
    .flatMap((entry) => {
      const at = join(folder, entry.name);
      return [{ name: entry.name, at, file: entry.isFile() }, ...(entry.isDirectory() ? pathsBelow(at) : [])];
    });
}
