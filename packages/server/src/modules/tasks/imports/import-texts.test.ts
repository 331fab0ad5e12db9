import { describe, expect, it } from 'vitest';
import { importProblemCodes, importProblemText } from './import-texts.ts';

const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('the texts of an import', () => {
  it.each(importProblemCodes)('say %s in both languages, with the same facts', (code) => {
    const zh = importProblemText(code, {}, 'zh-CN');
    const en = importProblemText(code, {}, 'en');
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).not.toMatch(/\p{Script=Han}/u);
    const echo = new Proxy({}, { get: (_, name) => `{${String(name)}}` }) as Record<string, unknown>;
    expect(names(importProblemText(code, echo, 'zh-CN'))).toEqual(names(importProblemText(code, echo, 'en')));
  });
});
