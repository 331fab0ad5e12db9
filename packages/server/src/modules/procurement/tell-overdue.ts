import {
  allTenants,
  openRead,
  openWrite,
  product,
  type Scope,
  type ScopeServices,
} from '@millwright/platform';
import { type SystemJobDefinition, systemJob } from '@millwright/platform/jobs';
import { sql } from 'kysely';
import { type Notice, notify, toldSince } from '../notifications/index.ts';
import { withCards } from './cards.ts';
import { isLate } from './items.filters.ts';
import { type OverduePart, peopleOfParts } from './people-of-parts.ts';
import { WAITING_STATES } from './procurement.moments.ts';

const JOB = 'procurement.tell-overdue';
const DAY = 86_400_000;
const REQUEST = { requestId: JOB, ip: null, device: `job:${JOB}` };
/** Told once and then once a week. */
const AGAIN_AFTER = 7 * DAY;
/** Parts one notice stands for, and parts looked at together. */
const MOST_IN_NOTICE = 200;
const PAGE = 2_000;

/**
 * Tells those who can do something about it that parts are overdue: who asked for them, who buys them and who leads the
 * contract. One notice a person and contract, however many parts it are; each part once, and again after a week while it is
 * still missing. Running twice tells nobody twice. Answers with how many notices were written.
 */
export async function tellOverdue(scope: Scope): Promise<number> {
  const told = await toldWithinWeek(scope);
  const news = new Map<string, { memberId: string; parts: OverduePart[] }>();
  for (let last: OverduePart | undefined; ; ) {
    const parts = await overdueParts(scope, last);
    for (const [part, people] of await peopleOfParts(scope, parts))
      for (const memberId of people) {
        if (told.has(`${memberId} ${part.id}`)) continue;
        const key = `${memberId} ${part.contractId}`;
        const heard = news.get(key) ?? { memberId, parts: [] };
        news.set(key, heard);
        if (heard.parts.length < MOST_IN_NOTICE) heard.parts.push(part);
      }
    if (parts.length < PAGE) break;
    last = parts.at(-1);
  }
  const notices = [...news.values()].map(({ memberId, parts: heard }) =>
    noticeOf(memberId, heard, scope.today()),
  );
  await notify(scope, ...notices);
  return notices.length;
}

/** Who was told of which part less than a week ago, by the firm's calendar. */
async function toldWithinWeek(scope: Scope): Promise<Set<string>> {
  const today = Date.parse(scope.today());
  // A day more than a week: which day it was is the firm's to say, not the database's clock.
  const rows = await toldSince(scope, 'parts_overdue', new Date(scope.now().getTime() - AGAIN_AFTER - DAY));
  const recent = rows.filter(({ facts }) => today - Date.parse(facts.asOf) < AGAIN_AFTER);
  return new Set(recent.flatMap(({ memberId, facts }) => facts.itemIds.map((id) => `${memberId} ${id}`)));
}

function noticeOf(memberId: string, parts: readonly OverduePart[], asOf: string): Notice {
  const [first] = parts as [OverduePart];
  const { contractId, contractNo, contractName } = first;
  const isOne = parts.length === 1;
  return {
    to: [memberId],
    kind: 'parts_overdue',
    about: isOne
      ? { type: 'ProcurementItem', id: first.id, contractId }
      : { type: 'Contract', id: contractId, contractId },
    facts: {
      contractNo,
      contractName,
      count: parts.length,
      itemIds: parts.map(({ id }) => id),
      itemName: isOne ? first.name : null,
      dueOn: isOne ? first.dueOn : null,
      asOf,
    },
  };
}

const DUE = sql<string>`least(i.promised_date, i.needed_by)`;

/** The next overdue parts of contracts that still wait for them, the longest missing first. */
async function overdueParts(scope: Scope, last?: OverduePart): Promise<OverduePart[]> {
  const today = scope.today();
  return (
    withCards(scope)
      .selectFrom('procurement_item as i')
      .innerJoin('card.contract as c', (join) =>
        join.onRef('c.id', '=', 'i.contract_id').onRef('c.tenant_id', '=', 'i.tenant_id'),
      )
      .leftJoin('contract as own', (join) =>
        join.onRef('own.id', '=', 'i.contract_id').onRef('own.tenant_id', '=', 'i.tenant_id'),
      )
      .where('i.deleted_at', 'is', null)
      .where('c.deleted_at', 'is', null)
      .where(isLate('overdue', today))
      // Of a contract that is over nobody waits for its parts.
      .where(sql<boolean>`c.status = any(${WAITING_STATES}::text[])`)
      .select([
        'i.id',
        'i.name',
        'i.status',
        'i.contract_id as contractId',
        'i.requester_id as requesterId',
        'c.contract_no as contractNo',
        'c.name as contractName',
        'own.project_lead_id as leadId',
        DUE.as('dueOn'),
      ])
      .$if(last !== undefined, (query) =>
        query.where(sql<boolean>`(${DUE}, i.id) > (${last?.dueOn}::date, ${last?.id}::uuid)`),
      )
      .orderBy(DUE)
      .orderBy('i.id')
      .limit(PAGE)
      .execute()
  );
}

/** Housekeeping: once a day, in every firm, by the firm's own calendar. */
export function tellOfOverdueParts(services: ScopeServices): SystemJobDefinition {
  return systemJob(JOB, {
    every: DAY,
    run: async ({ log, signal }) => {
      for (const tenantId of await allTenants(services)) {
        if (signal.aborted) return;
        const timeZone = await openRead(services, product(tenantId), REQUEST, timeZoneOf);
        const notices = await openWrite(services, { ...product(tenantId), timeZone }, REQUEST, tellOverdue);
        if (notices > 0) log.info({ tenantId, notices }, 'people were told of overdue parts');
      }
    },
  });
}

async function timeZoneOf(scope: Scope): Promise<string> {
  const { timeZone } = await scope.sql
    .selectFrom('tenant as t')
    .select('t.time_zone as timeZone')
    .executeTakeFirstOrThrow();
  return timeZone;
}
