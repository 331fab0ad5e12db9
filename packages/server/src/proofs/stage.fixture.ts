import type { RequestInfo, StaffPrincipal } from '@millwright/platform';
import { asSuperuser, type Firm, given } from '@millwright/testkit';
import { loadCustomerPrincipal, loadStaffPrincipal } from '../modules/identity/index.ts';
import { storeBomFile } from '../modules/procurement/index.ts';
import { storeImportFile } from '../modules/tasks/imports/store-import-file.ts';
import { type Canaries, canariesOf } from './canaries.fixture.ts';
import { call, stageServices, type Visitor } from './doors.fixture.ts';
import { allProcedures } from './procedures.fixture.ts';
import { buildRecords, type Records } from './records.fixture.ts';
import { bomMapping } from './specimens/procurement.fixture.ts';

const REQUEST: RequestInfo = { requestId: 'stage', ip: '203.0.113.7' };

/** Who comes to the doors. Leaders and staff come twice: once near the specimens' records, once far from them. */
export const ROLES = [
  'boss',
  'leader',
  'farLeader',
  'projectLead',
  'staff',
  'farStaff',
  'custom',
  'customer',
  'otherCustomer',
  'nobody',
] as const;
export type Role = (typeof ROLES)[number];

export interface ProvingFirm {
  firm: Firm;
  /** In every name, note and address of this firm and nowhere else. */
  tag: string;
  canaries: Canaries;
  records: Records;
  visitors: Record<Role, Visitor>;
}

/** What the specimens need that only the product itself can make: a stored spreadsheet, invitations. */
async function addWhatTheProductMakes(built: ProvingFirm): Promise<void> {
  const { records, tag, visitors } = built;
  const { commit } = await stageServices();
  const boss = visitors.boss.principal as StaffPrincipal;
  const bytes = Buffer.from(`任务,部门\n${tag} imported task,电气部\n${tag} bad row,没有这个部门\n`);
  const upload = { contractId: records.contractId, fileName: `${tag}.csv`, bytes };
  records.importId = (await storeImportFile(commit, boss, REQUEST, upload)).importId;
  const ask = async (path: string, input: unknown) => {
    const procedure = allProcedures.find((p) => p.name === `staff ${path}`)!;
    const outcome = await call(procedure, visitors.boss, input, 'commit');
    if (outcome.kind !== 'answer') throw new Error(`${path}: ${JSON.stringify(outcome)}`);
    // biome-ignore lint/suspicious/noExplicitAny: answers of several procedures
    return outcome.data as any;
  };
  const mapping = { columns: { title: 0, department: 1 } };
  records.importDigest = (
    await ask('imports.check', { importId: records.importId, mapping, locale: 'en' })
  ).digest;
  const parts = Buffer.from(`名称,数量\n${tag} imported part,4\n${tag} bad part,many\n`);
  const bom = { contractId: records.contractId, fileName: `${tag}-bom.csv`, bytes: parts };
  records.bomId = (await storeBomFile(commit, boss, REQUEST, bom)).importId;
  records.bomDigest = (
    await ask('boms.check', { importId: records.bomId, mapping: bomMapping(records), locale: 'en' })
  ).digest;
  const begin = (name: string, size: number) =>
    ask('files.beginUpload', {
      subject: { type: 'Contract', id: records.contractId },
      name: `${tag} ${name}`,
      size,
    });
  records.uploadId = (await begin('sending.dxf', 5)).uploadId;
  records.emptyUploadId = (await begin('empty.dxf', 0)).uploadId;
  const token = (link: { url: string }) => link.url.split('/invitation/')[1] ?? '';
  records.invitationToken = token(await ask('identity.inviteMember', { memberId: records.newcomerId }));
  records.portalInvitationToken = token(
    await ask('identity.inviteContact', { contactId: records.contactId }),
  );
}

async function buildVisitors(firm: Firm, records: Records): Promise<Record<Role, Visitor>> {
  const { services, tenantId } = firm;
  const staff = async (id: string): Promise<Visitor> => ({
    principal: (await loadStaffPrincipal(services, tenantId, id))!,
  });
  const customer = async (id: string): Promise<Visitor> => ({
    principal: (await loadCustomerPrincipal(services, tenantId, id))!,
  });
  return {
    boss: await staff(records.bossId),
    leader: await staff(records.leaderId),
    farLeader: await staff(records.farLeaderId),
    projectLead: await staff(records.projectLeadId),
    staff: await staff(records.staffId),
    farStaff: await staff(records.farStaffId),
    custom: await staff(records.customId),
    customer: await customer(records.portalContactId),
    otherCustomer: await customer(records.otherPortalContactId),
    nobody: { principal: { kind: 'anonymous' } },
  };
}

async function buildSessions(built: ProvingFirm): Promise<void> {
  const { canaries, firm, visitors } = built;
  const boss = visitors.boss.principal as StaffPrincipal;
  await asSuperuser(
    `INSERT INTO session (id_hash, account_id, tenant_id, member_id, expires_at, user_agent)
     VALUES ($1, $2, $3, $4, now() + interval '1 day', 'proof')`,
    [canaries.sessionHash, boss.accountId, firm.tenantId, boss.memberId],
  );
}

/** A firm with at least one record of every kind, each named by the firm's own tag, and people of every role. */
export async function buildFirm(tag: string): Promise<ProvingFirm> {
  const firm = await given.firm(`${tag} firm`);
  const canaries = canariesOf(tag);
  const records = await buildRecords(firm, tag, canaries);
  const built = { firm, tag, canaries, records, visitors: await buildVisitors(firm, records) };
  await buildSessions(built);
  await addWhatTheProductMakes(built);
  return built;
}
