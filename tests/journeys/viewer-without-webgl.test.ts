import { expect, it } from 'vitest';
import { documents } from './viewer-documents.fixture.ts';
import { useViewerPage } from './viewer-page.fixture.ts';

const viewer = useViewerPage(documents, { webgl: false });

it.each([
  ['model', 'stl', 'box.stl'],
  ['drawing', 'dxf', 'layout.dxf'],
])('without WebGL a %s says what is missing', async (kind, format, name) => {
  const { page, show } = await viewer.open({ locale: 'en' });
  await show({ kind, format, url: `/documents/${name}` });
  await page.locator('[data-failure="no_webgl"]').waitFor();
  expect(await page.getByRole('alert').textContent()).toContain('WebGL');
});
