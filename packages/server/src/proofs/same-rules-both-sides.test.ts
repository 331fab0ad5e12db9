import { beforeAll, describe, expect, it } from 'vitest';
import { call, type Outcome, passesDoor } from './doors.fixture.ts';
import { describeOutcome } from './foreign.fixture.ts';
import { allProcedures, type Procedure, permissionOf } from './procedures.fixture.ts';
import { specimenOf } from './specimens.fixture.ts';
import { buildFirm, type ProvingFirm, ROLES, type Role } from './stage.fixture.ts';

let firm: ProvingFirm;
beforeAll(async () => {
  firm = await buildFirm('Drhp');
});

const named = (name: string) => allProcedures.find((procedure) => procedure.name === name)!;
const inputOf = (procedure: Procedure) => specimenOf(procedure).input(firm.records, firm);
const isPortal = (role: Role) => role === 'customer' || role === 'otherCustomer';

async function answer<T>(name: string, role: Role, input?: unknown): Promise<T | null> {
  const outcome = await call(named(name), firm.visitors[role], input);
  return outcome.kind === 'answer' ? (outcome.data as T) : null;
}

/** What detail pages ask, and which key names their record in the inputs of what can be done with it. */
const DETAILS: Record<string, { get: string; key: string }> = {
  Contract: { get: 'staff contracts.get', key: 'contractId' },
  Customer: { get: 'staff customers.get', key: 'customerId' },
  Department: { get: 'staff org.department', key: 'departmentId' },
  Member: { get: 'staff org.member', key: 'memberId' },
  Task: { get: 'staff tasks.get', key: 'taskId' },
};
/** What can be done with the record a detail page shows. */
const deeds = allProcedures.flatMap((procedure) => {
  const permission = permissionOf(procedure);
  const detail = permission && DETAILS[permission.subject];
  return procedure.kind === 'mutation' && procedure.face === 'staff' && permission && detail
    ? [{ name: procedure.name, procedure, action: permission.action, ...detail }]
    : [];
});

let offered = 0;

const refused = (outcome: Outcome) =>
  outcome.kind === 'refusal' && ['forbidden', 'not_found'].includes(outcome.reason.kind);

describe('the same rules on both sides (002-58)', () => {
  it.each(ROLES)('what %s is told they may do is what the doors let through', async (role) => {
    const me = await answer<{ allowed: string[] }>(`${isPortal(role) ? 'portal' : 'staff'} session.me`, role);
    const told = new Set(me?.allowed ?? []);
    const differing: string[] = [];
    for (const procedure of allProcedures) {
      const permission = permissionOf(procedure);
      if (!permission || (procedure.face === 'portal') !== isPortal(role)) continue;
      const shown = told.has(`${permission.subject}.${permission.action}`);
      const open = await passesDoor(procedure, firm.visitors[role], inputOf(procedure));
      if (shown !== open)
        differing.push(`${procedure.name}: ${shown ? 'shown' : 'hidden'}, ${open ? 'open' : 'shut'}`);
    }
    expect(differing).toEqual([]);
    if (role !== 'nobody') expect(told.size).toBeGreaterThan(0);
  });

  it.each(deeds)(
    '$name: a page shows it exactly to those it works for',
    async ({ procedure, action, get, key }) => {
      const input = inputOf(procedure) as Record<string, unknown>;
      if (!(key in input)) return; // makes a new record
      for (const role of ROLES.filter((each) => !isPortal(each) && each !== 'nobody')) {
        const detail = await answer<{ allowed?: string[] }>(get, role, { [key]: input[key] });
        if (detail && !detail.allowed) return; // the page of this record shows no deeds
        const outcome = await call(procedure, firm.visitors[role], input);
        const shown = detail?.allowed?.includes(action) ?? false;
        const said = `${role} ${shown ? 'is shown' : 'is not shown'} ${action}: ${describeOutcome(outcome)}`;
        if (shown) offered += 1;
        if (shown) expect(refused(outcome) ? said : 'works').toBe('works');
        else expect(outcome.kind === 'answer' ? said : 'refused').toBe('refused');
      }
    },
  );

  it('pages do show something, or this would prove nothing', () => {
    expect(offered).toBeGreaterThan(40);
  });
});
