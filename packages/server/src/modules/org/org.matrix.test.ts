import { Ability, type StaffPrincipal, type StaffRole } from '@millwright/platform';
import { describe, expect, it } from 'vitest';
import { departmentPermissions, memberPermissions, rolePermissions } from './org.permissions.ts';

const OWN = 'a0000000-0000-4000-8000-000000000001';
const ELSEWHERE = 'a0000000-0000-4000-8000-000000000002';
const ME = 'b0000000-0000-4000-8000-000000000001';
const OTHER = 'b0000000-0000-4000-8000-000000000002';

const principal = (role: StaffRole): StaffPrincipal => ({
  kind: 'staff',
  tenantId: ME,
  memberId: ME,
  accountId: ME,
  name: role,
  role,
  duties: [],
  departmentIds: [OWN],
  departmentTree: [OWN],
  departmentScope: role === 'leader' ? [OWN] : [],
  grants: [],
  facts: {},
  timeZone: 'UTC',
});
const boss = new Ability(principal('boss'));
const leader = new Ability(principal('leader'));
const staff = new Ability(principal('staff'));

/** Actions each of these may take with the record, in the order they are declared. */
const may = (ability: Ability, noun: { subject: string; actions: readonly string[] }, record: object) =>
  noun.actions.filter((action) => ability.can(action, noun.subject, record)).join(' ');

describe('who may do what', () => {
  it('with a department', () => {
    const cells = (ability: Ability) => [
      may(ability, departmentPermissions, { id: OWN }),
      may(ability, departmentPermissions, { id: ELSEWHERE }),
    ];
    const all = 'read create update move delete assign';
    expect({ boss: cells(boss), leader: cells(leader), staff: cells(staff) }).toEqual({
      //       their own      another
      boss: [all, all],
      leader: ['read assign', 'read'],
      staff: ['read', 'read'],
    });
  });

  it('with a person', () => {
    const person = (id: string, role: string, departmentIds: string[]) => ({ id, role, departmentIds });
    const cells = (ability: Ability) => [
      may(ability, memberPermissions, person(OTHER, 'staff', [OWN])),
      may(ability, memberPermissions, person(OTHER, 'boss', [OWN])),
      may(ability, memberPermissions, person(OTHER, 'staff', [ELSEWHERE])),
      may(ability, memberPermissions, person(OTHER, 'staff', [])),
      may(ability, memberPermissions, person(ME, 'staff', [ELSEWHERE])),
    ];
    const all = 'read readContact readPermissions create update changeRole assignRoles disable invite';
    const seen = 'read readContact';
    const self = 'read readContact readPermissions';
    expect({ boss: cells(boss), leader: cells(leader), staff: cells(staff) }).toEqual({
      //       own staff, own boss, elsewhere, nowhere, oneself
      boss: [all, all, all, all, all],
      leader: [all, seen, seen, seen, self],
      staff: [seen, seen, seen, seen, self],
    });
  });

  it('with a role', () => {
    const cells = [boss, leader, staff].map((ability) => may(ability, rolePermissions, { id: OTHER }));
    expect(cells).toEqual(['read create update delete', 'read', '']);
  });
});
