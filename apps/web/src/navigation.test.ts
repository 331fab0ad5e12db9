import { beforeAll, describe, expect, it } from 'vitest';
import { start } from './i18n/index.ts';
import { navigation } from './navigation.ts';

const hrefs = (allowed: string[]) =>
  navigation(allowed).flatMap((group) => group.items.map((item) => item.href));

beforeAll(start);

describe('the navigation', () => {
  it('offers only what the person may see, and no empty group', () => {
    expect(hrefs([])).toContain('/');
    expect(hrefs([])).not.toContain('/contracts');
    expect(hrefs(['Contract.read'])).toContain('/contracts');
    expect(hrefs(['Contract.read'])).not.toContain('/audit');
    expect(navigation([]).every((group) => group.items.length > 0)).toBe(true);
  });

  it('leaves room for "more" in the tab bar of a phone', () => {
    const all = [
      'Contract.read',
      'Task.read',
      'Member.read',
      'Role.read',
      'Customer.read',
      'AuditEvent.read',
    ];
    const inTabbar = navigation(all).flatMap((group) => group.items.filter((item) => item.tabbar));
    expect(inTabbar).toHaveLength(4);
  });
});
