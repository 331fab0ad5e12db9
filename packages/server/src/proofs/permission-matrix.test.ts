import { beforeAll, describe, expect, it } from 'vitest';
import { call, type Outcome, passesDoor } from './doors.fixture.ts';
import { describeOutcome, isNothing } from './foreign.fixture.ts';
import { COLUMNS, type Column, permissionDocument, reachOf } from './permission-matrix.fixture.ts';
import { allProcedures, type Procedure, permissionOf } from './procedures.fixture.ts';
import { specimenOf } from './specimens.fixture.ts';
import { buildFirm, type ProvingFirm, type Role } from './stage.fixture.ts';

let firm: ProvingFirm;
beforeAll(async () => {
  firm = await buildFirm('Cmxq');
});

const guarded = allProcedures.filter(permissionOf);
const inputOf = (procedure: Procedure) => specimenOf(procedure).input(firm.records, firm);
const ask = (procedure: Procedure, role: Role) => call(procedure, firm.visitors[role], inputOf(procedure));

/** Whether the refusal is about the very permission the procedure names, and not about a part of the input. */
function refusesPermission(procedure: Procedure, outcome: Outcome): boolean {
  if (outcome.kind !== 'refusal' || outcome.reason.code !== 'platform.forbidden') return false;
  const { action, subject } = permissionOf(procedure)!;
  return outcome.reason.facts.action === action && outcome.reason.facts.subject === subject;
}

describe('the permission × role matrix', () => {
  it('is the one written down in docs/permissions.md', async () => {
    await expect(permissionDocument()).toMatchFileSnapshot('../../../../docs/permissions.md');
  });

  it.each(guarded)('$name: doors open exactly for those the matrix lets in', async (procedure) => {
    const found: Partial<Record<Column, string>> = {};
    const wanted: Partial<Record<Column, string>> = {};
    for (const column of COLUMNS) {
      found[column] = (await passesDoor(procedure, firm.visitors[column], inputOf(procedure)))
        ? 'in'
        : 'refused';
      wanted[column] = reachOf(procedure, column) === 'no' ? 'refused' : 'in';
    }
    expect(found).toEqual(wanted);
  });

  it.each(guarded)('$name: whoever may do it with every record is not refused one', async (procedure) => {
    for (const column of COLUMNS.filter((each) => reachOf(procedure, each) === 'all')) {
      const outcome = await ask(procedure, column);
      expect(refusesPermission(procedure, outcome) ? `${column} ${describeOutcome(outcome)}` : 'let in').toBe(
        'let in',
      );
      expect(outcome.kind, describeOutcome(outcome)).not.toBe('fault');
    }
  });

  it.each(guarded.filter(({ kind }) => kind !== 'subscription'))(
    '$name: whoever may do it with some records is refused those of others',
    async (procedure) => {
      const far = { leader: 'farLeader', staff: 'farStaff' } as const;
      for (const [column, role] of Object.entries(far) as [Column, Role][]) {
        if (reachOf(procedure, column) !== 'own' || specimenOf(procedure).ownOnly) continue;
        const outcome = await ask(procedure, role);
        if (procedure.kind === 'query' && outcome.kind === 'answer' && isNothing(outcome.data)) continue;
        const kind = outcome.kind === 'refusal' ? outcome.reason.kind : outcome.kind;
        expect(['not_found', 'forbidden'], `${role}: ${describeOutcome(outcome)}`).toContain(kind);
      }
    },
  );
});
