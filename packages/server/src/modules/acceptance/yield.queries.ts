import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { findContract } from '../contracts/index.ts';
import type { YieldOf } from './acceptance.schemas.ts';

/** How many first rounds were decided, and how many of them passed without concession. */
export interface YieldFigure {
  key: string;
  name: string;
  nameEn: string | null;
  decided: number;
  passed: number;
}

export interface YieldReport {
  total: { decided: number; passed: number };
  byStage: YieldFigure[];
  byDepartment: YieldFigure[];
  /** Months of the firm's calendar, `YYYY-MM`. */
  byMonth: YieldFigure[];
}

/**
 * First-pass yield = acceptances whose first round passed without concession ÷ acceptances whose first round was decided
 * in the period. The first round is the first that was not withdrawn; an acceptance counts in the month its first round was
 * decided, whatever came later, and for each department it concerns: those of its tasks, or of the whole contract.
 */
export async function firstPassYield(scope: Scope, { from, to, contractId }: YieldOf): Promise<YieldReport> {
  if (contractId) await findContract(scope, contractId);
  const { timeZone } = scope.principal;
  const decidedDay = sql`(r.decided_at at time zone ${timeZone})::date`;
  const { rows } = await sql<{
    stageCode: string;
    stageName: string;
    stageNameEn: string | null;
    month: string;
    departmentIds: string[];
    isPassed: boolean;
  }>`
    select a.stage_code as "stageCode", s.name as "stageName", s.name_en as "stageNameEn",
           to_char(${decidedDay}, 'YYYY-MM') as month, r.status = 'passed' as "isPassed",
           case when a.is_whole then a.department_ids else coalesce((
             select array_agg(distinct t.department_id) from acceptance_task x join task t on t.tenant_id = x.tenant_id and t.id = x.task_id
              where x.tenant_id = a.tenant_id and x.acceptance_id = a.id), '{}') end as "departmentIds"
      from acceptance a
      join acceptance_stage s on s.tenant_id = a.tenant_id and s.id = a.stage_id
      join lateral (select * from acceptance_round f where f.tenant_id = a.tenant_id and f.acceptance_id = a.id
                       and f.status <> 'withdrawn' order by f.number limit 1) r on true
     where a.id in (${readableIds(scope, contractId)})
       and r.status in ('passed', 'passed_with_concession', 'rejected')
       and ${decidedDay} between ${from}::date and ${to}::date
  `.execute(
    scope.beyondReach('departments of an acceptance the viewer reads count, also of tasks they do not see')
      .sql,
  );
  const departments = await scope.sql
    .selectFrom('department')
    .select(['id', 'name', 'name_en as nameEn'])
    .orderBy('sort_order')
    .execute();
  const tally = (
    keys: (row: (typeof rows)[number]) => { key: string; name: string; nameEn: string | null }[],
  ) => {
    const figures = new Map<string, YieldFigure>();
    for (const row of rows)
      for (const { key, name, nameEn } of keys(row)) {
        const figure = figures.get(key) ?? { key, name, nameEn, decided: 0, passed: 0 };
        figures.set(key, figure);
        figure.decided += 1;
        figure.passed += row.isPassed ? 1 : 0;
      }
    return [...figures.values()];
  };
  return {
    total: { decided: rows.length, passed: rows.filter(({ isPassed }) => isPassed).length },
    byStage: tally((row) => [{ key: row.stageCode, name: row.stageName, nameEn: row.stageNameEn }]),
    byDepartment: tally((row) =>
      departments
        .filter(({ id }) => row.departmentIds.includes(id))
        .map(({ id, name, nameEn }) => ({ key: id, name, nameEn })),
    ),
    byMonth: tally((row) => [{ key: row.month, name: row.month, nameEn: null }]).sort((a, b) =>
      a.key < b.key ? -1 : 1,
    ),
  };
}

/** Acceptances the viewer may read: the report counts what its reader could open, and nothing else. */
function readableIds(scope: Scope, contractId: string | undefined) {
  let query = scope.sql
    .selectFrom('acceptance as seen')
    .where(scope.where('read', 'Acceptance', 'seen') as never)
    .select('seen.id');
  if (contractId) query = query.where('seen.contract_id', '=', contractId);
  return query;
}
