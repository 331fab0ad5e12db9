import { afterEach, describe, expect, it } from 'vitest';
import { checkBoundaries, report } from './check.mjs';
import { importRules } from './import-rules.mjs';
import { SINS } from './sins.fixture.ts';
import { type Files, givenWorkspace, removeWorkspace } from './workspace.fixture.ts';

const MODULES = 'packages/server/src/modules';
const ORG = `${MODULES}/org`;
const TASKS = `${MODULES}/tasks`;
const none: { by: string; tables: string[]; reason: string }[] = [];
const roots: string[] = [];

async function problemsWith(files: Files, exceptions = none) {
  const root = givenWorkspace(files);
  roots.push(root);
  return (await checkBoundaries(root, { exceptions })).problems;
}

afterEach(() => {
  for (const root of roots.splice(0)) removeWorkspace(root);
});

describe('the boundaries', () => {
  it('let a workspace pass in which nothing is wrong', async () => {
    expect(await problemsWith({})).toEqual([]);
  });

  it.each(SINS)('%s: bites when %s', async (rule, _sin, files) => {
    const rules = (await problemsWith(files)).map((problem) => problem.rule);
    expect(rules).toContain(rule);
    // A sin may break more than one rule, but a table written and a name chosen say nothing of imports.
    if (['table-owner', 'names', 'kysely-write'].includes(rule))
      expect(new Set(rules)).toEqual(new Set([rule]));
  });

  it('have a test for every rule', () => {
    const known = importRules([]).map((rule) => rule.name);
    const tested = new Set(SINS.map(([rule]) => rule));
    expect(known.filter((name) => !tested.has(name))).toEqual([]);
  });

  it('let types go both ways, a module’s own test look inside, and tests set scenes across modules', async () => {
    const problems = await problemsWith({
      [`${ORG}/a.ts`]: "import type { B } from './b.ts';\nexport type A = B;\n",
      [`${ORG}/b.ts`]: "import type { A } from './a.ts';\nexport type B = A;\n",
      [`${ORG}/members.queries.test.ts`]:
        "import { members } from './members.queries.ts';\nimport { task } from '../tasks/tasks.factory.ts';\nexport const a = [members, task];\n",
      [`${TASKS}/tasks.factory.ts`]: 'export const task = ({ tx }: never) => tx.member.create({});\n',
    });
    expect(problems).toEqual([]);
  });

  it('let a measured hot write use Kysely when it says so', async () => {
    const text =
      "// Measured hot write, therefore Kysely.\nexport const a = (scope: never) => scope.sql.updateTable('task').execute();\n";
    expect(await problemsWith({ [`${TASKS}/operations/a.ts`]: text })).toEqual([]);
  });

  it('let a module write another’s table when an exception names it, and drop the exception with the need', async () => {
    const exceptions = [{ by: `${TASKS}/`, tables: ['member'], reason: 'for this test' }];
    const write = { [`${TASKS}/a.ts`]: 'export const a = ({ tx }: never) => tx.member.create({});\n' };
    expect(await problemsWith(write, exceptions)).toEqual([]);
    expect((await problemsWith({}, exceptions)).map((problem) => problem.hint)).toEqual([
      `EXCEPTIONS lets ${TASKS}/ write member, which it no longer does. Take it out.`,
    ]);
  });

  it('say where, what and how to mend it', async () => {
    const problems = await problemsWith({ [`${ORG}/misc.ts`]: '' });
    expect(report(problems)).toEqual([
      `names (1)\n    ${ORG}/misc.ts\n      Name it after what is in it; what has no name in common belongs to different places.`,
    ]);
  });
});
