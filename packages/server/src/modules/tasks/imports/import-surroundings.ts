import type { Scope } from '@millwright/platform';
import { assignablePeople } from '../assignable.ts';
import { findContract, type PlannedContract } from '../tasks.records.ts';

export interface KnownDepartment {
  id: string;
  name: string;
  nameEn: string | null;
  onContract: boolean;
  /** Whether the viewer may add tasks there. */
  mayPlan: boolean;
  /** Ids of people who may be given its tasks. */
  assignable: ReadonlySet<string>;
  /** Names of tasks it already has on the contract, as {@link comparable} writes them. */
  titles: ReadonlySet<string>;
}

/** Everything the rows of a file are checked against. */
export interface Surroundings {
  contract: PlannedContract;
  departments: readonly KnownDepartment[];
  /** By name in either language and by code. */
  departmentByLabel: ReadonlyMap<string, KnownDepartment>;
  /** Active people by name, e-mail and employee number; several where they share a name. */
  peopleByLabel: ReadonlyMap<string, readonly string[]>;
}

/** Names as people compare them: without case, width, and blanks at the ends or doubled. */
export const comparable = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Reads what a file for this contract is checked against, with the viewer's own rights. */
export async function loadSurroundings(scope: Scope, contractId: string): Promise<Surroundings> {
  const contract = await findContract(scope, contractId);
  const rows = await scope.sql
    .selectFrom('department as d')
    .where('d.deleted_at', 'is', null)
    .select(['d.id', 'd.name', 'd.name_en as nameEn', 'd.code'])
    .orderBy('d.sort_order')
    .execute();
  const titles = await titlesByDepartment(scope, contractId);
  const departments: KnownDepartment[] = [];
  const departmentByLabel = new Map<string, KnownDepartment>();
  for (const { id, name, nameEn, code } of rows) {
    const onContract = contract.departmentIds.includes(id);
    const assignable = onContract ? await assignablePeople(scope, { contractId, departmentId: id }) : [];
    const department = {
      id,
      name,
      nameEn,
      onContract,
      mayPlan: scope.can('create', 'Task', { contractId, departmentId: id, assigneeIds: [] }),
      assignable: new Set(assignable.map((person) => person.id)),
      titles: titles.get(id) ?? new Set<string>(),
    };
    departments.push(department);
    for (const label of [name, nameEn, code]) {
      if (label && !departmentByLabel.has(comparable(label)))
        departmentByLabel.set(comparable(label), department);
    }
  }
  return { contract, departments, departmentByLabel, peopleByLabel: await peopleByLabel(scope) };
}

async function titlesByDepartment(scope: Scope, contractId: string): Promise<Map<string, Set<string>>> {
  const rows = await scope
    .beyondReach('a task that another department has already is not brought in twice')
    .sql.selectFrom('task as t')
    .where('t.contract_id', '=', contractId)
    .where('t.deleted_at', 'is', null)
    .select(['t.department_id as departmentId', 't.title'])
    .execute();
  const titles = new Map<string, Set<string>>();
  for (const { departmentId, title } of rows) {
    const own = titles.get(departmentId) ?? new Set();
    titles.set(departmentId, own.add(comparable(title)));
  }
  return titles;
}

async function peopleByLabel(scope: Scope): Promise<Map<string, string[]>> {
  const rows = await scope.sql
    .selectFrom('member as m')
    .where('m.status', '=', 'active')
    .select(['m.id', 'm.name', 'm.email', 'm.employee_no as employeeNo'])
    .orderBy('m.id')
    .execute();
  const people = new Map<string, string[]>();
  for (const { id, name, email, employeeNo } of rows) {
    for (const label of new Set([name, email, employeeNo].map((text) => comparable(text ?? '')))) {
      if (label !== '') people.set(label, [...(people.get(label) ?? []), id]);
    }
  }
  return people;
}
