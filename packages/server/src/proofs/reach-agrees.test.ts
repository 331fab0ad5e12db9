import { newId } from '@millwright/db';
import {
  Ability,
  type DataScope,
  type Grant,
  grantsToSql,
  openRead,
  openWrite,
  readsInParts,
  type Scope,
  type StaffPrincipal,
  type StaffRole,
  walledNouns,
} from '@millwright/platform';
import { makeDelivery } from '@millwright/server/modules/delivery/delivery.factory.ts';
import { makeFeedback } from '@millwright/server/modules/feedback/feedback.factory.ts';
import { makeItem } from '@millwright/server/modules/procurement/procurement.factory.ts';
import { type Firm, given } from '@millwright/testkit';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import '../registry.ts';

const DEPARTMENTS = Array.from({ length: 4 }, newId);
const PEOPLE = Array.from({ length: 4 }, newId);
const CUSTOMERS = Array.from({ length: 3 }, newId);
const CONTRACTS = Array.from({ length: 12 }, newId);
const REQUEST = { requestId: 'reach', ip: null };

let firm: Firm;
let random = 11;
/** The same rows on every run: what varies is who looks at them. */
const pick = <T>(values: readonly T[]): T => {
  random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
  return values[random % values.length]!;
};
const several = <T>(values: readonly T[]): T[] => values.filter(() => pick([true, false]));

async function plantRows(): Promise<void> {
  await firm.write(async ({ tx }) => {
    for (const id of DEPARTMENTS)
      await tx.department.create({ data: { id, name: id, code: id, ancestorIds: [id] } });
    for (const id of PEOPLE) await tx.member.create({ data: { id, name: id, role: 'staff' } });
    for (const id of CUSTOMERS) {
      await tx.customer.create({ data: { id, name: id, code: id } });
      await tx.customerContact.create({ data: { customerId: id, name: id } });
    }
    for (const id of CONTRACTS) {
      await tx.contract.create({
        data: {
          id,
          contractNo: id,
          projectNo: id,
          name: id,
          customerId: pick(CUSTOMERS),
          departmentIds: several(DEPARTMENTS),
          projectLeadId: pick([null, ...PEOPLE]),
          deletedAt: pick([null, null, new Date()]),
        },
      });
      const day = new Date('2026-01-31');
      const payment = await tx.paymentMilestone.create({
        data: { contractId: id, name: id, amount: '9', trigger: 'fixed_date', fixedOn: day },
      });
      const receipt = { contractId: id, paymentId: payment.id, receivedOn: day, amount: '1' };
      await tx.paymentReceipt.create({ data: receipt });
      await tx.quotation.create({ data: { contractId: id, quotationNo: id, quotedOn: day, amount: '9' } });
      await tx.archiveBundle.create({ data: { contractId: id, archivedAt: day, withMoney: false } });
      for (let n = pick([0, 2, 4]); n > 0; n -= 1) {
        const data = {
          contractId: id,
          departmentId: pick(DEPARTMENTS),
          title: id,
          assigneeIds: several(PEOPLE),
        };
        await tx.task.create({ data });
      }
    }
  });
  // Whoever acts stands in the audit trail, and as the author of an import.
  const fileTypeId = (await firm.read(({ tx }) => tx.fileType.findFirst()))!.id;
  for (const actorId of PEOPLE) {
    const person = { kind: 'system', tenantId: firm.tenantId, actorId, timeZone: 'UTC' } as const;
    const contractId = pick(CONTRACTS);
    await firm.write(({ tx }) =>
      tx.fileAsset.create({
        data: {
          subjectType: 'Contract',
          subjectId: contractId,
          contractId,
          typeId: fileTypeId,
          name: actorId,
          departmentIds: several(DEPARTMENTS),
          personIds: several(PEOPLE),
          readerIds: several(PEOPLE),
          departmentsRead: pick([true, false]),
          teamReads: pick([true, false]),
        },
      }),
    );
    const about = { kind: 'project_lead', facts: {}, subjectType: 'Contract', subjectId: contractId };
    await firm.write(async ({ tx }) => {
      await tx.notice.create({ data: { memberId: actorId, ...about } });
      const days = { fromOn: new Date('2026-10-12'), toOn: new Date('2026-10-13') };
      await tx.personLeave.create({
        data: { memberId: actorId, departmentIds: several(DEPARTMENTS), ...days },
      });
      await tx.scheduleProposal.create({
        data: {
          contractId,
          reason: 'late',
          departmentIds: several(DEPARTMENTS),
          moves: [],
          status: 'dropped',
        },
      });
      await tx.calendarFeed.create({
        data: { memberId: actorId, accountId: newId(), tokenHash: newId(), locale: 'en' },
      });
      await tx.apiToken.create({
        data: {
          memberId: actorId,
          accountId: newId(),
          name: 'script',
          access: 'read',
          tokenHash: newId(),
          expiresAt: new Date('2099-01-01'),
        },
      });
      for (const sharedWith of [null, firm.tenantId])
        await tx.savedView.create({
          data: { memberId: actorId, list: 'tasks', name: 'open', query: 'state=open', sharedWith },
        });
    });
    await openWrite(firm.services, person, REQUEST, async ({ tx }) => {
      const file = { contractId, fileName: 'plan.csv', size: 1, storageKey: newId() };
      await tx.importRun.create({ data: file });
      await tx.bomImport.create({ data: file });
    });
    await firm.write((scope) => plantTrade(scope, contractId, actorId));
  }
}

