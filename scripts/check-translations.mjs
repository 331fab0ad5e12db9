#!/usr/bin/env node
// Fails when a text exists in one language only, when its {places} differ, or when code asks for a text that is not there.
// Dictionaries are plain objects, so they are read as they stand; uses are found by their shape: t('a.b'), uiText('a.b').
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const languages = ['en', 'zh-CN'];
const skipped = new Set(['node_modules', 'dist', 'generated']);

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const at = path.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(at) : [at];
  });
}

async function readDictionary(file) {
  try {
    const source = readFileSync(file, 'utf8');
    return (await import(`data:text/javascript,${encodeURIComponent(source)}`)).default;
  } catch (error) {
    throw new Error(`${file}: a dictionary is one plain object after 'export default' (${error.message})`);
  }
}

const isPlural = (value) => typeof value === 'object' && typeof value.other === 'string';

/** 'contracts.sign' -> its text; a plural stands as one entry. */
function flatten(value, prefix, into) {
  for (const [name, below] of Object.entries(value)) {
    const key = prefix ? `${prefix}.${name}` : name;
    if (typeof below === 'string' || isPlural(below)) into.set(key, below);
    else flatten(below, key, into);
  }
  return into;
}

const forms = (text) => (typeof text === 'string' ? [text] : Object.values(text));
function places(text) {
  const found = new Set(
    forms(text).flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map((match) => match[1])),
  );
  found.delete('count'); // 'one' may say it in words
  return [...found].sort().join(', ');
}

/** A language's texts of one app: every file that its index or its `pages.ts` lists, under the name it is listed by, and the kit's as `ui`. */
async function readLanguage(folder, kit, problems) {
  const texts = flatten(kit, 'ui', new Map());
  const lists = ['index.ts', 'pages.ts'].filter((file) => existsSync(path.join(folder, file)));
  const index = lists.map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n');
  const listed = new Map(
    [...index.matchAll(/import (\w+) from '\.\/([\w-]+)\.ts'/g)].map((match) => [match[2], match[1]]),
  );
  const exported = [...index.matchAll(/export default \{([^}]*)\}/g)]
    .flatMap((match) => match[1].split(','))
    .map((name) => name.trim());
  for (const file of readdirSync(folder)) {
    const base = file.replace(/\.ts$/, '');
    if (lists.includes(file)) continue;
    const name = listed.get(base);
    if (!name || !exported.includes(name)) problems.push(`${folder}/index.ts does not list ${file}`);
    else flatten(await readDictionary(path.join(folder, file)), name, texts);
  }
  return texts;
}

function compare(where, one, other, problems) {
  const [a, b] = languages;
  for (const key of one.keys())
    if (!other.has(key)) problems.push(`${where}: '${key}' is in ${a} but not in ${b}`);
  for (const [key, text] of other) {
    if (!one.has(key)) problems.push(`${where}: '${key}' is in ${b} but not in ${a}`);
    else if (places(text) !== places(one.get(key)))
      problems.push(`${where}: '${key}' has {${places(one.get(key))}} in ${a} but {${places(text)}} in ${b}`);
    if (forms(text).some((form) => form.trim() === '')) problems.push(`${where}: '${key}' is empty`);
  }
}

/** The first argument of every call of these functions, with its line. */
function* firstArguments(source, call) {
  for (const match of source.matchAll(call)) {
    let depth = 0;
    let end = match.index + match[0].length;
    for (; end < source.length; end += 1) {
      const sign = source[end];
      if ('([{'.includes(sign)) depth += 1;
      else if (')]}'.includes(sign) && depth > 0) depth -= 1;
      else if ((sign === ',' || sign === ')') && depth === 0) break;
    }
    const line = source.slice(0, match.index).split('\n').length;
    yield { text: source.slice(match.index + match[0].length, end), line };
  }
}

