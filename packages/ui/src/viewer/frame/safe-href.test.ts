import { expect, it } from 'vitest';
import { safeHref } from './safe-href.ts';

it.each([
  ['https://example.com/a', 'https://example.com/a'],
  ['mailto:li@example.com', 'mailto:li@example.com'],
  ['javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['file:///etc/passwd', undefined],
  ['../relative', undefined],
  [undefined, undefined],
])('a link to %s leads to %s', (url, href) => {
  expect(safeHref(url)).toBe(href);
});
