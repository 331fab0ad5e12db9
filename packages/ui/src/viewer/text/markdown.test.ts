import { describe, expect, it } from 'vitest';
import { renderMarkdown } from './markdown.ts';

function shown(text: string): HTMLElement {
  const place = document.createElement('div');
  // The test's own document loses the very first element to the cleaner; browsers do not (tests/journeys/viewer.test.ts).
  place.append(renderMarkdown(`Start.\n\n${text}`, (name) => `[${name}]`));
  return place;
}

const dangerous =
  'script, iframe, object, embed, form, style, svg, math, [onerror], [onclick], [onload], [style]';

describe('hostile Markdown', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)>',
    '<iframe src="https://elsewhere.example"></iframe>',
    '<a href="javascript:alert(1)">x</a>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java\tscript:alert(1))',
    '[x](&#x6A;avascript:alert(1))',
    '[x](vbscript:msgbox(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](file:///etc/passwd)',
    '<javascript:alert(1)>',
    '[x][ref]\n\n[ref]: javascript:alert(1)',
    '![x](javascript:alert(1))',
    '![x](data:image/svg+xml;base64,PHN2Zz4=)',
    '![x](https://elsewhere.example/seen.png "t")',
    '![x" onerror="alert(1)](https://elsewhere.example/seen.png)',
    '![x](../relative.png)',
    '[x](../relative.md)',
    '```\n<script>alert(1)</script>\n```',
    '```"><script>alert(1)</script>\nx\n```',
  ])('%s does nothing', (text) => {
    const place = shown(text);
    expect(place.querySelectorAll(dangerous)).toHaveLength(0);
    expect(place.querySelectorAll('img')).toHaveLength(0);
    for (const link of place.querySelectorAll('a[href]'))
      expect(link.getAttribute('href')).toMatch(/^https?:/);
  });
});

describe('ordinary Markdown', () => {
  it('is laid out, and its links open apart', () => {
    const place = shown(
      '# 标题\n\nSee <https://example.com/a> and [there](https://example.com/b).\n\n- one\n',
    );
    expect(place.querySelector('h1')?.textContent).toBe('标题');
    expect(place.querySelectorAll('li')).toHaveLength(1);
    const links = [...place.querySelectorAll('a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      'https://example.com/a',
      'https://example.com/b',
    ]);
    for (const link of links) {
      expect(link.getAttribute('rel')).toBe('noopener noreferrer');
      expect(link.getAttribute('target')).toBe('_blank');
    }
  });

  it('names a picture that is left out, and keeps one that it carries', () => {
    expect(shown('![plan](https://elsewhere.example/plan.png)').textContent).toContain('[plan]');
    const carried = shown('![dot](data:image/png;base64,iVBORw0KGgo=)').querySelector('img');
    expect(carried?.getAttribute('alt')).toBe('dot');
  });
});
