/** The way to a part of a contract's page: its group, then the part itself where the group has several. */
import type { Page } from 'playwright-core';
import {
  CONTRACT_GROUPS,
  type ContractTabName,
} from '../../apps/web/src/features/contracts/contract-tabs.ts';
import type { staffWords } from './words.fixture.ts';

/** Goes there by the links a person uses, and waits until the page says that it is there. */
export async function openTab(
  page: Page,
  say: ReturnType<typeof staffWords>,
  tab: ContractTabName,
): Promise<void> {
  const group = CONTRACT_GROUPS.find(({ tabs }) => tabs.some(({ value }) => value === tab));
  if (!group) throw new Error(`no part of a contract's page is called ${tab}`);
  const links = (label: string) => page.getByRole('navigation', { name: label, exact: true });
  const sections = links(say('ui.page.sections'));
  await sections.getByRole('link', { name: say(`contracts.groups.${group.value}`) }).click();
  await sections.locator('[aria-current]', { hasText: say(`contracts.groups.${group.value}`) }).waitFor();
  const parts = links(say(`contracts.groups.${group.value}`));
  // Where somebody may see only one part of a group, the group is that part.
  if ((await parts.count()) > 0)
    await parts.getByRole('link', { name: say(`contracts.tabs.${tab}`) }).click();
  await page.waitForURL((url) => (url.searchParams.get('tab') ?? 'overview') === tab);
}
