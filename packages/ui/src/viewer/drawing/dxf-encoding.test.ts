import { describe, expect, it } from 'vitest';
import { dxfEncoding } from './dxf-encoding.ts';

function drawing(settings: {
  release?: string;
  page?: string;
  before?: string;
  text?: Uint8Array;
}): Uint8Array {
  const { release, page, before = '', text = new Uint8Array() } = settings;
  const header = [
    `${before}  0`,
    'SECTION',
    '2',
    'HEADER',
    ...(release ? ['9', '$ACADVER', '1', release] : []),
    ...(page ? ['9', '$DWGCODEPAGE', '3', page] : []),
    '0',
    'ENDSEC',
    '',
  ].join('\r\n');
  return Uint8Array.from([...new TextEncoder().encode(header), ...text]);
}

const gb = Uint8Array.from([0xba, 0xcf, 0xcd, 0xac]);

describe('how the texts of a drawing are written', () => {
  it.each([
    ['a release that is always UTF-8', { release: 'AC1027', page: 'ANSI_936' }, 'utf-8'],
    ['an old one from China', { release: 'AC1015', page: 'ANSI_936', text: gb }, 'gb18030'],
    ['an old one from Taiwan', { release: 'AC1015', page: 'ansi_950', text: gb }, 'big5'],
    [
      'an old one from Europe',
      { release: 'AC1015', page: 'ANSI_1252', text: Uint8Array.of(0xe4, 0x41) },
      'windows-1252',
    ],
    ['an old one that is UTF-8 all the same', { release: 'AC1015', page: 'ANSI_936' }, 'utf-8'],
    ['one that says nothing', { text: gb }, 'gb18030'],
    ['one with a remark at its start', { before: '999\r\nmade by somebody\r\n' }, 'utf-8'],
    ['one with a mark at its start', { before: '\ufeff' }, 'utf-8'],
  ])('%s', (_, settings, encoding) => {
    expect(dxfEncoding(drawing(settings))).toBe(encoding);
    expect(() => new TextDecoder(encoding)).not.toThrow();
  });
});

it.each([
  ['a binary one', 'AutoCAD Binary DXF\r\n\x1a\0', 'unknown_format'],
  ['a DWG', 'AC1032\0\0', 'unknown_format'],
  ['a letter', 'Dear Sir', 'damaged'],
])('%s is refused', (_, text, code) => {
  expect(() => dxfEncoding(new TextEncoder().encode(text))).toThrow(expect.objectContaining({ code }));
});