/** Keys named in an argument: 'a.b', or `a.${x}`, where x stands for any one name. */
function keysIn(argument) {
  const plain = [...argument.matchAll(/'([a-z][\w-]*(?:\.[\w-]+)+)'/gi)].map((match) => match[1]);
  const patterns = [...argument.matchAll(/`([^`]+)`/g)].map((match) => match[1]);
  return { plain, patterns };
}

function checkUses(folder, call, prefix, texts, problems) {
  let uses = 0;
  for (const file of filesBelow(folder)) {
    if (!/\.tsx?$/.test(file) || /\.test\.tsx?$/.test(file)) continue;
    for (const { text, line } of firstArguments(readFileSync(file, 'utf8'), call)) {
      const { plain, patterns } = keysIn(text);
      uses += plain.length + patterns.length;
      for (const key of plain)
        if (!texts.has(prefix + key))
          problems.push(`${file}:${line} asks for '${prefix + key}', which no dictionary has`);
      for (const pattern of patterns) {
        const shape = pattern.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
        const wanted = new RegExp(`^${prefix.replace('.', '\\.')}${shape.join('[\\w.-]+')}$`);
        if (![...texts.keys()].some((key) => wanted.test(key)))
          problems.push(`${file}:${line} asks for '${prefix + pattern}', which fits no text`);
      }
    }
  }
  return uses;
}

/** Refusals the server can give without words of their own: they are shown with the general text of their kind. */
function refusalsWithoutWords(folder, texts) {
  const missing = new Set();
  for (const file of filesBelow(folder)) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
    for (const match of readFileSync(file, 'utf8').matchAll(
      /\b(?:notFound|forbidden|conflict|invalid)\(\s*'(\w+)\.(\w+)'/g,
    ))
      if (!texts.has(`${match[1] === 'platform' ? 'ui' : match[1]}.errors.${match[2]}`))
        missing.add(`${match[1]}.${match[2]}`);
  }
  return [...missing].sort();
}

/** Checks the workspace at `root`; answers with the problems found and what was looked at. */
export async function checkTranslations(root) {
  const problems = [];
  const notes = [];
  const known = new Set();
  let count = 0;
  let uses = 0;
  const kit = {};
  for (const language of languages)
    kit[language] = await readDictionary(path.join(root, `packages/ui/src/texts/${language}.ts`));
  for (const app of ['web', 'portal']) {
    const source = path.join(root, 'apps', app, 'src');
    if (!existsSync(path.join(source, 'i18n'))) continue;
    const texts = [];
    for (const language of languages)
      texts.push(await readLanguage(path.join(source, 'i18n', language), kit[language], problems));
    compare(`apps/${app}`, texts[0], texts[1], problems);
    count += texts[0].size;
    for (const key of texts[0].keys()) known.add(key);
    uses += checkUses(source, /(?<![\w.])(?:t|lookUp)\(/g, '', texts[0], problems);
    uses += checkUses(source, /(?<![\w.])uiText\(/g, 'ui.', texts[0], problems);
    if (app === 'web') {
      uses += checkUses(path.join(root, 'packages/ui/src'), /(?<![\w.])uiText\(/g, 'ui.', texts[0], problems);
    }
  }
  // Large parts of the kit have dictionaries of their own, loaded with them.
  for (const part of ['viewer', 'gantt']) {
    const folder = path.join(root, 'packages/ui/src', part);
    if (!existsSync(folder)) continue;
    const texts = [];
    for (const language of languages)
      texts.push(flatten(await readDictionary(path.join(folder, `texts/${language}.ts`)), '', new Map()));
    compare(`packages/ui/src/${part}`, texts[0], texts[1], problems);
    count += texts[0].size;
    uses += checkUses(folder, new RegExp(`(?<![\\w.])${part}Text\\(`, 'g'), '', texts[0], problems);
  }
  const missing = refusalsWithoutWords(path.join(root, 'packages/server/src/modules'), known);
  if (missing.length > 0)
    notes.push(`${missing.length} refusals have no words of their own: ${missing.join(', ')}`);
  return { problems: [...new Set(problems)], notes, count, uses };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
  const { problems, notes, count, uses } = await checkTranslations(root);
  for (const problem of problems) console.error(problem.replace(`${root}${path.sep}`, ''));
  for (const note of notes) console.log(note);
  console.log(
    `translations: ${count} texts in ${languages.length} languages, ${uses} uses, ${problems.length} problems`,
  );
  process.exitCode = problems.length > 0 ? 1 : 0;
}
