import type { Scope } from '@millwright/platform';
import { type Notice, notify } from '../../notifications/index.ts';
import type { ContractRecord } from '../contracts.records.ts';
import type { TeamRole } from '../contracts.schemas.ts';

/** What of a contract a notice says. */
type Named = Pick<ContractRecord, 'id' | 'contractNo' | 'name'>;

const aboutContract = ({ id }: Named) => ({ type: 'Contract', id, contractId: id });
const factsOf = ({ contractNo, name }: Named) => ({ contractNo, contractName: name });

async function departmentFacts(scope: Scope, departmentId: string) {
  return scope.sql
    .selectFrom('department')
    .where('id', '=', departmentId)
    .select(['name as departmentName', 'name_en as departmentNameEn'])
    .executeTakeFirstOrThrow();
}

interface Seat {
  departmentId: string;
  memberId: string;
  role: TeamRole;
}

/** Tells somebody what part they play on a contract now, if it is another than before, and whoever made room for them. */
export async function tellAssigned(
  scope: Scope,
  contract: Named,
  { departmentId, memberId, role }: Seat,
  before: readonly { memberId: string; role: string }[],
): Promise<void> {
  if (before.some((seat) => seat.memberId === memberId && seat.role === role)) return;
  const about = aboutContract(contract);
  const facts = { ...factsOf(contract), ...(await departmentFacts(scope, departmentId)) };
  if (role !== 'lead') {
    await notify(scope, { to: [memberId], kind: 'team_assigned', about, facts: { ...facts, role } });
    return;
  }
  const madeRoom = before.filter((seat) => seat.role === 'lead').map((seat) => seat.memberId);
  await notify(
    scope,
    { to: [memberId], kind: 'department_lead', about, facts },
    { to: madeRoom, kind: 'lead_handed_over', about, facts },
  );
}

/** Tells somebody that they were taken off a contract's team. */
export async function tellRemoved(
  scope: Scope,
  contract: Named,
  { departmentId, memberId, remains }: { departmentId: string; memberId: string; remains: boolean },
): Promise<void> {
  const facts = { ...factsOf(contract), ...(await departmentFacts(scope, departmentId)), remains };
  await notify(scope, { to: [memberId], kind: 'team_removed', about: aboutContract(contract), facts });
}

/** Tells whoever leads a contract from now on, and whoever does no longer. */
export async function tellProjectLead(
  scope: Scope,
  contract: Named,
  { lead, before }: { lead: string | null; before: string | null },
): Promise<void> {
  const about = aboutContract(contract);
  const facts = factsOf(contract);
  const notices: Notice[] = [];
  if (lead) notices.push({ to: [lead], kind: 'project_lead', about, facts });
  if (before) notices.push({ to: [before], kind: 'project_lead_ended', about, facts });
  await notify(scope, ...notices);
}
