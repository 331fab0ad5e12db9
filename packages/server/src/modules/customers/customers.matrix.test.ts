import { Ability, type StaffPrincipal, type StaffRole } from '@millwright/platform';
import { describe, expect, it } from 'vitest';
import { customerContactPermissions, customerPermissions } from './customers.permissions.ts';

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

describe('who may do what with a customer and its people', () => {
  it.each([
    ['boss', ability('boss'), 'read create update delete', 'read readContact create update disable invite'],
    ['leader', ability('leader'), 'read', 'read readContact'],
    ['staff', ability('staff'), '', ''],
    ['staff on its contract', ability('staff', { customerIds: [THING] }), 'read', 'read readContact'],
    ['staff on another contract', ability('staff', { customerIds: [OTHER] }), '', ''],
  ])('%s', (_who, person, customer, contact) => {
    expect(may(person, customerPermissions, { id: THING })).toBe(customer);
    expect(may(person, customerContactPermissions, { id: OTHER, customerId: THING })).toBe(contact);
  });
});