/** What is bought, accepted, delivered and complained of on a contract. */
async function plantTrade(scope: Scope, contractId: string, memberId: string): Promise<void> {
  const departmentIds = several(DEPARTMENTS);
  await makeItem(scope, { contractId, departmentId: pick(DEPARTMENTS), personIds: several(PEOPLE) });
  await makeFeedback(scope, {
    contractId,
    departmentIds,
    ownerId: pick([null, memberId]),
    reporterId: memberId,
  });
  await makeDelivery(scope, { contractId, departmentIds });
  const stage = (await scope.tx.acceptanceStage.findFirst())!;
  await scope.tx.acceptance.create({
    data: {
      contractId,
      stageId: stage.id,
      stageCode: stage.code,
      acceptor: stage.acceptor,
      title: 'all of it',
      requesterId: memberId,
      departmentIds,
    },
  });
}

beforeAll(async () => {
  firm = await given.firm();
  await plantRows();
});

const some = (ids: readonly string[]) => fc.subarray([...ids]);
const grants: fc.Arbitrary<Grant[]> = fc.array(
  fc
    .record({
      subject: fc.constantFrom(
        'Contract',
        'Task',
        'Customer',
        'CustomerContact',
        'ImportRun',
        'AuditEvent',
        'FileAsset',
        'PersonLeave',
        'Acceptance',
        'BomImport',
        'Delivery',
        'Feedback',
        'ProcurementItem',
        'ScheduleProposal',
      ),
      scope: fc.constantFrom<DataScope>('ALL', 'DEPT', 'DEPT_AND_CHILDREN', 'SELF', 'CUSTOM'),
      departmentIds: some(DEPARTMENTS),
    })
    .map(({ departmentIds, ...grant }) => ({
      ...grant,
      action: 'read',
      ...(grant.scope === 'CUSTOM' ? { departmentIds } : {}),
    })),
  { maxLength: 3 },
);
/** Anybody who could be: any role, any place in any org chart, any roles of the firm's own, any contracts. */
const people: fc.Arbitrary<Omit<StaffPrincipal, 'tenantId'>> = fc.record({
  kind: fc.constant('staff' as const),
  memberId: fc.constantFrom(...PEOPLE),
  accountId: fc.constant(''),
  name: fc.constant(''),
  role: fc.constantFrom<StaffRole>('leader', 'leader', 'staff', 'staff', 'boss'),
  duties: fc.constant([]),
  departmentIds: some(DEPARTMENTS),
  departmentTree: some(DEPARTMENTS),
  departmentScope: some(DEPARTMENTS),
  grants,
  facts: fc.record({
    contractIds: some(CONTRACTS),
    ledContractIds: some(CONTRACTS),
    leftContractIds: some(CONTRACTS),
    customerIds: some(CUSTOMERS),
  }),
  timeZone: fc.constant('UTC'),
});

describe('the rule for reading and the wall behind it (U1b, 002-09)', () => {
  it('let the same rows through, whoever looks: the filter without the wall, and the wall without the filter', async () => {
    const seen = new Map<string, { part: number; none: number }>();
    await fc.assert(
      fc.asyncProperty(people, async (person) => {
        const principal: StaffPrincipal = { ...person, tenantId: firm.tenantId };
        const ability = new Ability(principal);
        for (const { subject, walled } of walledNouns()) {
          const rows = (scope: Parameters<Parameters<Firm['read']>[0]>[0]) =>
            scope.sql
              .selectFrom(`${walled} as r` as 'task as r')
              .select('r.id')
              .orderBy('r.id');
          const all = await firm.read((scope) => rows(scope).execute());
          const filtered = await firm.read((scope) =>
            rows(scope)
              .where((eb) => grantsToSql(eb, 'r', ability.conditionsFor('read', subject)) as never)
              .execute(),
          );
          const alone = await openRead(firm.services, principal, REQUEST, (scope) => rows(scope).execute());
          expect(alone, subject).toEqual(filtered);
          const count = seen.get(subject) ?? { part: 0, none: 0 };
          if (alone.length === 0) count.none += 1;
          else if (alone.length < all.length) count.part += 1;
          seen.set(subject, count);
        }
      }),
      { numRuns: 150 },
    );
    // People who see everything or nothing would prove little; money is read whole or not at all.
    const wholes = walledNouns().filter((noun) => !readsInParts(noun) && !noun.scopes);
    const inParts = [...seen].filter(([subject]) => !wholes.some((noun) => noun.subject === subject));
    for (const [subject, { part }] of inParts) expect(part, `${subject} in parts`).toBeGreaterThan(5);
    expect([...seen.values()].reduce((sum, { none }) => sum + none, 0)).toBeGreaterThan(20);
  }, 120_000);
});
