// What a new module and its things are called, and which names are refused: in both languages, with a way out.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SAYS_NOTHING = [
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'shared',
  'misc',
  'core',
  'base',
  'module',
  'modules',
];
/** Words that TypeScript, PostgreSQL or the house itself has taken. */
const TAKEN_WORDS = [
  ...'await break case catch class const continue debugger default delete do else enum export extends false finally for'.split(
    ' ',
  ),
  ...'function if implements import in instanceof interface let new null package private protected public return static'.split(
    ' ',
  ),
  ...'super switch this throw true try typeof undefined var void while with yield arguments eval'.split(' '),
  ...'all analyse analyze and any array as asc asymmetric both cast check collate column constraint create current_date'.split(
    ' ',
  ),
  ...'current_role current_time current_user deferrable desc distinct end except fetch foreign from grant group having'.split(
    ' ',
  ),
  ...'initially intersect into lateral leading limit localtime not offset on only or order placing primary references'.split(
    ' ',
  ),
  ...'returning select session_user some symmetric system_user table then to trailing union unique user using variadic when where window'.split(
    ' ',
  ),
  ...'event input page router scope shell sql test tx ui'.split(' '),
];

/** A refusal in both languages. */
export class NameRefused extends Error {
  name = 'NameRefused';
  constructor(zh, en) {
    super(`${zh}\n${en}`);
  }
}

/** `devices` -> `device`, `deliveries` -> `delivery`, `feedback` -> `feedback`. `--record` says it where English does not follow. */
export function singular(name) {
  if (/[^aeiou]ies$/.test(name)) return `${name.slice(0, -3)}y`;
  if (/(ss|x|ch|sh)es$/.test(name)) return name.slice(0, -2);
  if (/[^s]s$/.test(name) && !/(us|is)$/.test(name)) return name.slice(0, -1);
  return name;
}

const capital = (word) => word[0].toUpperCase() + word.slice(1);

/** All names that follow from the module's, or a refusal. */
export function namesFor(root, { name, record = singular(name ?? ''), zh, tier = 3 }) {
  if (!name)
    throw new NameRefused(
      '请给出模块名，例如：pnpm new:module devices --zh 设备',
      'Say what the module is called, e.g.: pnpm new:module devices --zh 设备',
    );
  for (const word of new Set([name, record])) refuseBadWord(word);
  if (![1, 2, 3, 4].includes(tier))
    throw new NameRefused(
      '层级只能是 1、2、3 或 4（见 docs/architecture.md）。',
      'A tier is 1, 2, 3 or 4 (see docs/architecture.md).',
    );
  refuseTaken(root, name, record);
  return {
    name,
    record,
    Record: capital(record),
    Name: capital(name),
    /** What to call many of them in code, also where one and many are the same word. */
    list: `list${capital(name)}`,
    zh: zh ?? capital(name),
    tier,
  };
}

function refuseBadWord(word) {
  if (!/^[a-z][a-z0-9]{1,29}$/.test(word))
    throw new NameRefused(
      `“${word}”不能用作名称：请用 2 到 30 个小写英文字母或数字，以字母开头。`,
      `"${word}" cannot be a name: use 2 to 30 lowercase letters or digits, beginning with a letter.`,
    );
  if (SAYS_NOTHING.includes(word))
    throw new NameRefused(
      `“${word}”什么也没说：请用业务里的词。`,
      `"${word}" says nothing: use the word the business uses.`,
    );
  if (TAKEN_WORDS.includes(word))
    throw new NameRefused(
      `“${word}”是 TypeScript、PostgreSQL 或本项目的保留词，请换一个。`,
      `"${word}" has a meaning of its own in TypeScript, PostgreSQL or this house: choose another.`,
    );
}

function refuseTaken(root, name, record) {
  const places = [
    `packages/server/src/modules/${name}`,
    `prisma/schema/${name}.prisma`,
    `apps/web/src/features/${name}`,
    `apps/web/src/i18n/en/${name}.ts`,
  ];
  const taken =
    places.find((place) => existsSync(join(root, place))) ??
    (readText(root, 'packages/server/src/app-router.ts').includes(`\n  ${name}:`) &&
      'packages/server/src/app-router.ts') ??
    undefined;
  const subject = readdirSync(join(root, 'packages/server/src/modules'))
    .map((module) => `packages/server/src/modules/${module}/${module}.permissions.ts`)
    .find((file) => readText(root, file).includes(`permissions('${capital(record)}'`));
  const model = readdirSync(join(root, 'prisma/schema')).find((file) =>
    new RegExp(`^model ${capital(record)} \\{|@@map\\("${record}"\\)`, 'm').test(
      readText(root, `prisma/schema/${file}`),
    ),
  );
  const where = taken || subject || (model && `prisma/schema/${model}`);
  if (where)
    throw new NameRefused(
      `“${name}”（记录 ${record}）已被占用：见 ${where}。换一个名称，或用 --record 指定另一个记录名。`,
      `"${name}" (its record: ${record}) is taken: see ${where}. Choose another name, or another record with --record.`,
    );
}

const readText = (root, path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '');
