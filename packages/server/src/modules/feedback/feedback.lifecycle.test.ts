import { Ability } from '@millwright/platform';
import { as, type Person } from '@millwright/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  FEEDBACK_STATES,
  type FeedbackState,
  type FeedbackVerb,
  feedbackLifecycle,
} from './feedback.lifecycle.ts';
import { givenServicePlace, type ServicePlace } from './feedback.scene.ts';

let place: ServicePlace;
let people: Record<string, Person>;
beforeAll(async () => {
  place = await givenServicePlace();
  const { firm, lead, member } = place;
  people = {
    boss: firm.boss,
    'project lead': lead,
    'department’s leader': firm.leaders.electrical,
    'other leader': firm.leaders.mechanical,
    owner: firm.staff.mechanical,
    reporter: firm.staff.software,
    team: member,
    'other staff': firm.staff.procurement,
  };
}, 60_000);

const scene = (status: FeedbackState) => ({
  status,
  ownerId: people.owner!.id,
  reporterId: people.reporter!.id,
});
const use = (person: Person, verb: FeedbackVerb, feedbackId: string) =>
  as(person).feedback[verb]({ feedbackId, version: 1, reason: '按说明属于正常现象。' } as never);

/** What came of it: the new state, or the kind of refusal. */
async function outcome(
  person: Person,
  verb: FeedbackVerb | 'lower',
  status: FeedbackState,
  severity: 'major' | 'critical' = 'major',
): Promise<string> {
  const feedbackId = await place.feedback({ ...scene(status), severity });
  const reason = '现场复测正常';
  try {
    if (verb === 'lower')
      await as(person).feedback.lower({ feedbackId, version: 1, severity: 'minor', reason });
    else await use(person, verb, feedbackId);
  } catch (error) {
    return (error as { cause: { kind: string } }).cause.kind;
  }
  return verb === 'lower' ? 'minor' : (await place.statusOf(feedbackId)).status;
}

/** What critical feedback asks besides: somebody who does not lead the contract. */
const CRITICAL = ['lower', 'reject'] as const;
const WORDS: Record<string, string> = { conflict: '–', forbidden: 'no', not_found: '' };

describe('the lifecycle of feedback', () => {
  it('is verb × state × role as written down in docs/lifecycles/feedback.md', async () => {
    const lines = [
      '# Lifecycle of feedback',
      '',
      'Written by `feedback.lifecycle.test.ts`; every cell was tried. A state: the verb leads there. `–`: not the moment. `no`: sees it, may not. Blank: does not see it.',
    ];
    for (const verb of feedbackLifecycle.verbs) {
      lines.push(
        '',
        `## ${verb}`,
        '',
        `| | ${FEEDBACK_STATES.join(' | ')} |`,
        `| --- |${' --- |'.repeat(FEEDBACK_STATES.length)}`,
      );
      for (const [role, person] of Object.entries(people)) {
        const cells: string[] = [];
        for (const status of FEEDBACK_STATES) {
          const came = await outcome(person, verb, status);
          if (!(came in WORDS)) expect(came).toBe(feedbackLifecycle.next(status, verb));
          cells.push(WORDS[came] ?? came);
        }
        lines.push(`| ${role} | ${cells.join(' | ')} |`);
      }
    }
    for (const verb of CRITICAL) {
      lines.push('', `## ${verb}, where it is critical`, '', `| | ${FEEDBACK_STATES.join(' | ')} |`);
      lines.push(`| --- |${' --- |'.repeat(FEEDBACK_STATES.length)}`);
      for (const [role, person] of Object.entries(people)) {
        const cells: string[] = [];
        for (const status of FEEDBACK_STATES) {
          const came = await outcome(person, verb, status, 'critical');
          cells.push(WORDS[came] ?? came);
        }
        lines.push(`| ${role} | ${cells.join(' | ')} |`);
      }
    }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../../../../../docs/lifecycles/feedback.md');
  }, 240_000);

  it('offers exactly what it lets people do', async () => {
    for (const status of FEEDBACK_STATES) {
      const feedbackId = await place.feedback(scene(status));
      for (const role of ['boss', 'project lead', 'owner', 'reporter', 'team']) {
        const person = people[role]!;
        const { allowed } = await as(person).feedback.get({ feedbackId });
        const ability = new Ability(await person.load());
        const record = {
          contractId: place.contractId,
          departmentIds: [place.firm.departments.electrical, place.firm.departments.software],
          ownerId: people.owner!.id,
          reporterId: people.reporter!.id,
        };
        const verbs = feedbackLifecycle
          .verbsFrom(status)
          .filter((verb) => ability.can(verb, 'Feedback', record));
        expect(allowed.filter((action) => feedbackLifecycle.verbs.includes(action as never)).sort()).toEqual(
          [...verbs].sort(),
        );
      }
    }
  }, 60_000);

  it.each(['cancelled', 'archived'] as const)('rests with a contract that is %s', async (status) => {
    const { firm, feedback, setContract } = await givenServicePlace();
    const feedbackId = await feedback({ status: 'new' });
    await setContract(status);
    expect((await as(firm.boss).feedback.get({ feedbackId })).allowed).toEqual([]);
    await expect(use(firm.boss, 'start', feedbackId)).rejects.toMatchObject({
      cause: { kind: 'conflict', code: 'feedback.contract_closed' },
    });
  });
});
