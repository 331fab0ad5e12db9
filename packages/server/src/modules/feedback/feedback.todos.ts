import { sql } from 'kysely';
import { type TodoQuery, todoSource } from '../todos/index.ts';
import { FEEDBACK_CONTRACT_STATES, OPEN_FEEDBACK } from './feedback.lifecycle.ts';
import { readableFeedback } from './feedback.records.ts';

// Open feedback that was given to the viewer; due when it has to be answered, as long as nobody has.
todoSource('feedback', (scope) => {
  if (!scope.can('read', 'Feedback')) return null;
  const zone = scope.principal.timeZone;
  return readableFeedback(scope)
    .where(sql<boolean>`f.owner_id = ${scope.memberId}::uuid`)
    .where(sql<boolean>`f.status = any(${[...OPEN_FEEDBACK]}::text[])`)
    .where(sql<boolean>`c.status = any(${[...FEEDBACK_CONTRACT_STATES]}::text[])`)
    .select(['f.id', 'f.title as name', 'f.number', 'f.contract_id as contractId'])
    .select(['c.contract_no as contractNo', 'c.name as contractName'])
    .select([
      sql<string | null>`null::text`.as('nameEn'),
      sql<
        string | null
      >`case when f.responded_at is null then (f.respond_by at time zone ${zone})::date end`.as('dueOn'),
      sql<string | null>`(f.created_at at time zone ${zone})::date`.as('waitsSince'),
    ]) as unknown as TodoQuery;
});
