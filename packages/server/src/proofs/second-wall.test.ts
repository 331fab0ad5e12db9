import { Ability } from '@millwright/platform';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { call, type Visitor } from './doors.fixture.ts';
import { exportedText, exportNames, recordLists, screenOf } from './exports.fixture.ts';
import { foreignWordsIn } from './foreign.fixture.ts';
import { allProcedures, type Procedure } from './procedures.fixture.ts';
import { specimenOf } from './specimens.fixture.ts';
import { buildFirm, type ProvingFirm, type Role } from './stage.fixture.ts';

let ours: ProvingFirm;
let theirs: ProvingFirm;

/** A module that forgot to ask: nothing is checked, nothing is filtered. What the database was told still stands. */
function forgetToAsk(): void {
  vi.spyOn(Ability.prototype, 'canEver').mockReturnValue(true);
  vi.spyOn(Ability.prototype, 'can').mockReturnValue(true);
  vi.spyOn(Ability.prototype, 'conditionsFor').mockReturnValue([{}]);
  vi.spyOn(Ability.prototype, 'prismaWhere').mockReturnValue({});
}

/** Every rule gone, also those the database's reach policies follow. */
function forgetEveryRule(): void {
  forgetToAsk();
  vi.spyOn(Ability.prototype, 'readingRules').mockReturnValue([{}]);
}

const visited = allProcedures.filter(
  (procedure) => !specimenOf(procedure).commits && !specimenOf(procedure).foreignSucceeds,
);
const inputs = (procedure: Procedure) =>
  [ours, theirs].map((firm) => specimenOf(procedure).input(firm.records, firm));

/** What our firm's own questions are answered. */
async function ownAnswers(): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {};
  for (const procedure of visited.filter(({ kind }) => kind === 'query')) {
    const role = procedure.face === 'portal' ? 'customer' : 'farStaff';
    const input = specimenOf(procedure).input(ours.records, ours);
    const outcome = await call(procedure, ours.visitors[role], input);
    answers[procedure.name] = outcome.kind === 'answer' ? outcome.data : outcome;
  }
  return answers;
}

/** What is asked of a file: the record of its specimen where it is a record's. */
const exportQueries = (list: string, firm: ProvingFirm): object[] => {
  const procedure = allProcedures.find(({ name }) => name === screenOf(list))!;
  return recordLists.includes(list) ? [specimenOf(procedure).input(firm.records, firm) as object] : [{}];
};

/** The visitor with rules not asked before: they are found once for each principal. */
const freshly = (role: Role): Visitor => ({ principal: { ...ours.visitors[role].principal } });

let alone: Record<string, unknown>;
beforeAll(async () => {
  ours = await buildFirm('Fjdw');
  forgetEveryRule();
  alone = await ownAnswers();
  vi.restoreAllMocks();
  theirs = await buildFirm('Gvbs');
  forgetEveryRule();
});
afterAll(() => vi.restoreAllMocks());

describe('with every question forgotten, but the database told (U1b, 002-09)', () => {
  /** What stands on the records of this firm that somebody far from all of them may not read. */
  const unread = ({ records, canaries, tag }: ProvingFirm) => [
    canaries.contractNotes,
    canaries.amount.split('.')[0]!,
    canaries.customerNotes,
    canaries.contactEmail,
    canaries.contactPhone,
    canaries.innerTask,
    `${tag}.csv`,
    records.draftContractId,
    records.otherCustomersContractId,
  ];
  const told = (outcome: unknown, input?: unknown) => {
    const said = JSON.stringify(outcome) ?? '';
    const asked = JSON.stringify(input) ?? '';
    return unread(ours).filter((word) => said.includes(word) && !asked.includes(word));
  };
  beforeAll(() => {
    vi.restoreAllMocks();
    forgetToAsk();
  });
  afterAll(() => {
    vi.restoreAllMocks();
    forgetEveryRule();
  });

  it('a contract that is none of theirs is not found', async () => {
    const get = allProcedures.find(({ name }) => name === 'staff contracts.get')!;
    const outcome = await call(get, freshly('farStaff'), { contractId: ours.records.contractId });
    expect(outcome).toMatchObject({ kind: 'refusal', reason: { kind: 'not_found' } });
  });

  it.each(visited.filter(({ face }) => face === 'staff'))(
    'the database lets $name show somebody far away nothing of what is not theirs',
    async (procedure) => {
      const own = specimenOf(procedure).input(ours.records, ours);
      for (const input of procedure.kind === 'query' ? [own, {}] : [own]) {
        const outcome = await call(procedure, freshly('farStaff'), input);
        expect(told(outcome.kind === 'answer' ? outcome.data : outcome, input)).toEqual([]);
      }
    },
  );

  it.each(exportNames)('the database lets the file of %s hold nothing of it either', async (list) => {
    for (const query of exportQueries(list, ours))
      expect(told(await exportedText(freshly('farStaff'), list, query), query)).toEqual([]);
  });
});

describe('with every rule forgotten (U1c)', () => {
  it('somebody far from a contract does see it, so the rules are gone indeed', async () => {
    const get = allProcedures.find(({ name }) => name === 'staff contracts.get')!;
    const outcome = await call(get, ours.visitors.farStaff, { contractId: ours.records.contractId });
    expect(outcome).toMatchObject({ kind: 'answer', data: { id: ours.records.contractId } });
  });

  it('no answer, and no number in one, changes when another firm moves in', async () => {
    expect(await ownAnswers()).toEqual(alone);
  });

  it.each(visited.filter(({ face }) => face === 'staff'))(
    'the database lets $name show nothing of another firm',
    async (procedure) => {
      for (const role of ['farStaff', 'boss'] satisfies Role[]) {
        for (const input of inputs(procedure)) {
          const outcome = await call(procedure, ours.visitors[role], input);
          expect(foreignWordsIn(outcome, theirs, input), role).toEqual([]);
        }
      }
    },
  );

  it.each(exportNames)('the database lets the file of %s hold nothing of another firm', async (list) => {
    const searched = list === 'audit' || recordLists.includes(list) ? [] : [{ search: theirs.tag }];
    for (const query of [...exportQueries(list, ours), ...exportQueries(list, theirs), ...searched]) {
      const data = await exportedText(ours.visitors.farStaff, list, query);
      expect(data).toMatch(/rows?|not_found|unknown/);
      expect(foreignWordsIn({ kind: 'answer', data }, theirs, query)).toEqual([]);
    }
  });

  it.each(visited.filter(({ face }) => face === 'portal'))(
    'the database lets $name show nothing of another customer or what is kept inside',
    async (procedure) => {
      const { records, canaries, tag } = ours;
      const inside = [
        records.otherCustomersContractId,
        records.draftContractId,
        records.innerTaskId,
        records.innerMilestoneId,
        `${tag} other-buyer`,
        canaries.innerTask,
        canaries.amount,
        canaries.contractNotes,
        canaries.memberEmail,
      ];
      const asked = [
        ...inputs(procedure),
        { contractId: records.otherCustomersContractId },
        { contractId: records.draftContractId },
      ];
      for (const input of asked) {
        const outcome = await call(procedure, ours.visitors.customer, input);
        expect(foreignWordsIn(outcome, theirs, input)).toEqual([]);
        const said = JSON.stringify(outcome.kind === 'answer' ? outcome.data : outcome);
        expect(
          inside.filter((word) => said.includes(word) && !JSON.stringify(input ?? '').includes(word)),
        ).toEqual([]);
      }
    },
  );
});
