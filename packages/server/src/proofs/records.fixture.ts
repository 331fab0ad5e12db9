import { newId } from '@millwright/db';
import type { Scope } from '@millwright/platform';
import type { Firm } from '@millwright/testkit';
import { makeContract } from '../modules/contracts/contracts.factory.ts';
import type { ContractState } from '../modules/contracts/index.ts';
import { makeTask } from '../modules/tasks/tasks.factory.ts';
import { buildAcceptance } from './acceptance.records.fixture.ts';
import { buildAfterSales } from './after-sales.records.fixture.ts';
import type { Canaries } from './canaries.fixture.ts';
import { buildContractLife } from './contract-life.records.fixture.ts';
import { stageServices } from './doors.fixture.ts';
import { buildFiles } from './files.records.fixture.ts';
import { buildPlan } from './planning.records.fixture.ts';
import { buildProcurement } from './procurement.records.fixture.ts';

const day = (text: string) => new Date(text);

/** Ids of one firm's records, by what they are there for. */
export type Records = Awaited<ReturnType<typeof buildRecords>>;

/** A person with an account, so that there are a password hash and an account address to guard. */
async function buildAccount(canaries: Canaries, name: string): Promise<string> {
  const id = newId();
  const { commit } = await stageServices();
  await commit.pool.write({ role: 'millwright_auth', tenantId: null }, (session) =>
    session.execute({
      text: 'INSERT INTO account (id, email, password_hash, display_name) VALUES ($1, $2, $3, $4)',
      values: [id, canaries.accountEmail(name), canaries.passwordHash, name],
    }),
  );
  return id;
}

