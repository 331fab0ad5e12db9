import { beforeAll, describe, expect, it } from 'vitest';
import { digestOf, emptyTables, rowsHolding } from './digest.fixture.ts';
import { call, listen, type Outcome } from './doors.fixture.ts';
import { exportedText, exportNames, recordLists, screenOf } from './exports.fixture.ts';
import { describeOutcome, foreignFieldsOf, foreignWordsIn, idsOf, isNothing } from './foreign.fixture.ts';
import { allProcedures, type Procedure } from './procedures.fixture.ts';
import { specimenOf } from './specimens.fixture.ts';
import { buildFirm, type ProvingFirm } from './stage.fixture.ts';

let ours: ProvingFirm;
let theirs: ProvingFirm;
let before: { ours: Record<string, string>; theirs: Record<string, string> };

beforeAll(async () => {
  ours = await buildFirm('Aqzv');
  theirs = await buildFirm('Bwky');
  before = { ours: await digestOf(ours.firm.tenantId), theirs: await digestOf(theirs.firm.tenantId) };
});

const callerOf = (procedure: Procedure) =>
  specimenOf(procedure).caller ?? (procedure.face === 'portal' ? 'customer' : 'boss');
const inputOf = (procedure: Procedure, firm: ProvingFirm) => specimenOf(procedure).input(firm.records, firm);
/** Calls as somebody of our firm who may do everything there. */
const callAsOurs = (procedure: Procedure, input: unknown, mode: 'commit' | 'rehearse') =>
  call(procedure, ours.visitors[callerOf(procedure)], input, mode);

/** Refusals that say "there is no such thing here", and none that says it is there after all. */
function saysNoSuchThing(procedure: Procedure, outcome: Outcome): boolean {
  if (outcome.kind !== 'refusal') return false;
  const { kind, code } = outcome.reason;
  const codes = [...(specimenOf(procedure).foreignCodes ?? []), 'platform.reference_missing_or_in_use'];
  return kind === 'not_found' || kind === 'invalid' || codes.includes(code);
}

const codeOf = (outcome: Outcome) => (outcome.kind === 'refusal' ? outcome.reason.code : outcome.kind);

describe('with a firm’s own records', () => {
  it('there is something in every table, or the digest would prove nothing', async () => {
    // Announcements are acted on by the worker, which does not run here; numbers are drawn and presses heard by rehearsed calls only.
    const quiet = ['handled_event', 'number_sequence', 'request_key'];
    expect((await emptyTables(theirs.firm.tenantId)).filter((table) => !quiet.includes(table))).toEqual([]);
  });

  it.each(allProcedures.filter((procedure) => !specimenOf(procedure).commits))(
    '$name works',
    async (procedure) => {
      const { refused } = specimenOf(procedure);
      const outcome = await callAsOurs(procedure, inputOf(procedure, ours), 'rehearse');
      if (refused) expect(outcome).toMatchObject({ kind: 'refusal', reason: { code: refused } });
      else expect(describeOutcome(outcome)).toBe('answer');
    },
  );

  it('rehearsing has changed nothing', async () => {
    expect(await digestOf(ours.firm.tenantId)).toEqual(before.ours);
  });
});

