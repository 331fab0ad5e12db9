// The server's part of a new module: what every module has, reduced to one noun, one list and one operation.

export function serverFiles({ name, record, Record, Name, list, tier }) {
  const at = `packages/server/src/modules/${name}`;
  return {
    [`${at}/README.md`]: `# ${Name}

One sentence: what this module is for, in the words of the people who use it.

**Owns** \`${record}\`. **Announces** \`${name}.created\`. **Depends on** nothing.

## Promises

- A name stands for one ${record} of a firm.
- Everybody of the firm sees all of them; boss and leaders add them.
`,
    [`${at}/${name}.module.ts`]: `import { defineModule, namesIn, readableIn } from '@millwright/platform';
import * as events from './${name}.events.ts';
import { ${record}Permissions } from './${name}.permissions.ts';

/** What this module is for, in one sentence. */
export const ${name}Module = defineModule({
  name: '${name}',
  tier: ${tier},
  dependsOn: [],
  owns: ['${record}'],
  permissions: [${record}Permissions],
  events: Object.values(events),
  readable: { ${Record}: readableIn('${record}', '${Record}') },
  names: { ${Record}: namesIn('${record}', '${Record}') },
});
`,
    [`${at}/${name}.permissions.ts`]: `import { permissions } from '@millwright/platform';

/** Everybody reads them, boss and leaders add them. */
export const ${record}Permissions = permissions('${Record}', {
  actions: ['read', 'create'],
  grants: {
    boss: ({ can }) => can(['read', 'create']),
    leader: ({ can }) => can(['read', 'create']),
    staff: ({ can }) => can('read'),
  },
});
`,
    [`${at}/${name}.schemas.ts`]: `import { pageInput } from '@millwright/platform/browser';
import { z } from 'zod';

export const ${record}Input = z.object({ ${record}Id: z.uuid() });

export const ${list}Input = pageInput.extend({
  sort: z.enum(['name', 'createdAt']).default('name'),
  search: z.string().trim().max(100).optional(),
});
export type List${Name} = z.infer<typeof ${list}Input>;

export const create${Record}Input = z.object({ name: z.string().trim().min(1).max(200) });
export type Create${Record} = z.infer<typeof create${Record}Input>;
`,
    [`${at}/${name}.events.ts`]: `import { event } from '@millwright/platform/browser';
import { z } from 'zod';

/** There is a new ${record}. */
export const ${record}Created = event('${name}.created', z.object({ ${record}Id: z.uuid() }), {
  subject: ({ ${record}Id }) => ({ type: '${Record}', id: ${record}Id }),
});
`,
    [`${at}/${name}.queries.ts`]: `import { notFound, type Page, pageByKey, type Scope, type SortKey } from '@millwright/platform';
import { sql } from 'kysely';
import type { List${Name} } from './${name}.schemas.ts';

export interface ${Record}Row {
  id: string;
  name: string;
  createdAt: string;
  version: number;
}

/** Every order the list offers is the order of an index. */
const SORTS: Record<string, SortKey> = {
  name: { expression: 'r.name', type: 'text' },
  createdAt: { expression: 'r.created_at', type: 'timestamptz' },
};

function rows(scope: Scope) {
  return scope.sql
    .selectFrom('${record} as r')
    .where(scope.where('read', '${Record}', 'r') as never)
    .select(['r.id', 'r.name', 'r.created_at as createdAt', 'r.version']);
}

/** Those the viewer may see, a page at a time. */
export async function ${list}(scope: Scope, input: List${Name}): Promise<Page<${Record}Row>> {
  let query = rows(scope);
  if (input.search) {
    const like = \`%\${input.search.replace(/[\\\\%_]/g, '\\\\$&')}%\`;
    query = query.where(sql<boolean>\`r.name ilike \${like}\`);
  }
  const { sort, direction, limit, cursor } = input;
  return pageByKey<${Record}Row>(query, { alias: 'r', sorts: SORTS, sort, direction, limit, cursor });
}

/** One the viewer may see. */
export async function get${Record}(scope: Scope, ${record}Id: string): Promise<${Record}Row> {
  const found = await rows(scope).where('r.id', '=', ${record}Id).executeTakeFirst();
  if (!found) throw notFound('${name}.not_found');
  return found;
}
`,
    [`${at}/operations/create-${record}.ts`]: `import { conflict, type Scope } from '@millwright/platform';
import { ${record}Created } from '../${name}.events.ts';
import { type ${Record}Row, get${Record} } from '../${name}.queries.ts';
import type { Create${Record} } from '../${name}.schemas.ts';

/** Adds one under a name that no other has. */
export async function create${Record}(scope: Scope, input: Create${Record}): Promise<${Record}Row> {
  scope.require('create', '${Record}');
  const taken = await scope.tx.${record}.findFirst({ where: { name: input.name }, select: { id: true } });
  if (taken) throw conflict('${name}.name_taken', { name: input.name });

  const { id } = await scope.tx.${record}.create({ data: { name: input.name }, select: { id: true } });
  await scope.announce(${record}Created, { ${record}Id: id });
  return get${Record}(scope, id);
}
`,
    [`${at}/operations/create-${record}.test.ts`]: operationTest({ name, record, Record }),
    [`${at}/${name}.router.ts`]: `import { allow, router } from '@millwright/platform';
import { get${Record}, ${list} } from './${name}.queries.ts';
import { create${Record}Input, ${list}Input, ${record}Input } from './${name}.schemas.ts';
import { create${Record} } from './operations/create-${record}.ts';

export const ${name}Router = router({
  list: allow('read', '${Record}')
    .input(${list}Input)
    .query(({ ctx, input }) => ctx.read((scope) => ${list}(scope, input))),

  get: allow('read', '${Record}')
    .input(${record}Input)
    .query(({ ctx, input }) => ctx.read((scope) => get${Record}(scope, input.${record}Id))),

  create: allow('create', '${Record}')
    .input(create${Record}Input)
    .mutation(({ ctx, input }) => ctx.write((scope) => create${Record}(scope, input))),
});
`,
    [`${at}/index.ts`]: `export * from './${name}.events.ts';
export { ${name}Module } from './${name}.module.ts';
`,
  };
}

