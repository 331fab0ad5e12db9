import type { Scope } from '@millwright/platform';
import { notify } from '../notifications/index.ts';
import { proposeForPart, type ShiftPreview, setConstraint, shiftPreview } from '../planning/index.ts';
import type { ItemRecord } from './items.records.ts';
import { EXPECTED_STATES } from './procurement.lifecycle.ts';
import { isTheMoment } from './procurement.moments.ts';

/** Where a contract ends once its tasks have waited for their parts. */
export interface ShiftedEnd {
  from: string | null;
  to: string | null;
  /** Whether it is later than what was promised to the customer. */
  isPastPromise: boolean;
  /** What waits for the decision of whoever plans; null where nothing moves. */
  proposalId: string | null;
}

type Waited = Pick<ItemRecord, 'taskId' | 'status' | 'promisedDate' | 'name' | 'deletedAt'>;

/** The day before which the task that needs the part cannot start; null where nothing is on its way to it. */
const holdsUntil = ({ taskId, status, promisedDate, deletedAt }: Waited): string | null =>
  taskId && !deletedAt && EXPECTED_STATES.includes(status) ? promisedDate : null;

interface Disturbed {
  item: ItemRecord;
  /** What is promised of it now. */
  after: Waited;
  before: ShiftPreview;
}

/**
 * The tasks that wait for parts, as one transaction changes what they wait for. What each change says is written down at once;
 * what the plan becomes by all of them is computed and proposed once, at the end: the plan is held then, and whoever held it
 * earlier and went on to another part could wait for somebody in a circle.
 */
export class WaitingTasks {
  private readonly scope: Scope;
  private readonly disturbed = new Map<string, Disturbed>();
  constructor(scope: Scope) {
    this.scope = scope;
  }

  /** Lets the task that waits for an item follow what became of it. */
  async follow(item: ItemRecord, after: Waited): Promise<void> {
    const [was, is] = [holdsUntil(item), holdsUntil(after)];
    const isOtherTask = item.taskId !== after.taskId;
    if (was === is && !isOtherTask && item.name === after.name) return;
    if (was === null && is === null) return;
    const before = this.disturbed.has(item.contractId)
      ? undefined
      : await shiftPreview(this.scope, item.contractId);
    const source = { type: 'ProcurementItem', id: item.id };
    const hold = (taskId: string, notBefore: string | null) =>
      setConstraint(this.scope, { taskId, source, notBefore, label: after.name });
    if (isOtherTask && item.taskId) await hold(item.taskId, null);
    if (after.taskId) await hold(after.taskId, is);
    if (before) this.disturbed.set(item.contractId, { item, after, before });
  }

  /**
   * Proposes what the plans become, and tells a project lead whose contract would now end later than promised to the customer.
   * What the float of the plan takes up disturbs nobody. Answers about the contract of the last item,
   * if the viewer may read it.
   */
  async finish(): Promise<ShiftedEnd | null> {
    let last: ShiftedEnd | null = null;
    const contracts = [...this.disturbed].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [contractId, { item, after: part, before }] of contracts) {
      const { name: itemName, promisedDate } = part;
      if (!isTheMoment('update', item.contractStatus)) continue;
      const after = await shiftPreview(this.scope, contractId);
      if (after.problem) continue;
      const promised = await this.promiseOf(contractId);
      const [from, to] = [before.endsOn.to, after.endsOn.to];
      const isPastPromise = to !== null && promised.date !== null && to > promised.date;
      const endangers = isPastPromise && (from === null || to > from);
      if (endangers) await this.tellLead(item, promised, to);
      const proposal = await proposeForPart(this.scope, {
        contractId,
        itemId: item.id,
        itemName,
        promisedDate,
        told: endangers && promised.leadId ? [promised.leadId] : [],
      });
      last = (await this.mayReadContract(contractId))
        ? { from, to, isPastPromise, proposalId: proposal?.proposalId ?? null }
        : null;
    }
    return last;
  }

  /** Where a contract ends, and whether that is too late, is for its readers: by trying dates others would learn what was promised. */
  private async mayReadContract(contractId: string): Promise<boolean> {
    const found = await this.scope.sql
      .selectFrom('contract as c')
      .where('c.id', '=', contractId)
      .where(this.scope.where('read', 'Contract', 'c') as never)
      .select('c.id')
      .executeTakeFirst();
    return found !== undefined;
  }

  private async promiseOf(contractId: string): Promise<{ date: string | null; leadId: string | null }> {
    const { date, leadId } = await this.scope
      .beyondReach('whoever enters a late part may not see what the customer was promised; the lead is told')
      .sql.selectFrom('contract')
      .where('id', '=', contractId)
      .select(['promised_date as date', 'project_lead_id as leadId'])
      .executeTakeFirstOrThrow();
    return { date, leadId };
  }

  private async tellLead(
    item: ItemRecord,
    { date, leadId }: { date: string | null; leadId: string | null },
    endsOn: string,
  ): Promise<void> {
    if (!leadId || !date) return;
    const { contractId, contractNo, contractName, name } = item;
    await notify(this.scope, {
      to: [leadId],
      kind: 'delivery_endangered',
      about: { type: 'Contract', id: contractId, contractId },
      facts: { contractNo, contractName, itemName: name, endsOn, promisedDate: date },
    });
  }
}

/** The same for a single item. */
export async function waitForParts(
  scope: Scope,
  item: ItemRecord,
  after: Waited,
): Promise<ShiftedEnd | null> {
  const waiting = new WaitingTasks(scope);
  await waiting.follow(item, after);
  return waiting.finish();
}
