import { describe, expect, it } from 'vitest';
import { CONTRACT_GROUPS, groupsFor } from './contract-tabs.ts';

const tabsOf = (groups: ReturnType<typeof groupsFor>) =>
  groups.flatMap(({ tabs }) => tabs.map(({ value }) => value));

describe('the parts of a contract’s page', () => {
  it('keeps every address that notices, mails and bookmarks lead to, each in one group', () => {
    expect(tabsOf([...CONTRACT_GROUPS]).sort()).toEqual([
      ...['acceptance', 'activity', 'amendments', 'delivery', 'feedback', 'files', 'milestones'],
      ...['overview', 'parts', 'payments', 'plan', 'tasks', 'team'],
    ]);
    expect(CONTRACT_GROUPS.length).toBeLessThanOrEqual(7);
  });

  it('offers a part only to whom may see it, and no empty group', () => {
    const everything = groupsFor(() => true);
    expect(tabsOf(everything)).toContain('payments');
    expect(tabsOf(groupsFor((permission) => permission !== 'PaymentMilestone.read'))).not.toContain(
      'payments',
    );
    expect(groupsFor(() => false).map(({ value }) => value)).toEqual(['overview', 'work', 'contract']);
    expect(tabsOf(groupsFor(() => false))).toEqual(['overview', 'milestones', 'amendments', 'team']);
  });
});