function operationTest({ name, record, Record }) {
  return `import { as, given, refusal, said } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { ${record}Created } from '../${name}.events.ts';

describe('adding a ${record}', () => {
  it('works for boss and leaders, shows it to the firm and is announced', async () => {
    const firm = await given.firm();
    const made = await as(firm.leaders.electrical).${name}.create({ name: '${Record} 1' });
    expect(await as(firm.staff.software).${name}.get({ ${record}Id: made.id })).toMatchObject({ name: '${Record} 1', version: 1 });
    expect((await as(firm.boss).${name}.list({ search: '${record} 1' })).items).toEqual([made]);
    expect(await firm.announcements()).toContainEqual(said(${record}Created, { ${record}Id: made.id }));
  });

  it('is forbidden to staff, and adds nothing', async () => {
    const firm = await given.firm();
    const call = as(firm.staff.electrical).${name}.create({ name: '${Record} 1' });
    await expect(call).rejects.toMatchObject(refusal('forbidden', 'platform.forbidden'));
    expect((await as(firm.boss).${name}.list({})).items).toEqual([]);
  });

  it('conflicts when the name is taken', async () => {
    const firm = await given.firm();
    await as(firm.boss).${name}.create({ name: '${Record} 1' });
    const again = as(firm.boss).${name}.create({ name: '${Record} 1' });
    await expect(again).rejects.toMatchObject(refusal('conflict', '${name}.name_taken'));
  });

  it('neither shows it to another firm nor takes the name from it', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const { id } = await as(firm.boss).${name}.create({ name: '${Record} 1' });
    const call = as(other.boss).${name}.get({ ${record}Id: id });
    await expect(call).rejects.toMatchObject(refusal('not_found', '${name}.not_found'));
    await as(other.boss).${name}.create({ name: '${Record} 1' });
    expect((await as(other.boss).${name}.list({})).items).toHaveLength(1);
  });
});
`;
}
