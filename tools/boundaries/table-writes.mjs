// A table is written by its owner only. Found by the words that write: Prisma's and Kysely's methods, scope.save, and SQL.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { TEST_CODE } from './import-rules.mjs';
import { MODULES } from './manifests.mjs';
import { pathsBelow } from './names.mjs';

/** Tables that belong to no module, and who writes them. */
export const PLATFORM_TABLES = {
  outbox_event: ['packages/platform/'],
  handled_event: ['packages/platform/', 'apps/worker/'],
};

/** Who else writes a table, and why it cannot be its owner. An entry nobody needs any more is an error. */
export const EXCEPTIONS = [
  {
    by: `${MODULES}/identity/operations/sign-up.ts`,
    tables: ['tenant', 'member', 'outbox_event'],
    reason:
      'Whoever founds a firm is nobody yet, so there is no scope to call an operation in: the sign-in role writes the first rows.',
  },
  {
    by: `${MODULES}/identity/operations/accept-invitation.ts`,
    tables: ['member', 'customer_contact'],
    reason: 'It links the account to its person, again before there is anybody to act as.',
  },
  {
    by: `${MODULES}/portal/`,
    tables: ['delivery_signature', 'feedback', 'feedback_message'],
    reason:
      'What customers write goes in through views of the portal (decision 0019), which have the names of their tables: the portal’s role reaches nothing else.',
  },
  {
    by: 'apps/cli/src/demo/',
    tables: 'all',
    reason: 'The demo firms begin in the middle of their work: no operation leads to a report of last month.',
  },
];

