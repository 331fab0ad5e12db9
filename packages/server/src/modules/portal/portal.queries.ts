import { byDate, notFound, type Page, pageByKey, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { type DisplayStatus, daysOverdue, displayStatus } from '../contracts/index.ts';
import { portalViews } from './portal.database.ts';
import { latestNews, type PortalNews } from './portal.news.ts';
import type { PortalList } from './portal.schemas.ts';

/** The firm as its customers see it, and who is looking. */
export interface PortalFirm {
  name: string;
  /** The firm's own colour, `#rrggbb`; null for the product's. */
  accent: string | null;
  locale: string;
  timeZone: string;
  customerName: string;
}

export interface PortalContractRow {
  id: string;
  contractNo: string;
  name: string;
  displayStatus: DisplayStatus | null;
  /** Work rests for now; why is between the firm and the customer. */
  onHold: boolean;
  /** Whole days past the promised date; 0 when not overdue. */
  daysOverdue: number;
  signedOn: string | null;
  promisedDate: string | null;
  deliveredOn: string | null;
  /** Percent, 0 to 100. */
  progress: number;
  lastProgressAt: string | null;
}

export interface PortalMilestone {
  id: string;
  name: string;
  dueOn: string | null;
  reachedOn: string | null;
}

export interface PortalTask {
  id: string;
  title: string;
  startsOn: string | null;
  dueOn: string | null;
  progress: number;
}

export interface PortalContractDetail extends PortalContractRow {
  /** The firm's own day, `YYYY-MM-DD`. */
  today: string;
  milestones: PortalMilestone[];
  /** The plan's first tasks; `taskCount` and `taskDoneCount` say how many the customer could see in all. */
  tasks: PortalTask[];
  taskCount: number;
  taskDoneCount: number;
  news: PortalNews[];
}

const MOST_TASKS = 500;

/** The firm whose portal this is. */
export async function portalFirm(scope: Scope): Promise<PortalFirm> {
  const db = portalViews(scope);
  const firm = await db
    .selectFrom('firm')
    .select(['name', 'accent', 'locale', 'time_zone as timeZone'])
    .executeTakeFirstOrThrow();
  const customer = await db.selectFrom('customer').select('name').executeTakeFirst();
  return { ...firm, customerName: customer?.name ?? '' };
}

/** The firm's mark as the page shows it. */
export async function portalLogo(scope: Scope): Promise<{ dataUrl: string | null }> {
  return portalViews(scope)
    .selectFrom('brand')
    .select(
      // Base64 as PostgreSQL writes it has line breaks.
      sql<
        string | null
      >`'data:' || logo_type || ';base64,' || replace(encode(logo, 'base64'), E'\\n', '')`.as('dataUrl'),
    )
    .executeTakeFirstOrThrow();
}

function contracts(scope: Scope) {
  return portalViews(scope)
    .selectFrom('contract as c')
    .select([
      'c.id',
      'c.contract_no as contractNo',
      'c.name',
      'c.status',
      'c.signed_on as signedOn',
      'c.promised_date as promisedDate',
      'c.delivered_on as deliveredOn',
      sql<number>`c.progress::float8`.as('progress'),
      'c.last_progress_at as lastProgressAt',
    ]);
}

type Found = Omit<PortalContractRow, 'displayStatus' | 'onHold' | 'daysOverdue'> & { status: string };

/** How the firm calls a state inside is its own affair; the customer sees one of the six at a glance. */
function present(scope: Scope, row: Found): PortalContractRow {
  const { status, ...shown } = row;
  const today = scope.today();
  return {
    ...shown,
    displayStatus: displayStatus(row, today),
    onHold: status === 'suspended',
    daysOverdue: daysOverdue(row, today),
  };
}

/** The customer's published contracts, those promised first on top. */
export async function listPortalContracts(scope: Scope, input: PortalList): Promise<Page<PortalContractRow>> {
  const { items, nextCursor } = await pageByKey<Found>(contracts(scope), {
    alias: 'c',
    sorts: { promised: byDate('c.promised_date') },
    sort: 'promised',
    direction: 'asc',
    limit: input.limit,
    cursor: input.cursor,
  });
  return { items: items.map((row) => present(scope, row)), nextCursor };
}

/** Not found for a contract that is not this customer's, or not shown to them. */
export async function requirePortalContract(scope: Scope, contractId: string): Promise<void> {
  const found = await portalViews(scope)
    .selectFrom('contract')
    .where('id', '=', contractId)
    .select('id')
    .executeTakeFirst();
  if (!found) throw notFound('portal.contract_not_found');
}

/** One contract as its customer sees it: how far, which gates, what happened lately. */
export async function getPortalContract(scope: Scope, contractId: string): Promise<PortalContractDetail> {
  const found = (await contracts(scope).where('c.id', '=', contractId).executeTakeFirst()) as
    | Found
    | undefined;
  if (!found) throw notFound('portal.contract_not_found');
  const db = portalViews(scope);
  const milestones = await db
    .selectFrom('milestone')
    .where('contract_id', '=', contractId)
    .select(['id', 'name', 'due_on as dueOn', 'reached_on as reachedOn'])
    .orderBy('sort_order')
    .orderBy('id')
    .execute();
  const tasks = await db
    .selectFrom('task')
    .where('contract_id', '=', contractId)
    .select(['id', 'title', 'starts_on as startsOn', 'due_on as dueOn', 'progress'])
    .orderBy('sort_order')
    .orderBy('id')
    .limit(MOST_TASKS)
    .execute();
  const counted = await db
    .selectFrom('task')
    .where('contract_id', '=', contractId)
    .select([
      sql<number>`count(*)::int`.as('taskCount'),
      sql<number>`(count(*) filter (where progress = 100))::int`.as('taskDoneCount'),
    ])
    .executeTakeFirstOrThrow();
  return {
    ...present(scope, found),
    today: scope.today(),
    milestones,
    tasks,
    ...counted,
    news: await latestNews(scope, contractId),
  };
}
