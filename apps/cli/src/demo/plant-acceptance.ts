import { newId, type Sql } from '@millwright/db';
import { addDays } from './calendar.ts';
import { ACCEPTANCE_CHECKS, type CheckData } from './data/acceptance-checks.ts';
import type { FirmData } from './firm-data.ts';
import type { PlannedContract } from './plan-contract.ts';
import { idOf, type PlantedPeople } from './plant-people.ts';

type Planned = PlannedContract & { id: string };

interface Round {
  status: 'requested' | 'under_review' | 'awaiting_customer' | 'passed' | 'rejected';
  /** Days since it was asked for, and since it was decided. */
  asked: number;
  decided?: number;
}

/** What has been accepted by now, as a contract's state tells it. */
function storyOf(status: string): Record<string, Round[]> {
  const passed = (asked: number): Round => ({ status: 'passed', asked, decided: asked - 1 });
  if (status === 'delivered' || status === 'in_service')
    return { internal: [passed(60)], fat: [passed(45)], sat: [passed(20)] };
  if (status === 'accepting')
    return {
      internal: [{ status: 'rejected', asked: 24, decided: 23 }, passed(18)],
      fat: [passed(11)],
      sat: [{ status: 'awaiting_customer', asked: 2 }],
    };
  return {};
}

const noon = (day: string) => new Date(`${day}T04:00:00Z`).toISOString();

/** Plants the firm's checklist and what was accepted of its contracts: rounds, answers, one rejection and what came of it. */
export async function plantAcceptance(
  db: Sql,
  firm: FirmData,
  people: PlantedPeople,
  planned: readonly Planned[],
  today: string,
): Promise<void> {
  const templateId = newId();
  const isEnglish = firm.locale === 'en';
  await db
    .insertInto('checklist_template')
    .values({
      id: templateId,
      name: isEnglish ? 'Machine and cabinet' : '整机与电柜',
      name_en: 'Machine and cabinet',
    })
    .execute();
  const question = (check: CheckData) => ({
    title: isEnglish ? check.titleEn : check.title,
    title_en: check.titleEn,
    kind: check.kind,
    unit: check.unit ?? null,
    nominal: check.nominal ?? null,
    lower_deviation: check.lower ?? null,
    upper_deviation: check.upper ?? null,
    needs_evidence: false,
  });
  await db
    .insertInto('checklist_item')
    .values(
      ACCEPTANCE_CHECKS.map((check, at) => ({
        ...question(check),
        id: newId(),
        template_id: templateId,
        sort_order: at + 1,
        is_required: check.isRequired ?? true,
      })),
    )
    .execute();
  await db.updateTable('acceptance_stage').set({ template_id: templateId }).execute();
  const stages = await db
    .selectFrom('acceptance_stage')
    .select(['id', 'code', 'acceptor'])
    .orderBy('sort_order')
    .execute();
  const reason = await db
    .selectFrom('acceptance_reason')
    .where('code', '=', 'dimension')
    .select('id')
    .executeTakeFirstOrThrow();
  const inspectors = firm.people.filter(({ duties }) => duties?.includes('inspector'));
  const stories = [...planned.map((one) => ({ one, rounds: storyOf(one.data.status) }))];
  // One that is at work has just been asked for, so that the inspectors' desk is not empty.
  const working = stories.find(({ one }) => one.data.status === 'executing' && one.data.published);
  if (working) working.rounds = { internal: [{ status: 'requested', asked: 0 }] };

  for (const { one, rounds } of stories) {
    const workers = new Set(one.tasks.flatMap(({ assignees }) => assignees));
    const others = inspectors.filter(({ mailbox }) => mailbox !== one.data.lead);
    const inspector = others.find(({ mailbox }) => !workers.has(mailbox)) ?? others[0];
    const reviewer = idOf(people.members, inspector?.mailbox ?? firm.boss);
    for (const [code, list] of Object.entries(rounds)) {
      const stage = stages.find((each) => each.code === code)!;
      const acceptanceId = newId();
      const lead = idOf(people.members, one.data.lead);
      const isPassed = list.some(({ status }) => status === 'passed');
      await db
        .insertInto('acceptance')
        .values({
          id: acceptanceId,
          contract_id: one.id,
          stage_id: stage.id,
          stage_code: code,
          acceptor: stage.acceptor,
          requester_id: lead,
          accepted_quantity: isPassed ? '1' : '0',
          department_ids: [...one.teams.keys()].map((department) => idOf(people.departments, department)),
        })
        .execute();
      for (const [at, round] of list.entries()) {
        const roundId = newId();
        const isOver = round.decided !== undefined;
        const isTaken = round.status !== 'requested';
        await db
          .insertInto('acceptance_round')
          .values({
            id: roundId,
            acceptance_id: acceptanceId,
            contract_id: one.id,
            number: at + 1,
            status: round.status,
            quantity: '1',
            accepted_quantity: round.status === 'passed' ? '1' : '0',
            requested_by: lead,
            requested_at: noon(addDays(today, -round.asked)),
            worked_by: [...workers]
              .map((mailbox) => idOf(people.members, mailbox))
              .filter((id) => id !== reviewer),
            inspector_ids: isTaken ? [reviewer] : [],
            started_at: isTaken ? noon(addDays(today, -round.asked)) : null,
            submitted_at: code === 'sat' && isTaken ? noon(addDays(today, -round.asked)) : null,
            decided_by: isOver && code !== 'sat' ? reviewer : null,
            decided_at: isOver ? noon(addDays(today, -round.decided!)) : null,
          })
          .execute();
        const failsAt = round.status === 'rejected' ? 1 : -1;
        const checks = ACCEPTANCE_CHECKS.map((check, place) => ({
          ...question(check),
          id: newId(),
          round_id: roundId,
          contract_id: one.id,
          sort_order: place + 1,
          is_required: check.isRequired ?? true,
          ...(isTaken ? answerTo(check, place === failsAt) : {}),
          recorded_by: isTaken ? reviewer : null,
          recorded_at: isTaken ? noon(addDays(today, -round.asked)) : null,
        }));
        await db.insertInto('acceptance_check').values(checks).execute();
        if (round.status === 'rejected')
          await db
            .insertInto('non_conformance')
            .values({
              id: newId(),
              round_id: roundId,
              contract_id: one.id,
              check_id: checks[failsAt]!.id,
              reason_id: reason.id,
              severity: 'major',
              description: isEnglish ? 'Guide rails 0.12 mm out of parallel' : '导轨平行度超差 0.12 mm',
              rework_task_id: await mendingTask(db, one.id),
            })
            .execute();
      }
    }
  }
}

/** The last of a contract's tasks stands for what mended it. */
async function mendingTask(db: Sql, contractId: string): Promise<string | null> {
  const task = await db
    .selectFrom('task')
    .where('contract_id', '=', contractId)
    .select('id')
    .orderBy('sort_order', 'desc')
    .executeTakeFirst();
  return task?.id ?? null;
}

function answerTo(check: CheckData, fails: boolean) {
  if (check.kind === 'yes_no') return { answer: !fails, verdict: fails ? 'not_ok' : 'ok' };
  if (check.kind === 'text') return { text: check.found, verdict: 'ok' };
  const measured = fails ? check.failing! : check.found;
  return { measured, entered: measured, verdict: fails ? 'not_ok' : 'ok' };
}