const SEARCHED = [
  'packages/server/src',
  'packages/platform/src',
  'apps/api/src',
  'apps/worker/src',
  'apps/cli/src',
];
const testCode = TEST_CODE.map((pattern) => new RegExp(pattern));
const BUILDERS = '\\.(?:insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\\(\\s*';
const WRITES = [
  { by: 'table', words: new RegExp(`${BUILDERS}['"\`](?:public\\.)?(\\w+)`, 'g') },
  { by: 'variable', words: new RegExp(`${BUILDERS}([a-z]\\w*)\\s*\\)`, 'gi') },
  { by: 'model', words: /\btx\s*\.\s*(\w+)\s*\.\s*(?:create|update|delete|upsert)\w*\(/g },
  { by: 'model', words: /\.save\(\s*['"`](\w+)['"`]/g },
  {
    by: 'table',
    words: /\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+(?:ONLY\s+)?(?:public\.)?"?([a-z_]+)"?(?=[\s(])/g,
  },
];

/** Writes by others than the owner, tables without an owner, and exceptions without a use. */
export function tableProblems(root, modules, exceptions = EXCEPTIONS) {
  const tables = readTables(root);
  const owners = new Map(modules.flatMap(({ name, owns }) => owns.map((table) => [table, name])));
  const problems = ownership(tables, modules, owners);
  const used = new Set();
  for (const { from, table, line } of writesIn(root, tables)) {
    const owner = owners.get(table);
    const writer = from.startsWith(`${MODULES}/`) ? from.split('/')[4] : undefined;
    if (writer ? writer === owner : PLATFORM_TABLES[table]?.some((folder) => from.startsWith(folder)))
      continue;
    const exception = exceptions.find(
      ({ by, tables }) => from.startsWith(by) && (tables === 'all' || tables.includes(table)),
    );
    if (exception) used.add(`${exception.by} ${table}`).add(`${exception.by} all`);
    else {
      const mend = owner
        ? `Call an operation of "${owner}", or announce it and let "${owner}" act.`
        : 'Nobody writes it from code.';
      problems.push({
        rule: 'table-owner',
        from: `${from}:${line}`,
        to: table,
        hint: `The table ${table} is not yours. ${mend}`,
      });
    }
  }
  for (const { by, tables: named } of exceptions) {
    if (!existsSync(join(root, by))) continue; // nobody there yet to be excused
    for (const table of [named].flat().filter((one) => !used.has(`${by} ${one}`))) {
      const hint = `EXCEPTIONS lets ${by} write ${table}, which it no longer does. Take it out.`;
      problems.push({ rule: 'table-owner', from: 'tools/boundaries/table-writes.mjs', to: table, hint });
    }
  }
  return problems;
}

function ownership(tables, modules, owners) {
  const names = new Set(tables.values());
  const wrong = modules.flatMap(({ file, owns }) =>
    owns
      .filter((table) => !names.has(table) || table in PLATFORM_TABLES)
      .map((table) => ({
        rule: 'table-owner',
        from: file,
        to: table,
        hint:
          table in PLATFORM_TABLES
            ? 'This table belongs to platform.'
            : 'There is no such table in prisma/schema.',
      })),
  );
  const ownerless = [...names].filter((table) => !owners.has(table) && !(table in PLATFORM_TABLES));
  return [
    ...wrong,
    ...ownerless.map((table) => ({
      rule: 'table-owner',
      from: 'prisma/schema',
      to: table,
      hint: 'No module owns this table. The manifest of the one that writes it lists it in `owns`.',
    })),
  ];
}

/** Prisma's name of each model (`contractMember`) with the table behind it (`contract_member`). */
function readTables(root) {
  const folder = join(root, 'prisma/schema');
  const text = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => file.endsWith('.prisma'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const models = [...text.matchAll(/^model (\w+) \{$([\s\S]*?)^\}/gm)];
  return new Map(
    models.map(([, name, body]) => [
      name[0].toLowerCase() + name.slice(1),
      body.match(/@@map\("(\w+)"\)/)?.[1] ?? name,
    ]),
  );
}

function writesIn(root, tables) {
  const names = new Set(tables.values());
  return SEARCHED.flatMap((folder) => pathsBelow(join(root, folder))).flatMap(({ at, file }) => {
    const from = relative(root, at).split(sep).join('/');
    if (!file || !/\.tsx?$/.test(from) || testCode.some((pattern) => pattern.test(from))) return [];
    const text = readFileSync(at, 'utf8');
    const meant = {
      table: (name) => [name],
      model: (name) => [tables.get(name)],
      variable: (name) => tablesNamedFor(text, name),
    };
    return WRITES.flatMap(({ by, words }) =>
      [...text.matchAll(words)].flatMap((match) => {
        const line = text.slice(0, match.index).split('\n').length;
        return meant[by](match[1]).map((table) => ({ from, table, line }));
      }),
    ).filter(({ table }) => names.has(table));
  });
}

/** The texts a variable may stand for: `const table = staff ? 'member' : 'customer_contact';`. */
function tablesNamedFor(text, variable) {
  const [, value = ''] = text.match(new RegExp(`\\bconst ${variable}\\b[^=]*=([^;]*);`)) ?? [];
  return [...value.matchAll(/['"`](\w+)['"`]/g)].map((match) => match[1]);
}

/** Operations that write with Kysely without saying why: Prisma is the usual way, a measured hot write the exception. */
export function kyselyWriteProblems(root) {
  return pathsBelow(join(root, MODULES)).flatMap(({ at, file }) => {
    const from = relative(root, at).split(sep).join('/');
    if (!file || !/\/operations\/[\w.-]+\.ts$/.test(from) || from.endsWith('.test.ts')) return [];
    const text = readFileSync(at, 'utf8');
    const writes =
      /scope\s*\.sql\s*\.(insertInto|updateTable|deleteFrom)|\bsql(<[^>]*>)?`\s*(WITH|UPDATE|INSERT|DELETE)\b/i.test(
        text,
      );
    if (!writes || /(\/\/|\*).*\bKysely\b/.test(text)) return [];
    const hint = 'Operations write with Prisma. Where a measured hot write uses Kysely, a comment says so.';
    return [{ rule: 'kysely-write', from, hint }];
  });
}
