import { newId, type Sql } from '@millwright/db';
import { addDays } from './calendar.ts';
import type { FirmData } from './firm-data.ts';
import { idOf, type PlantedPeople } from './plant-people.ts';

/** A task as it was planted, as far as its plan goes. */
export interface PlantedTask {
  id: string;
  contractId: string;
  department: string;
  title: string;
  startsOn: string;
  dueOn: string;
}

/** States of contracts whose plan somebody is working by. */
const AT_WORK = ['planning', 'executing', 'accepting'];

/** Plants what waits for what, the plan as it was signed, and who is away. */
export async function plantPlans(
  db: Sql,
  firm: FirmData,
  people: PlantedPeople,
  contracts: readonly { id: string; status: string }[],
  tasks: readonly PlantedTask[],
  today: string,
): Promise<void> {
  for (const { id, status } of contracts) {
    if (!AT_WORK.includes(status)) continue;
    const own = tasks.filter(({ contractId }) => contractId === id);
    await plantLinks(db, id, own);
    await plantBaseline(db, firm, id, own);
  }
  await plantLeave(db, firm, people, today);
  // Every firm begins with China's holidays; one that works elsewhere says so.
  if (firm.locale === 'en') await db.updateTable('work_calendar').set({ region: null }).execute();
}

/** Each task waits for the one that ends last before it begins, best of all one of its own department. */
async function plantLinks(db: Sql, contractId: string, tasks: readonly PlantedTask[]): Promise<void> {
  const links = tasks.flatMap((task) => {
    const before = tasks
      .filter(({ dueOn }) => dueOn < task.startsOn)
      .sort((a, b) =>
        a.dueOn === b.dueOn
          ? Number(b.department === task.department) - Number(a.department === task.department)
          : b.dueOn.localeCompare(a.dueOn),
      );
    const [last] = before;
    return last
      ? { id: newId(), contract_id: contractId, predecessor_id: last.id, successor_id: task.id }
      : [];
  });
  if (links.length > 0) await db.insertInto('task_dependency').values(links).execute();
}

/** What was planned when the contract was signed: a few days earlier than it has become. */
async function plantBaseline(
  db: Sql,
  firm: FirmData,
  contractId: string,
  tasks: readonly PlantedTask[],
): Promise<void> {
  const baselineId = newId();
  const rows = tasks.map((task, i) => ({
    id: newId(),
    baseline_id: baselineId,
    contract_id: contractId,
    task_id: task.id,
    title: task.title,
    starts_on: addDays(task.startsOn, -(i % 4)),
    ends_on: addDays(task.dueOn, -(i % 4)),
  }));
  const ends = rows.map((row) => row.ends_on).sort();
  if (rows.length === 0) return;
  await db
    .insertInto('schedule_baseline')
    .values({
      id: baselineId,
      contract_id: contractId,
      name: firm.locale === 'en' ? 'As signed' : '签约计划',
      task_count: rows.length,
      ends_on: ends.at(-1)!,
    })
    .execute();
  await db.insertInto('baseline_task').values(rows).execute();
}

/** Some are away in the coming weeks. */
async function plantLeave(db: Sql, firm: FirmData, people: PlantedPeople, today: string): Promise<void> {
  const away = firm.people.filter(({ mailbox }) => mailbox !== firm.boss).filter((_, i) => i % 5 === 2);
  for (const [i, { mailbox }] of away.slice(0, 4).entries()) {
    const memberId = idOf(people.members, mailbox);
    const member = await db
      .selectFrom('member')
      .where('id', '=', memberId)
      .select('department_ids')
      .executeTakeFirst();
    await db
      .insertInto('person_leave')
      .values({
        id: newId(),
        member_id: memberId,
        department_ids: member?.department_ids ?? [],
        from_on: addDays(today, 3 + i * 6),
        to_on: addDays(today, 6 + i * 6),
      })
      .execute();
  }
}
