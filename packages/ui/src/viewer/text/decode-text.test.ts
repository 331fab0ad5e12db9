import { describe, expect, it } from 'vitest';
import { decodeText, encodingOf, isBinary } from './decode-text.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
// 合同 as Windows writes it in China.
const gb = Uint8Array.from([0xba, 0xcf, 0xcd, 0xac, 0x0d, 0x0a, 0x41]);

function utf16(text: string, settings: { bigEndian?: boolean; mark?: boolean } = {}): Uint8Array {
  const view = new DataView(new ArrayBuffer((text.length + (settings.mark ? 1 : 0)) * 2));
  const signs = [...(settings.mark ? '\ufeff' : ''), ...text];
  for (const [at, sign] of signs.entries()) view.setUint16(at * 2, sign.charCodeAt(0), !settings.bigEndian);
  return new Uint8Array(view.buffer);
}

describe('the writing of a text', () => {
  it.each([
    ['UTF-8', utf8('合同 contract'), 'utf-8', '合同 contract'],
    ['UTF-8 with a mark', utf8('\ufeff合同'), 'utf-8', '合同'],
    ['plain letters', utf8('contract'), 'utf-8', 'contract'],
    ['GB18030', gb, 'gb18030', '合同\nA'],
    ['UTF-16 with a mark', utf16('合同', { mark: true }), 'utf-16le', '合同'],
    ['UTF-16 big end first', utf16('合同', { mark: true, bigEndian: true }), 'utf-16be', '合同'],
    ['UTF-16 without a mark', utf16('contract number'), 'utf-16le', 'contract number'],
  ])('%s', (_, bytes, encoding, text) => {
    expect(encodingOf(bytes)).toBe(encoding);
    expect(decodeText(bytes).text).toBe(text);
  });

  it('is told even where the cut went through a sign, which is then left out', () => {
    const whole = utf8('合同');
    expect(decodeText(whole.subarray(0, whole.length - 1), true)).toEqual({ text: '合', encoding: 'utf-8' });
  });

  it('has one kind of line end', () => {
    expect(decodeText(utf8('a\r\nb\rc\nd')).text).toBe('a\nb\nc\nd');
  });
});

it('a program is no text', () => {
  expect(isBinary('\u007fELF\u0000\u0001')).toBe(true);
  expect(isBinary('a tab\tand a form feed\f\n')).toBe(false);
});
