import { newId } from '@millwright/db';
import { given } from '@millwright/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { departmentTree } from './departments.queries.ts';
import { moveDepartment } from './operations/move-department.ts';
import { staffPrincipalIn } from './principal.queries.ts';

/** A chart as a list of parents: node i hangs below one of the nodes before it, or stands on top. */
const charts = fc.array(fc.nat(), { minLength: 1, maxLength: 12 }).map((picks) =>
  picks.map((pick, i) => {
    const choice = pick % (i + 1);
    return choice === i ? null : choice;
  }),
);
const moves = fc.array(fc.tuple(fc.nat(11), fc.option(fc.nat(11))), { maxLength: 6 });

/** The naive answer: walk up by hand. */
function pathTo(parents: readonly (number | null)[], node: number): number[] {
  const parent = parents[node] ?? null;
  return parent === null ? [node] : [...pathTo(parents, parent), node];
}
const belowOf = (parents: readonly (number | null)[], node: number) =>
  parents.map((_, i) => i).filter((i) => pathTo(parents, i).includes(node));

describe('the org chart, however it grew and was moved about', () => {
  it('has every department’s path and everyone’s reach as a walk by hand finds them (002-09)', async () => {
    const firm = await given.firm();
    await fc.assert(
      fc.asyncProperty(charts, moves, fc.nat(11), async (chart, wanted, place) => {
        const parents = [...chart];
        const ids = parents.map(() => newId());
        const member = await firm.write(async (scope) => {
          for (const [i, parent] of parents.entries()) {
            await scope.tx.department.create({
              data: {
                id: ids[i]!,
                parentId: parent === null ? null : ids[parent]!,
                name: `D${i}`,
                code: ids[i]!,
                ancestorIds: pathTo(parents, i).map((n) => ids[n]!),
              },
            });
          }
          return scope.tx.member.create({ data: { name: '某', role: 'leader' } });
        });
        for (const [node, to] of wanted) {
          if (node >= ids.length || (to !== null && to >= ids.length)) continue;
          const cycle = to !== null && pathTo(parents, to).includes(node);
          const moving = firm.write(async (scope) => {
            const { version } = (await scope.tx.department.findFirst({ where: { id: ids[node]! } }))!;
            await moveDepartment(scope, {
              departmentId: ids[node]!,
              parentId: to === null ? null : ids[to]!,
              version,
            });
          });
          if (cycle) await expect(moving).rejects.toMatchObject({ code: 'org.move_makes_cycle' });
          else {
            await moving;
            parents[node] = to;
          }
        }
        const spot = place % ids.length;
        await firm.write((scope) =>
          scope.tx.departmentMember.create({
            data: { departmentId: ids[spot]!, memberId: member.id, position: 'lead' },
          }),
        );
        const [{ items }, principal] = await firm.read(async (scope) => [
          await departmentTree(scope, { recycled: false }),
          await staffPrincipalIn(scope, member.id),
        ]);
        for (const [i, id] of ids.entries()) {
          expect(items.find((d) => d.id === id)?.ancestorIds).toEqual(pathTo(parents, i).map((n) => ids[n]!));
        }
        const reach = belowOf(parents, spot)
          .map((i) => ids[i]!)
          .sort();
        expect(principal?.departmentIds).toEqual([ids[spot]]);
        expect([...(principal?.departmentTree ?? [])].sort()).toEqual(reach);
        expect([...(principal?.departmentScope ?? [])].sort()).toEqual(reach);
        // Parents come before their children, each department once.
        const order = items.map((d) => d.id);
        expect(new Set(order).size).toBe(order.length);
        for (const d of items)
          if (d.parentId) expect(order.indexOf(d.parentId)).toBeLessThan(order.indexOf(d.id));
      }),
      { numRuns: 40 },
    );
  });
});
