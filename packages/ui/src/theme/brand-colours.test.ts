import { describe, expect, it } from 'vitest';
import { brandAccents, contrast } from './brand-colours.ts';

describe('a firm’s own colour', () => {
  it('stays readable on both themes, whatever it is', () => {
    for (const hex of ['#ffff00', '#000000', '#ffffff', '#0b6477', '#ff6600', '#123456', '#c0ffee']) {
      const accents = brandAccents(hex)!;
      for (const [accent, surface] of [
        [accents.light, '#ffffff'],
        [accents.dark, '#161b20'],
      ] as const) {
        expect(contrast(accent.accent, surface), `${hex} on ${surface}`).toBeGreaterThanOrEqual(4.4);
        expect(contrast(accent.accent, accent.soft), `${hex} on its tint`).toBeGreaterThanOrEqual(4.4);
        expect(contrast(accent.accent, accent.ink), `${hex} under its ink`).toBeGreaterThanOrEqual(4.4);
      }
    }
  });

  it('is kept as it is where it can be read, and left out where it is none', () => {
    expect(brandAccents('#0b6477')?.light.accent).toBe('#0b6477');
    expect(brandAccents(null)).toBeUndefined();
    expect(brandAccents('red')).toBeUndefined();
  });
});