describe('with another firm’s records', () => {
  const swept = allProcedures.filter((procedure) => !specimenOf(procedure).foreignSucceeds);

  it.each(swept)('$name answers as if they did not exist', async (procedure) => {
    const own = inputOf(procedure, ours);
    const foreign = inputOf(procedure, theirs);
    const outcome = await callAsOurs(procedure, foreign, 'commit');
    expect(foreignWordsIn(outcome, theirs, foreign)).toEqual([]);
    // Nothing in the input is anybody's in particular, e.g. a new record without references.
    if (JSON.stringify(own) === JSON.stringify(foreign) || specimenOf(procedure).refused) return;
    if (outcome.kind === 'answer') expect(isNothing(outcome.data) ? 'nothing' : outcome.data).toBe('nothing');
    else if (!specimenOf(procedure).foreignCodes?.includes(codeOf(outcome)))
      expect(outcome).toMatchObject({ kind: 'refusal', reason: { kind: 'not_found' } });
  });

  it.each(swept)('$name refuses each of them by itself among its own', async (procedure) => {
    const { foreignFieldIgnored = {} } = specimenOf(procedure);
    for (const { field, input } of foreignFieldsOf(inputOf(procedure, ours), inputOf(procedure, theirs))) {
      const outcome = await callAsOurs(procedure, input, 'commit');
      expect(foreignWordsIn(outcome, theirs, input), field).toEqual([]);
      if (procedure.kind === 'mutation' && !(field in foreignFieldIgnored))
        expect(
          saysNoSuchThing(procedure, outcome) ? 'refused' : `${field}: ${describeOutcome(outcome)}`,
        ).toBe('refused');
      else expect(outcome.kind).not.toBe('fault');
    }
  });

  it.each(swept.filter(({ face }) => face === 'portal'))(
    '$name: nor do those of the firm’s other customers exist',
    async (procedure) => {
      const { records } = ours;
      const others = { ...ours, records: { ...records, contractId: records.otherCustomersContractId } };
      const input = inputOf(procedure, others);
      if (JSON.stringify(input) === JSON.stringify(inputOf(procedure, ours))) return;
      const outcome = await callAsOurs(procedure, input, 'commit');
      expect(outcome).toMatchObject({ kind: 'refusal', reason: { kind: 'not_found' } });
    },
  );

  it.each(allProcedures.filter(({ kind }) => kind === 'subscription'))(
    '$name tells nothing of theirs',
    async (procedure) => {
      const about = ({ firm, records }: ProvingFirm) => ({
        kind: 'changed' as const,
        tenantId: firm.tenantId,
        type: 'Contract',
        id: records.contractId,
        verb: 'updated',
        at: new Date().toISOString(),
      });
      const told = await listen(procedure, ours.visitors[callerOf(procedure)], [about(theirs), about(ours)]);
      expect(told).toMatchObject({ type: 'Contract', id: ours.records.contractId });
    },
  );

  it.each(exportNames)('the file of %s holds none of them', async (list) => {
    const procedure = allProcedures.find(({ name }) => name === screenOf(list))!;
    // Lists shown whole have no filter that could name a record of theirs, so they hold our own rows either way.
    const whole = ['departments', 'roles', 'openPayments', 'todos'].includes(list);
    const query = (inputOf(procedure, theirs) ?? {}) as object;
    const data = await exportedText(ours.visitors.boss, list, query);
    expect(foreignWordsIn({ kind: 'answer', data }, theirs, query)).toEqual([]);
    if (recordLists.includes(list)) expect(data).toMatch(/not_found|unknown/);
    else if (!whole) expect(data).toContain('— 0 rows —');
    const own = await exportedText(ours.visitors.boss, list, (inputOf(procedure, ours) ?? {}) as object);
    expect(own).not.toContain('— 0 rows —');
  });

  it('and not a row of theirs has changed', async () => {
    expect(await digestOf(theirs.firm.tenantId)).toEqual(before.theirs);
  });

  it('nor does a row of ours name a record of theirs', async () => {
    const tag = theirs.tag;
    expect(await rowsHolding(ours.firm.tenantId, [...idsOf(theirs), tag])).toEqual([]);
  });
});

describe('what cannot be taken back', () => {
  it.each(allProcedures.filter((procedure) => specimenOf(procedure).commits))(
    '$name works',
    async (procedure) => {
      const { refused } = specimenOf(procedure);
      const outcome = await callAsOurs(procedure, inputOf(procedure, ours), 'commit');
      if (refused) expect(outcome).toMatchObject({ kind: 'refusal', reason: { code: refused } });
      else expect(describeOutcome(outcome)).toBe('answer');
    },
  );

  it('and not a row of theirs has changed', async () => {
    expect(await digestOf(theirs.firm.tenantId)).toEqual(before.theirs);
  });
});
