export type ScheduleProblemCode =
  | 'cycle'
  | 'impossible_dates'
  | 'unknown_task'
  | 'duplicate_task'
  | 'bad_calendar'
  | 'bad_date'
  | 'bad_duration'
  | 'bad_progress'
  | 'bad_dependency'
  | 'unknown_year'
  | 'unknown_resource';

export type ScheduleFacts = Readonly<Record<string, string | number>>;

/**
 * Why a plan cannot be scheduled. `chain` names the tasks in order: of a cycle, each leads to the next and the last to
 * the first; of impossible dates, the tasks that wait for each other up to the one whose date cannot be kept.
 */
export class ScheduleProblem extends Error {
  override readonly name = 'ScheduleProblem';
  readonly code: ScheduleProblemCode;
  readonly chain: readonly string[];
  readonly facts: ScheduleFacts;

  constructor(code: ScheduleProblemCode, chain: readonly string[] = [], facts: ScheduleFacts = {}) {
    super(`${code}${chain.length > 0 ? `: ${chain.join(' → ')}` : ''} ${JSON.stringify(facts)}`);
    this.code = code;
    this.chain = chain;
    this.facts = facts;
  }
}
