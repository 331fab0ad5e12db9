import { beforeAll, describe, expect, it } from 'vitest';
import { call, type Outcome, passesDoor } from './doors.fixture.ts';
import { describeOutcome } from './foreign.fixture.ts';
import { allProcedures, type Procedure, permissionOf } from './procedures.fixture.ts';
import type { Records } from './records.fixture.ts';
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

/** Other records a page may show: in other states, of other people. Only those near them ask. */
const OTHERS: Record<string, readonly (keyof Records)[]> = {
  contractId: [
    'draftContractId',
    'signedContractId',
    'planningContractId',
    'acceptingContractId',
    'deliveredContractId',
    'inServiceContractId',
    'suspendedContractId',
    'cancelledContractId',
    'deletedContractId',
  ],
  customerId: ['idleCustomerId', 'recycledCustomerId'],
  departmentId: ['emptyDepartmentId', 'recycledDepartmentId', 'otherDepartmentId'],
  memberId: ['bothId', 'newcomerId', 'disabledMemberId', 'bossId', 'leaderId', 'farStaffId'],
  taskId: ['innerTaskId', 'deletedTaskId'],
};
const STAFF = ROLES.filter((role) => !isPortal(role) && role !== 'nobody');
const NEAR: readonly Role[] = ['boss', 'leader', 'projectLead'];
/** Where the two may differ, because the deed is not what the page shows for this record, or not about it alone. */
const APART: Readonly<Record<string, string>> = {
  'staff contracts.restore': 'restoring what is not in the recycle bin changes nothing',
  'staff customers.recycle': 'what is in the recycle bin is shown `delete` for taking it out',
  'staff org.recycleDepartment': 'what is in the recycle bin is shown `delete` for taking it out',
  'staff roles.assign': 'whether it may be handed out hangs on the role as well',
};

let offered = 0;
const details = new Map<string, Promise<{ allowed?: string[] } | null>>();

const refused = (outcome: Outcome) =>
  outcome.kind === 'refusal' && ['forbidden', 'not_found'].includes(outcome.reason.kind);

/** What of a deed with this record differs between what the page shows and what the server does. */
async function differing(deed: (typeof deeds)[number], role: Role, input: Record<string, unknown>) {
  const { procedure, action, get, key } = deed;
  const asked = `${get} ${role} ${input[key]}`;
  const known = details.get(asked) ?? answer<{ allowed?: string[] }>(get, role, { [key]: input[key] });
  details.set(asked, known);
  const detail = await known;
  if (detail && !detail.allowed) return []; // the page of this record shows no deeds
  const outcome = await call(procedure, firm.visitors[role], input);
  const shown = detail?.allowed?.includes(action) ?? false;
  if (shown) offered += 1;
  // A contract's page also knows the moment: what it shows works now.
  const works = get === 'staff contracts.get' ? outcome.kind === 'answer' : !refused(outcome);
  const agrees = shown ? works : outcome.kind !== 'answer';
  return agrees ? [] : [`${role} is ${shown ? '' : 'not '}shown ${action}: ${describeOutcome(outcome)}`];
}

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

  it.each(deeds)('$name: a page shows it exactly to those it works for', async (deed) => {
    const input = inputOf(deed.procedure) as Record<string, unknown>;
    if (!(deed.key in input)) return; // makes a new record
    const found: string[] = [];
    for (const role of STAFF) found.push(...(await differing(deed, role, input)));
    for (const other of deed.name in APART ? [] : (OTHERS[deed.key] ?? [])) {
      for (const role of NEAR) {
        const differs = await differing(deed, role, { ...input, [deed.key]: firm.records[other] });
        found.push(...differs.map((text) => `${other}: ${text}`));
      }
    }
    expect(found).toEqual([]);
  });

  it('pages do show something, or this would prove nothing', () => {
    expect(offered).toBeGreaterThan(150);
  });
});
