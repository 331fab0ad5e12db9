import { cleanup, render } from '@solidjs/testing-library';
import { afterEach, expect, it } from 'vitest';
import { Watermark } from './Watermark.tsx';

afterEach(cleanup);

it('lies over the document, hidden from screen readers and in nobody’s way', () => {
  const { container } = render(() => <Watermark lines={['李伟', '<b>2026</b>']} />);
  const svg = container.querySelector('svg')!;
  expect(svg.getAttribute('aria-hidden')).toBe('true');
  expect(svg.getAttribute('class')).toContain('pointer-events-none');
  expect([...svg.querySelectorAll('text')].map((line) => line.textContent)).toEqual(['李伟', '<b>2026</b>']);
});

it('is not there without lines', () => {
  expect(render(() => <Watermark lines={[]} />).container.querySelector('svg')).toBeNull();
  expect(render(() => <Watermark />).container.querySelector('svg')).toBeNull();
});
