import { AppError, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { createTask } from '../../tasks/index.ts';
import { plainDecimal } from '../tolerance.schemas.ts';

interface Finding {
  id: string;
  contractId: string;
  contractDepartmentIds: string[];
  description: string;
  quantity: string | null;
  unit: string | null;
  reason: string;
  reasonEn: string | null;
  stage: string;
  stageEn: string | null;
  round: number;
  departmentId: string | null;
  taskTitle: string | null;
  taskDepartmentId: string | null;
  subjectDepartmentId: string | null;
  assigneeIds: string[] | null;
  reworkTaskId: string | null;
}

/** Longest title a task has. */
const MOST_TITLE = 200;

/** The words of a task the product itself writes, in the firm's language. */
const WORDS = {
  en: (f: Finding) => ({
    title: `Rework: ${f.description}`,
    description: [
      `From ${f.stageEn ?? f.stage}, round ${f.round}: ${f.reasonEn ?? f.reason}.`,
      f.description,
      f.quantity && `Quantity: ${plainDecimal(f.quantity)} ${f.unit ?? ''}`.trim(),
      f.taskTitle && `Concerns the task “${f.taskTitle}”.`,
    ],
  }),
  'zh-CN': (f: Finding) => ({
    title: `返工：${f.description}`,
    description: [
      `来自${f.stage}第 ${f.round} 轮：${f.reason}。`,
      f.description,
      f.quantity && `数量：${plainDecimal(f.quantity)} ${f.unit ?? ''}`.trim(),
      f.taskTitle && `涉及任务“${f.taskTitle}”。`,
    ],
  }),
};

async function findingsOf(scope: Scope, roundId: string): Promise<Finding[]> {
  const { rows } = await sql<Finding>`
    select n.id, n.contract_id as "contractId", c.department_ids as "contractDepartmentIds", n.description,
           n.quantity::text, a.unit, q.name as reason, q.name_en as "reasonEn", s.name as stage, s.name_en as "stageEn",
           r.number as round, n.department_id as "departmentId", t.title as "taskTitle", t.department_id as "taskDepartmentId",
           t.assignee_ids as "assigneeIds", n.rework_task_id as "reworkTaskId",
           (select x.department_id from acceptance_task m join task x on x.tenant_id = m.tenant_id and x.id = m.task_id
             where m.tenant_id = a.tenant_id and m.acceptance_id = a.id order by x.sort_order, x.id limit 1) as "subjectDepartmentId"
      from non_conformance n
      join acceptance_round r on r.tenant_id = n.tenant_id and r.id = n.round_id
      join acceptance a on a.tenant_id = r.tenant_id and a.id = r.acceptance_id
      join acceptance_stage s on s.tenant_id = a.tenant_id and s.id = a.stage_id
      join acceptance_reason q on q.tenant_id = n.tenant_id and q.id = n.reason_id
      join contract c on c.tenant_id = n.tenant_id and c.id = n.contract_id
      left join task t on t.tenant_id = n.tenant_id and t.id = n.task_id
     where n.round_id = ${roundId}::uuid and r.status = 'rejected'
     order by n.id
       for no key update of n
  `.execute(scope.sql);
  return rows;
}

/** The department that mends it: the one named, else that of the task it concerns, else the first the round is about. */
const departmentOf = (f: Finding): string | undefined =>
  [f.departmentId, f.taskDepartmentId, f.subjectDepartmentId].find(
    (id): id is string => id !== null && f.contractDepartmentIds.includes(id),
  ) ?? f.contractDepartmentIds[0];

async function locale(scope: Scope): Promise<keyof typeof WORDS> {
  const firm = await scope.sql.selectFrom('tenant').select('locale').executeTakeFirst();
  return firm?.locale === 'en' ? 'en' : 'zh-CN';
}

/** Plans the task, for those who did the work before; where they are no longer there, for whoever leads the department to give. */
async function planTask(scope: Scope, finding: Finding, words: { title: string; description: string }) {
  const departmentId = departmentOf(finding);
  if (!departmentId) throw new AppError('conflict', 'acceptance.no_department');
  const input = {
    contractId: finding.contractId,
    departmentId,
    title: words.title.slice(0, MOST_TITLE),
    description: words.description,
    isPublic: false,
  };
  const cause = { type: 'NonConformance', id: finding.id };
  const assigneeIds = departmentId === finding.taskDepartmentId ? (finding.assigneeIds ?? []) : [];
  try {
    return await createTask(scope, { ...input, assigneeIds }, cause);
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'invalid' || assigneeIds.length === 0) throw error;
    return createTask(scope, { ...input, assigneeIds: [] }, cause);
  }
}

/**
 * Makes a task of each thing a rejected round found, linked to its cause. Called for what was announced, so it may come
 * twice: what has its task is left alone. Where no task can be made, the finding says why instead of keeping quiet.
 */
export async function makeRework(scope: Scope, { roundId }: { roundId: string }): Promise<void> {
  const write = WORDS[await locale(scope)];
  for (const finding of await findingsOf(scope, roundId)) {
    if (finding.reworkTaskId) continue;
    const { title, description } = write(finding);
    try {
      const text = description.filter(Boolean).join('\n');
      const task = await planTask(scope, finding, { title, description: text });
      await scope.tx.nonConformance.updateMany({
        where: { id: finding.id },
        data: { reworkTaskId: task.id, reworkRefusal: null },
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await scope.tx.nonConformance.updateMany({
        where: { id: finding.id },
        data: { reworkRefusal: error.code },
      });
    }
  }
}
