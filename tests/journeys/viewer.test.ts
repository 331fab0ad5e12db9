import { describe, expect, it } from 'vitest';
import { documents } from './viewer-documents.fixture.ts';
import { coloursOf, useViewerPage } from './viewer-page.fixture.ts';

const viewer = useViewerPage(documents);
const address = (name: string) => `/documents/${name}`;

describe('a PDF', () => {
  it('shows its pages with text that can be selected, Chinese included', async () => {
    const { page, show } = await viewer.open({ locale: 'en' });
    await show({ kind: 'pdf', url: address('drawing.pdf') });
    await page.locator('[data-page="1"][data-state="drawn"]').waitFor();
    expect(await coloursOf(page, '[data-page="1"]')).toBeGreaterThan(3);
    await page.getByText('包装线总装图 第一页').waitFor({ state: 'attached' });
    await page.getByText('Packing line, general arrangement').waitFor({ state: 'attached' });
  });
});