/** At least one record of every kind, each with the firm's tag in its name. */
export async function buildRecords(firm: Firm, tag: string, canaries: Canaries) {
  const { electrical, software, procurement, sales, mechanical } = firm.departments;
  const accounts: Record<string, string> = {};
  for (const who of [
    'boss',
    'leader',
    'farLeader',
    'projectLead',
    'staff',
    'farStaff',
    'custom',
    'customer',
    'otherCustomer',
  ])
    accounts[who] = await buildAccount(canaries, who);

  return firm.write(async (scope) => {
    const { tx } = scope;
    const person = async (
      name: string,
      role: 'boss' | 'leader' | 'staff',
      department: string | null,
      more: { accountId?: string | undefined; status?: string; lead?: boolean; position?: string } = {},
    ) => {
      const { id } = await tx.member.create({
        data: {
          name: `${tag} ${name}`,
          role,
          accountId: more.accountId ?? null,
          status: more.status ?? 'active',
          email: `${name}.${canaries.memberEmail}`,
          phone: canaries.memberPhone,
        },
      });
      if (department) {
        const position = more.lead ? 'lead' : 'member';
        await tx.departmentMember.create({
          data: { departmentId: department, memberId: id, position, validFrom: day('2026-01-05') },
        });
      }
      return id;
    };
    const department = async (code: string, deleted = false) => {
      const id = newId();
      await tx.department.create({
        data: {
          id,
          name: `${tag} ${code}`,
          code: `${tag}-${code}`,
          ancestorIds: [id],
          deletedAt: deleted ? scope.now() : null,
        },
      });
      return id;
    };
    const customer = async (name: string, deleted = false) => {
      const { id } = await tx.customer.create({
        data: {
          name: `${tag} ${name}`,
          code: `${tag}-${name}`,
          phone: `${tag}-phone`,
          internalNotes: canaries.customerNotes,
          deletedAt: deleted ? scope.now() : null,
        },
      });
      return id;
    };
    const contact = async (
      name: string,
      customerId: string,
      more: { accountId?: string | undefined; status?: string } = {},
    ) => {
      const { id } = await tx.customerContact.create({
        data: {
          customerId,
          name: `${tag} ${name}`,
          email: `${name}.${canaries.contactEmail}`,
          phone: canaries.contactPhone,
          status: more.status ?? 'active',
          accountId: more.accountId ?? null,
        },
      });
      return id;
    };

    const bossId = await person('boss', 'boss', null, { accountId: accounts.boss });
    const people = {
      bossId,
      leaderId: await person('leader', 'leader', electrical, { accountId: accounts.leader, lead: true }),
      farLeaderId: await person('far-leader', 'leader', procurement, {
        accountId: accounts.farLeader,
        lead: true,
      }),
      projectLeadId: await person('project-lead', 'staff', sales, { accountId: accounts.projectLead }),
      staffId: await person('staff', 'staff', electrical, { accountId: accounts.staff }),
      farStaffId: await person('far-staff', 'staff', procurement, { accountId: accounts.farStaff }),
      customId: await person('custom', 'staff', mechanical, { accountId: accounts.custom }),
      colleagueId: await person('colleague', 'staff', electrical),
      newcomerId: await person('newcomer', 'staff', null),
      disabledMemberId: await person('disabled', 'staff', electrical, { status: 'disabled' }),
    };
    const bothId = await person('both', 'staff', electrical);
    await tx.departmentMember.create({ data: { departmentId: procurement, memberId: bothId } });
    const customerId = await customer('buyer');
    const otherCustomerId = await customer('other-buyer');
    const customers = {
      customerId,
      otherCustomerId,
      idleCustomerId: await customer('idle-buyer'),
      recycledCustomerId: await customer('recycled-buyer', true),
      contactId: await contact('contact', customerId),
      disabledContactId: await contact('disabled-contact', customerId, { status: 'disabled' }),
      portalContactId: await contact('portal', customerId, { accountId: accounts.customer }),
      otherPortalContactId: await contact('other-portal', otherCustomerId, {
        accountId: accounts.otherCustomer,
      }),
    };
    const departments = {
      departmentId: electrical,
      otherDepartmentId: software,
      emptyDepartmentId: await department('empty'),
      recycledDepartmentId: await department('recycled', true),
    };
    const role = async (name: string, grants: object[]) =>
      (await tx.customRole.create({ data: { name: `${tag} ${name}`, grants } })).id;
    const roles = {
      roleId: await role('auditor', [{ subject: 'Contract', action: 'read', scope: 'ALL' }]),
      heldRoleId: await role('treasurer', [
        { subject: 'Contract', action: 'read', scope: 'ALL' },
        { subject: 'Contract', action: 'readAmount', scope: 'ALL' },
      ]),
    };
    await tx.memberRole.create({ data: { memberId: people.customId, roleId: roles.heldRoleId } });
    await tx.memberRole.create({ data: { memberId: people.colleagueId, roleId: roles.heldRoleId } });
    const contracts = await buildContracts(scope, firm, tag, { ...people, ...customers }, canaries);
    const afterSales = await buildAfterSales(scope, {
      tag,
      contractId: contracts.contractId,
      deliveredContractId: contracts.deliveredContractId,
      departmentIds: [electrical, software],
      bossId,
      staffId: people.staffId,
      leadId: people.projectLeadId,
      contactId: customers.portalContactId,
      canaries,
    });
    // Nothing has to be accepted before it is delivered, so that the verb itself can be tried.
    await tx.acceptanceStage.updateMany({ where: { contractId: null }, data: { isRequired: false } });
    return {
      ...people,
      bothId,
      ...afterSales,
      ...customers,
      ...departments,
      ...roles,
      ...contracts,
      ...(await buildOwn(scope, tag, bossId, accounts.boss!, canaries)),
    };
  });
}

/** What is the boss's own: notices, the address of a calendar, views of lists. */
async function buildOwn({ tx }: Scope, tag: string, memberId: string, accountId: string, canaries: Canaries) {
  const notice = async (name: string) => {
    const subjectId = newId();
    const facts = { contractNo: `${tag}-${name}`, contractName: `${tag} ${name}` };
    const about = { subjectType: 'Contract', subjectId, contractId: subjectId };
    const { id } = await tx.notice.create({ data: { memberId, kind: 'project_lead', facts, ...about } });
    return id;
  };
  await tx.calendarFeed.create({
    data: { memberId, accountId, tokenHash: canaries.feedHash, locale: 'en' },
  });
  const token = await tx.apiToken.create({
    data: {
      memberId,
      accountId,
      name: `${tag} script`,
      access: 'read',
      tokenHash: canaries.tokenHash,
      expiresAt: day('2099-01-01'),
    },
  });
  const view = async (name: string, deletedAt: Date | null) => {
    const data = { memberId, list: 'tasks', name: `${tag} ${name}`, query: 'state=open', deletedAt };
    return (await tx.savedView.create({ data })).id;
  };
  return {
    noticeId: await notice('told'),
    tokenId: token.id,
    viewId: await view('open', null),
    removedViewId: await view('removed', new Date()),
  };
}

