import { expect, it } from 'vitest';
import { imageType } from './image-type.ts';

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

it.each([
  ['\x89PNG\r\n\x1a\n....', 'image/png'],
  ['\xff\xd8\xff\xe0....', 'image/jpeg'],
  ['GIF89a', 'image/gif'],
  ['RIFF....WEBPVP8 ', 'image/webp'],
  ['....ftypavif', 'image/avif'],
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
  ['<?xml version="1.0"?>\n<!-- by -->\n<svg>', 'image/svg+xml'],
  ['<html><svg></svg></html>', undefined],
  ['<script>alert(1)</script>', undefined],
  ['II*\0', undefined],
  ['', undefined],
])('%j is %s', (start, type) => {
  expect(imageType(bytes(start))).toBe(type);
});
