import { describe, expect, it } from 'vitest';
import { complaintsAbout } from './look.fixture.ts';
import { documents } from './viewer-documents.fixture.ts';
import { address, useViewerPage } from './viewer-page.fixture.ts';
import { LOCALES } from './words.fixture.ts';

const viewer = useViewerPage(documents);

describe.each(LOCALES)('every kind in every look (%s)', (locale) => {
  const ready: readonly [name: string, query: Record<string, string>, until: string][] = [
    ['pdf', { kind: 'pdf', url: address('before.pdf'), watermark: 'Li Wei' }, '[data-state="drawn"]'],
    ['image', { kind: 'image', url: address('photo.png'), watermark: 'Li Wei' }, '[data-viewer] img'],
    ['text', { kind: 'text', url: address('new.txt') }, '[data-sheet]'],
    ['markdown', { kind: 'markdown', url: address('plain.md') }, '.markdown h1'],
    ['code', { kind: 'code', format: 'nc', url: address('program.nc') }, '[class^=hljs-]'],
    ['table', { kind: 'table', url: address('parts.tsv') }, 'td'],
    ['model', { kind: 'model', format: 'glb', url: address('box.glb') }, '[data-model="shown"]'],
    ['drawing', { kind: 'drawing', format: 'dxf', url: address('layout.dxf') }, '[data-drawing="shown"]'],
    ['failure', { kind: 'pdf', url: address('damaged.pdf') }, '[data-failure]'],
    [
      'compare-pdf',
      { kind: 'pdf', url: address('before.pdf'), after: address('after.pdf') },
      '[data-compared="done"]',
    ],
    [
      'compare-image',
      { kind: 'image', url: address('photo.png'), after: address('moved.png') },
      '[data-overlay]',
    ],
    ['compare-text', { kind: 'text', url: address('old.txt'), after: address('new.txt') }, '[data-change]'],
  ];

  it.each(ready)('%s', async (name, query, until) => {
    const { page, show } = await viewer.open({ locale });
    await show({ ...query, name: 'A-100' });
    await page.locator(until).first().waitFor();
    expect(await complaintsAbout(page, `${locale} viewer ${name}`)).toEqual([]);
  });
});