async function buildContracts(
  scope: Scope,
  firm: Firm,
  tag: string,
  of: {
    customerId: string;
    otherCustomerId: string;
    portalContactId: string;
    bossId: string;
    projectLeadId: string;
    staffId: string;
    colleagueId: string;
  },
  canaries: Canaries,
) {
  const { tx } = scope;
  const { electrical, software } = firm.departments;
  const contract = (name: string, status: ContractState, more: object = {}) =>
    makeContract(scope, {
      contractNo: `${tag}-${name}`,
      projectNo: `${tag}-P-${name}`,
      name: `${tag} ${name}`,
      customerId: of.customerId,
      status,
      departmentIds: [electrical, software],
      projectLeadId: of.projectLeadId,
      promisedDate: '2026-12-18',
      amount: canaries.amount,
      currency: canaries.currency,
      internalNotes: canaries.contractNotes,
      published: true,
      ...more,
    });
  const contractId = await contract('executing', 'executing');
  const contracts = {
    contractId,
    draftContractId: await contract('draft', 'draft', { published: false }),
    signedContractId: await contract('signed', 'signed'),
    planningContractId: await contract('planning', 'planning'),
    acceptingContractId: await contract('accepting', 'accepting'),
    deliveredContractId: await contract('delivered', 'delivered'),
    inServiceContractId: await contract('in-service', 'in_service'),
    suspendedContractId: await contract('suspended', 'suspended', { statusBefore: 'executing' }),
    cancelledContractId: await contract('cancelled', 'cancelled', { statusBefore: 'signed' }),
    archivedContractId: await contract('archived', 'archived', { statusBefore: 'in_service' }),
    deletedContractId: await contract('deleted', 'draft', { deleted: true, published: false }),
    otherCustomersContractId: await contract('others', 'executing', { customerId: of.otherCustomerId }),
  };
  // Of an earlier archiving, so that one of the last can be asked for.
  await tx.archiveBundle.create({
    data: {
      contractId: contracts.archivedContractId,
      archivedAt: day('2026-01-05'),
      withMoney: false,
      state: 'ready',
      storageKey: `${tag}/bundle`,
      size: 1n,
      sha256: 'a'.repeat(64),
    },
  });
  const milestone = async (name: string, sortOrder: number, isPublic: boolean) =>
    (
      await tx.milestone.create({
        data: { contractId, name: `${tag} ${name}`, sortOrder, isPublic, dueOn: day('2026-12-01') },
      })
    ).id;
  const task = (title: string, more: object = {}) =>
    makeTask(scope, {
      contractId,
      departmentId: electrical,
      title: `${tag} ${title}`,
      assigneeIds: [of.staffId],
      progress: 40,
      reportedBy: of.staffId,
      dueOn: '2026-12-10',
      ...more,
    });
  for (const memberId of [of.staffId, of.colleagueId]) {
    await tx.contractMember.create({
      data: { contractId, departmentId: electrical, memberId, validFrom: day('2026-02-02') },
    });
  }
  const [first, second] = [await task('cabinet', { place: 1 }), await task('cables', { place: 2 })];
  return {
    ...contracts,
    milestoneId: await milestone('gate', 1, true),
    innerMilestoneId: await milestone('inner-gate', 2, false),
    taskId: first,
    nextTaskId: second,
    innerTaskId: await task('inner', { place: 3, isPublic: false, title: canaries.innerTask }),
    deletedTaskId: await task('deleted', { place: 4, deleted: true }),
    ...(await buildPlan(scope, tag, {
      contractId,
      departmentId: electrical,
      memberId: of.staffId,
      taskId: first,
      nextTaskId: second,
    })),
    ...(await buildProcurement(scope, {
      tag,
      contractId,
      departmentId: electrical,
      taskId: first,
      staffId: of.staffId,
      canaries,
    })),
    ...(await buildAcceptance(scope, {
      ...of,
      tag,
      contractId,
      departmentIds: [electrical, software],
      contactId: of.portalContactId,
      taskId: first,
    })),
    ...(await buildContractLife(scope, { tag, contractId, projectLeadId: of.projectLeadId, canaries })),
    ...(await buildFiles(scope, { tag, contractId, departmentId: electrical, staffId: of.staffId })),
    importId: '',
    importDigest: '',
    invitationToken: '',
    portalInvitationToken: '',
  };
}
