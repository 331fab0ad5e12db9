// `pnpm boundaries`: who may know whom, as errors. There is no list of old sins: what breaks a rule is mended.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importProblems } from './imports.mjs';
import { readManifests } from './manifests.mjs';
import { nameProblems } from './names.mjs';
import { kyselyWriteProblems, tableProblems } from './table-writes.mjs';

/** Everything in the workspace at `root` that breaks a boundary, and how much was looked at. */
export async function checkBoundaries(root, { exceptions } = {}) {
  const { modules, problems } = readManifests(root);
  const imports = await importProblems(root, modules);
  return {
    problems: [
      ...problems,
      ...imports.problems,
      ...nameProblems(root),
      ...tableProblems(root, modules, exceptions),
      ...kyselyWriteProblems(root),
    ],
    files: imports.files,
    modules: modules.length,
  };
}

/** One paragraph a rule: what it wants, then every place that breaks it. */
export function report(problems) {
  return [...new Set(problems.map((one) => one.rule))].map((rule) => {
    const found = problems.filter((one) => one.rule === rule);
    const places = found.map(({ from, to, hint }) => `    ${from}${to ? ` → ${to}` : ''}\n      ${hint}`);
    return `${rule} (${found.length})\n${[...new Set(places)].join('\n')}`;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = resolve(process.argv[2] ?? dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
  const { problems, files, modules } = await checkBoundaries(root);
  for (const paragraph of report(problems)) console.error(`${paragraph}\n`);
  console.log(`boundaries: ${files} files, ${modules} modules, ${problems.length} problems`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
