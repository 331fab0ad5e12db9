// What the modules say about themselves. Read from the text of their manifests: nothing is executed, so a module that is
// only half written cannot keep the others from being checked.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export const MODULES = 'packages/server/src/modules';

/**
 * Reads every manifest below `root`: `{ modules: [{ name, tier, dependsOn, owns, file }], problems }`. A manifest that
 * contradicts its folder, its neighbours or the tiers is a problem of its own.
 */
export function readManifests(root) {
  const folder = join(root, MODULES);
  const modules = [];
  const problems = [];
  for (const entry of existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []) {
    if (!entry.isDirectory()) continue;
    const file = `${MODULES}/${entry.name}/${entry.name}.module.ts`;
    const said = readManifest(join(root, file));
    if (typeof said === 'string') problems.push({ rule: 'manifest', from: file, hint: said });
    else modules.push({ ...said, folder: entry.name, file });
  }
  return { modules, problems: [...problems, ...contradictions(modules)] };
}

function readManifest(path) {
  if (!existsSync(path)) return 'A module has a manifest of this name.';
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const call = find(
    source,
    (node) => ts.isCallExpression(node) && node.expression.getText() === 'defineModule',
  );
  const manifest = call?.arguments[0];
  if (!manifest || !ts.isObjectLiteralExpression(manifest))
    return 'It calls defineModule({ … }) with its facts in place.';
  const fact = (name) => manifest.properties.find((p) => p.name?.text === name)?.initializer;
  const name = fact('name');
  const tier = fact('tier');
  const lists = { dependsOn: textsIn(fact('dependsOn')), owns: textsIn(fact('owns')) };
  if (!name || !ts.isStringLiteralLike(name)) return 'Its name is a plain text.';
  if (!tier || !ts.isNumericLiteral(tier)) return 'Its tier is a plain number.';
  for (const [key, texts] of Object.entries(lists)) if (!texts) return `Its ${key} is a list of plain texts.`;
  return { name: name.text, tier: Number(tier.text), ...lists };
}

function find(node, matches) {
  return matches(node) ? node : ts.forEachChild(node, (child) => find(child, matches));
}

function textsIn(list) {
  if (!list || !ts.isArrayLiteralExpression(list) || !list.elements.every(ts.isStringLiteralLike))
    return undefined;
  return list.elements.map((element) => element.text);
}

function contradictions(modules) {
  const byName = new Map(modules.map((module) => [module.name, module]));
  const owners = new Map();
  const found = [];
  const say = (module, hint) => found.push({ rule: 'manifest', from: module.file, hint });
  for (const module of modules) {
    if (module.name !== module.folder)
      say(module, `It calls itself "${module.name}" and lives in "${module.folder}".`);
    for (const table of module.owns) {
      if (owners.has(table)) say(module, `The table ${table} belongs to "${owners.get(table)}" already.`);
      owners.set(table, module.name);
    }
    for (const name of module.dependsOn) {
      const other = byName.get(name);
      if (!other) say(module, `It depends on "${name}", which is no module.`);
      else if (other.tier > module.tier)
        say(module, `It stands on tier ${module.tier}, "${name}" above it on ${other.tier}.`);
      else if (other.tier === 4) say(module, `"${name}" is an observer: nobody depends on it.`);
    }
    const circle = pathBetween(byName, module.name, module.name);
    if (circle) say(module, `It depends on itself: ${circle.join(' → ')}.`);
  }
  return found;
}

/** The way from one module to another along `dependsOn`, or undefined. */
function pathBetween(byName, from, to, seen = new Set()) {
  for (const next of byName.get(from)?.dependsOn ?? []) {
    if (next === to) return [from, next];
    if (seen.has(next)) continue;
    seen.add(next);
    const rest = pathBetween(byName, next, to, seen);
    if (rest) return [from, ...rest];
  }
  return undefined;
}
