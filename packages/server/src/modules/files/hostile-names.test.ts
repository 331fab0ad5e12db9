import { as } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from '../tasks/tasks.scene.ts';
import { cleanName, MAX_NAME, sameName } from './files.names.ts';
import { addFile } from './files.scene.ts';

const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}';

describe('a hostile name (issue 3)', () => {
  it.each([
    ['a path upwards', '../../etc/passwd', 'passwd'],
    ['a path of Windows', 'C:\\Users\\x\\图纸.dxf', '图纸.dxf'],
    ['a share of Windows', '\\\\server\\share\\plan.pdf', 'plan.pdf'],
    ['both slashes', '..\\../..\\x/y\\z.txt', 'z.txt'],
    ['slashes of other scripts, which are none', 'a\u2215b\uff0fc.txt', 'a\u2215b\uff0fc.txt'],
    ['a NUL that would end it', 'plan.pdf\0.exe', 'plan.pdf.exe'],
    ['line ends', 'a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie_ x=1.pdf'],
    ['text turned around (U+202E)', 'invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['text turned around by isolates', 'a\u2067gpj\u2069.exe', 'agpj.exe'],
    ['zero width', 'pla\u200b\u200d\u2060\ufeffn.pdf', 'plan.pdf'],
    ['fillers that show nothing', 'a\u3164\u115f\u2800.txt', 'a.txt'],
    ['composed apart (NFD)', 'e\u0301te\u0301.txt', '\u00e9t\u00e9.txt'],
    ['Hangul composed apart', '\u1112\u1161\u11ab.txt', '\ud55c.txt'],
    ['emoji, which are names like others', '\u{1F680} 启动.txt', '\u{1F680} 启动.txt'],
    ['emoji joined by what cannot be seen', `${family}.png`, '\u{1F468}\u{1F469}\u{1F467}.png'],
    ['half a character', 'a\ud83d.txt', 'a.txt'],
    ['dots and blanks at the end', 'plan.pdf. . .', 'plan.pdf'],
    ['blanks of all kinds', ' \u00a0\u3000many\t\u2003blanks .txt ', 'many blanks .txt'],
    ['a stream behind a file', 'plan.pdf:evil.exe', 'plan.pdf_evil.exe'],
    ['what Windows refuses', 'a<b>c"d|e?f*.txt', 'a_b_c_d_e_f_.txt'],
    ['a device of Windows', 'CON', 'CON_'],
    ['a device with an ending', 'nul.txt', 'nul_.txt'],
    ['a device with two', 'com1.tar.gz', 'com1_.tar.gz'],
    ['a device in disguise', 'Lpt\u00b9 .dxf', 'Lpt\u00b9_ .dxf'],
    ['what only begins like one', 'console.txt', 'console.txt'],
    ['markup', '<img src=x onerror=alert(1)>.pdf', '_img src=x onerror=alert(1)_.pdf'],
    ['a formula', '=HYPERLINK("x").csv', '=HYPERLINK(_x_).csv'],
    ['one that begins with a dot', '.htaccess', '.htaccess'],
  ])('is tamed: %s', (_what, name, kept) => {
    expect(cleanName(name)).toBe(kept);
    expect(cleanName(kept)).toBe(kept);
  });

  it.each(['..', '.', ' . ', '/', 'folder/', '\\', '\u200b', '\u202e', '\0', '\u3164', ' ', '...'])(
    'is refused when nothing is left of it: %j',
    (name) => {
      expect(() => cleanName(name)).toThrow(expect.objectContaining({ code: 'files.name_empty' }));
    },
  );

  it('of 300 characters is cut before its ending, and never inside a character', () => {
    expect(cleanName(`${'长'.repeat(300)}.docx`)).toBe(`${'长'.repeat(195)}.docx`);
    const rockets = cleanName(`${'\u{1F680}'.repeat(300)}.png`);
    expect([...rockets]).toHaveLength(MAX_NAME);
    expect(rockets).not.toMatch(/\p{Surrogate}/u);
    expect(cleanName(`a.${'x'.repeat(300)}`)).toHaveLength(MAX_NAME);
  });

  it('that looks like another is the same: NFC and NFD, full width, upper case', () => {
    const twins = ['\u00e9.DXF', 'e\u0301.dxf', '\uff25\u0301.dxf'].map((name) => sameName(cleanName(name)));
    expect(new Set(twins).size).toBe(1);
  });

  it('makes a further version of its twin, and no second file beside it', async () => {
    const { firm, contractId } = await givenWorkplace();
    const contract = { type: 'Contract', id: contractId };
    const first = await addFile(firm.boss, contract, 'Me\u0301lange.txt', 'one');
    const second = await addFile(firm.boss, contract, 'm\u00e9la\u200bnge.TXT', 'two');
    expect(second).toMatchObject({ id: first.id, versionNo: 2, name: 'M\u00e9lange.txt' });
  });

  it('is tamed in folders and when a file is renamed, too', async () => {
    const { firm, contractId } = await givenWorkplace();
    const subject = { type: 'Contract', id: contractId };
    const { files } = as(firm.boss);
    expect(await files.createFolder({ subject, name: '../aux\u202e' })).toMatchObject({ name: 'aux_' });
    const file = await addFile(firm.boss, subject, 'plain.txt');
    const renamed = await files.update({
      fileId: file.id,
      version: file.version,
      name: '..\\x\u202efdp.exe',
    });
    expect(renamed.name).toBe('xfdp.exe');
  });
});
