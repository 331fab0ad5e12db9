import { newId, type Sql } from '@millwright/db';
import { addDays } from './calendar.ts';
import type { FirmData } from './firm-data.ts';
import { type PlannedContract, planContract } from './plan-contract.ts';
import { plantAcceptance } from './plant-acceptance.ts';
import { plantMoney } from './plant-money.ts';
import { idOf, type PlantedPeople } from './plant-people.ts';
import { plantPlans } from './plant-plans.ts';
import { numberProjects } from './project-numbers.ts';

/** Places between neighbours in a task list, so that something can be moved between them. */
const ORDER_STEP = 1_000;
const ROWS_AT_ONCE = 400;

function* partsOf<T>(rows: readonly T[]): Generator<T[]> {
  for (let i = 0; i < rows.length; i += ROWS_AT_ONCE) yield rows.slice(i, i + ROWS_AT_ONCE);
}

/** Plants a firm's contracts with teams, milestones, tasks and the reports their percent comes from. */
export async function plantContracts(
  db: Sql,
  firm: FirmData,
  people: PlantedPeople,
  today: string,
  now: Date,
): Promise<void> {
  const planned = firm.contracts.map((data) => ({ id: newId(), ...planContract(firm, data, today, now) }));
  const { projectNos, sequences } = numberProjects(firm.projectNoRule, planned, today);
  await db.insertInto('number_sequence').values(sequences).execute();
  await db
    .insertInto('contract')
    .values(
      planned.map(({ id, data, days, teams, signedOn, publishedAt }, i) => ({
        id,
        contract_no: data.no,
        project_no: projectNos[i]!,
        name: data.name,
        customer_id: idOf(people.customers, data.customer),
        status: data.status,
        status_before: data.status === 'suspended' ? 'executing' : null,
        signed_on: signedOn,
        starts_on: days.startsOn,
        promised_date: days.promisedDate,
        delivered_on: days.deliveredOn,
        amount: data.amount,
        currency: firm.currency,
        project_lead_id: idOf(people.members, data.lead),
        department_ids: [...teams.keys()].map((code) => idOf(people.departments, code)),
        internal_notes: data.internalNotes ?? null,
        published_at: publishedAt?.toISOString() ?? null,
      })),
    )
    .execute();
  await plantTeams(db, people, planned, today);
  await plantMilestones(db, planned);
  const work = await plantWork(db, people, planned);
  const contracts = planned.map(({ id, data }) => ({ id, status: data.status }));
  await plantPlans(db, firm, people, contracts, work, today);
  await plantAcceptance(db, firm, people, planned, today);
  await plantMoney(db, firm, planned, today);
}

type Planned = PlannedContract & { id: string };

async function plantTeams(db: Sql, people: PlantedPeople, planned: readonly Planned[], today: string) {
  const seats = planned.flatMap(({ id, data, teams, teamSince }) => {
    const seat = (department: string, mailbox: string, role: string, until: string | null) => ({
      id: newId(),
      contract_id: id,
      department_id: idOf(people.departments, department),
      member_id: idOf(people.members, mailbox),
      role,
      valid_from: teamSince,
      valid_to: until,
    });
    const now = [...teams].flatMap(([department, team]) =>
      team.map(({ mailbox }, i) => seat(department, mailbox, ['lead', 'assistant'][i] ?? 'member', null)),
    );
    const { left } = data;
    return left
      ? [...now, seat(left.department, left.mailbox, 'member', addDays(today, -left.daysAgo))]
      : now;
  });
  await db.insertInto('contract_member').values(seats).execute();
}

async function plantMilestones(db: Sql, planned: readonly Planned[]) {
  const gates = planned.flatMap(({ id, milestones }) =>
    milestones.map(({ name, dueOn, reachedOn }, sortOrder) => ({
      id: newId(),
      contract_id: id,
      name,
      due_on: dueOn,
      reached_on: reachedOn,
      sort_order: sortOrder,
    })),
  );
  await db.insertInto('milestone').values(gates).execute();
}

async function plantWork(db: Sql, people: PlantedPeople, planned: readonly Planned[]) {
  const work = planned.flatMap(({ id, tasks }) =>
    tasks.map((task, i) => ({
      ...task,
      id: newId(),
      contractId: id,
      place: i + 1,
      memberIds: task.assignees.map((m) => idOf(people.members, m)),
    })),
  );
  for (const part of partsOf(work)) {
    await db
      .insertInto('task')
      .values(
        part.map((task) => {
          const lastReport = task.reports.at(-1)?.at.toISOString() ?? null;
          return {
            id: task.id,
            contract_id: task.contractId,
            department_id: idOf(people.departments, task.department),
            title: task.title,
            description: task.options.description ?? null,
            starts_on: task.startsOn,
            due_on: task.dueOn,
            weight: String(task.weight),
            progress: task.percent,
            assignee_ids: task.memberIds,
            sort_order: task.place * ORDER_STEP,
            is_public: !task.options.internal,
            last_progress_at: lastReport,
            completed_at: task.percent === 100 ? lastReport : null,
          };
        }),
      )
      .execute();
  }
  const reports = work.flatMap(({ id, contractId, memberIds, reports }) =>
    reports.map((report) => ({ ...report, taskId: id, contractId, memberId: memberIds[report.by]! })),
  );
  // Ids rise with time, and histories are read by id: the reports get theirs in the order they were made.
  reports.sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const part of partsOf(reports)) {
    await db
      .insertInto('progress_event')
      .values(
        part.map((report) => ({
          id: newId(),
          task_id: report.taskId,
          contract_id: report.contractId,
          percent: report.percent,
          previous_percent: report.previousPercent,
          note: report.note,
          member_id: report.memberId,
          reported_at: report.at.toISOString(),
        })),
      )
      .execute();
  }
  return work;
}
