/** The firm's own colour made readable: dark enough on light surfaces, light enough on dark ones. */

/** What the theme needs of an accent, for one of its two sides. */
export interface Accent {
  accent: string;
  ink: string;
  soft: string;
}

type Rgb = readonly [number, number, number];

const LIGHT_SURFACE: Rgb = [255, 255, 255];
const DARK_SURFACE: Rgb = [22, 27, 32];
/** WCAG AA for text. */
const READABLE = 4.5;

function parse(hex: string): Rgb | undefined {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) return undefined;
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

const toHex = (rgb: Rgb) => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

const mix = (from: Rgb, to: Rgb, share: number): Rgb => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** How far apart two colours are to the eye, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [a, b] = [parse(one), parse(other)];
  if (!a || !b) return 1;
  const [high, low] = [Math.max(luminance(a), luminance(b)), Math.min(luminance(a), luminance(b))];
  return (high + 0.05) / (low + 0.05);
}

function accentOn(brand: Rgb, surface: Rgb, towards: Rgb): Accent {
  let accent = brand;
  const soft = () => mix(surface, accent, 0.12);
  // In steps: the colour stays as near to the firm's own as reading allows, on the surface and on its own soft tint.
  for (let step = 0; step < 40 && !readable(accent, surface, soft()); step++)
    accent = mix(accent, towards, 0.06);
  const ink = contrast(toHex(accent), '#ffffff') >= READABLE ? '#ffffff' : '#0b0f12';
  return { accent: toHex(accent), ink, soft: toHex(soft()) };
}

const readable = (accent: Rgb, ...surfaces: Rgb[]) =>
  surfaces.every((surface) => contrast(toHex(accent), toHex(surface)) >= READABLE);

/** The accent for both themes from `#rrggbb`; undefined when it is no colour. */
export function brandAccents(hex: string | null): { light: Accent; dark: Accent } | undefined {
  const brand = hex ? parse(hex) : undefined;
  if (!brand) return undefined;
  return {
    light: accentOn(brand, LIGHT_SURFACE, [0, 0, 0]),
    dark: accentOn(brand, DARK_SURFACE, [255, 255, 255]),
  };
}
