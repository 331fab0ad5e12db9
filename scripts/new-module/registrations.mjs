// The lines a new module needs in files that list all of them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The changed files, by path. Throws when a file no longer looks as expected, before anything is written. */
export function registrations(root, names) {
  const { name, Record, Name } = names;
  const i18n = (language) => `apps/web/src/i18n/${language}/index.ts`;
  const listed = (text) =>
    replaced(text, /export default \{([^}]*)\}/, ([, inside]) => {
      const keys = [...inside.split(',').map((key) => key.trim()), name].filter(Boolean);
      return `export default { ${keys.join(', ')} }`;
    });
  const changes = {
    'packages/server/src/registry.ts': (text) =>
      inTier(root, withImport(text, `import { ${name}Module } from './modules/${name}/index.ts';`), names),
    'packages/server/src/app-router.ts': (text) =>
      replaced(
        withImport(text, `import { ${name}Router } from './modules/${name}/${name}.router.ts';`),
        /router\(\{\n([\s\S]*?)\}\)/,
        ([, inside]) => `router({\n${sortedLines(inside, `  ${name}: ${name}Router,`)}\n})`,
      ),
    [i18n('en')]: (text) => listed(withImport(text, `import ${name} from './${name}.ts';`)),
    [i18n('zh-CN')]: (text) => listed(withImport(text, `import ${name} from './${name}.ts';`)),
    'apps/web/src/routes.tsx': (text) =>
      replaced(text, /^ *\{ path: '\*rest'/m, ([line]) => {
        const page = `./features/${name}/${Name}Page.tsx`;
        return `{ path: '/${name}', component: lazy(() => import('${page}')) },\n${line}`;
      }),
    'apps/web/src/live.ts': (text) =>
      replaced(
        text,
        /(touches[^{]*\{)([\s\S]*?)\n\};/,
        ([, start, inside]) => `${start}${inside}\n  ${Record}: ['${name}', 'audit'],\n};`,
      ),
  };
  return Object.fromEntries(
    Object.entries(changes).map(([path, change]) => {
      try {
        return [path, change(readFileSync(join(root, path), 'utf8'))];
      } catch (error) {
        throw new Error(`${path}: ${error.message}`);
      }
    }),
  );
}

function replaced(text, pattern, make) {
  const match = text.match(pattern);
  if (!match) throw new Error(`it has nothing like ${pattern} to add a line to.`);
  return text.replace(pattern, () => make(match));
}

/** Formatting puts the import where it belongs. */
const withImport = (text, line) => replaced(text, /^import .*$/m, ([first]) => `${line}\n${first}`);

const sortedLines = (inside, line) =>
  [...inside.split('\n').filter((one) => one.trim()), line].sort().join('\n');

/** Modules stand lowest tier first: the new one comes behind the last of its own tier. */
function inTier(root, text, { name, tier }) {
  return replaced(text, /(modules: readonly ModuleManifest\[\] = \[)([^\]]*)\]/, ([, start, inside]) => {
    const modules = inside
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean);
    const behind = modules.findLastIndex((module) => tierOf(root, module.replace(/Module$/, '')) <= tier);
    return `${start}${modules.toSpliced(behind + 1, 0, `${name}Module`).join(', ')}]`;
  });
}

function tierOf(root, module) {
  const manifest = readFileSync(
    join(root, `packages/server/src/modules/${module}/${module}.module.ts`),
    'utf8',
  );
  return Number(manifest.match(/\btier: (\d)/)?.[1]);
}
