/** The portal in the firm's own colour. */
import { createEffect } from 'solid-js';
import { brandAccents } from './brand-colours.ts';

/** Paints the page's accent with the firm's colour; both themes get their readable side of it. */
export function useBrand(accent: () => string | null | undefined): void {
  createEffect(() => {
    const accents = brandAccents(accent() ?? null);
    const { style } = document.documentElement;
    const paint = (name: string, part: 'accent' | 'ink' | 'soft') => {
      if (accents) style.setProperty(name, `light-dark(${accents.light[part]}, ${accents.dark[part]})`);
      else style.removeProperty(name);
    };
    paint('--accent', 'accent');
    paint('--focus', 'accent');
    paint('--accent-ink', 'ink');
    paint('--accent-soft', 'soft');
  });
}
