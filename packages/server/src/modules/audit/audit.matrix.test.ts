import { Ability, type StaffPrincipal, type StaffRole } from '@millwright/platform';
import { describe, expect, it } from 'vitest';
import { auditPermissions } from './audit.permissions.ts';

const ME = 'b0000000-0000-4000-8000-000000000001';
const OTHER = 'b0000000-0000-4000-8000-000000000002';
const THING = 'c0000000-0000-4000-8000-000000000001';

const ability = (role: StaffRole, facts: Record<string, string[]> = {}) =>
  new Ability({
    kind: 'staff',
    tenantId: ME,
    memberId: ME,
    accountId: ME,
    name: role,
    role,
    duties: [],
    departmentIds: [],
    departmentTree: [],
    departmentScope: [],
    grants: [],
    facts,
    timeZone: 'UTC',
  } satisfies StaffPrincipal);

/** Actions each of these may take with the record, in the order they are declared. */
const may = (who: Ability, noun: { subject: string; actions: readonly string[] }, record: object) =>
  noun.actions.filter((action) => who.can(action, noun.subject, record)).join(' ');

describe('who may read which part of the trail', () => {
  it.each([
    ['boss', ability('boss'), 'read readHistory', 'read readHistory'],
    ['leader', ability('leader'), 'readHistory', 'readHistory'],
    ['staff', ability('staff'), 'readHistory', 'readHistory'],
    ['project lead', ability('leader', { ledContractIds: [THING] }), 'read readHistory', 'readHistory'],
    [
      'staff leading a project',
      ability('staff', { ledContractIds: [THING] }),
      'read readHistory',
      'readHistory',
    ],
  ])('%s', (_who, person, onThisContract, elsewhere) => {
    expect(may(person, auditPermissions, { actorId: OTHER, contractId: THING })).toBe(onThisContract);
    expect(may(person, auditPermissions, { actorId: ME, contractId: null })).toBe(elsewhere);
  });
});
