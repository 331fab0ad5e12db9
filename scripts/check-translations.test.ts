// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the pages under test are written here as text
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkTranslations } from './check-translations.mjs';

let root: string;
const write = (file: string, text: string) => {
  const at = path.join(root, file);
  mkdirSync(path.dirname(at), { recursive: true });
  writeFileSync(at, text);
};

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'millwright-texts-'));
  for (const [language, save] of [
    ['en', 'Save'],
    ['zh-CN', '保存'],
  ]) {
    write(`packages/ui/src/texts/${language}.ts`, `export default { actions: { save: '${save}' } };`);
    write(
      `apps/web/src/i18n/${language}/index.ts`,
      `import ui from '@millwright/ui/texts/${language}';\nimport tasks from './tasks.ts';\nexport default { ui, tasks };`,
    );
  }
  write(
    'apps/web/src/i18n/en/tasks.ts',
    "export default { title: 'Tasks', late: { one: '{count} day by {who}', other: '{count} days by {who}' }, state: { open: 'Open' } };",
  );
  write(
    'apps/web/src/i18n/zh-CN/tasks.ts',
    "export default { title: '任务', late: '{who} 逾期 {count} 天', state: { open: '未完成' } };",
  );
  write(
    'apps/web/src/Page.tsx',
    "t('tasks.title'); t(`tasks.state.${state}`); uiText('actions.save'); format('tasks.nope');",
  );
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const problems = async () =>
  (await checkTranslations(root)).problems.map((text) => text.replace(`${root}${path.sep}`, ''));

it('finds nothing where nothing is wrong', async () => {
  expect(await problems()).toEqual([]);
  expect((await checkTranslations(root)).uses).toBe(3);
});

it('finds a text in one language only, either way round', async () => {
  write(
    'apps/web/src/i18n/zh-CN/tasks.ts',
    "export default { late: '{who} {count}', state: { open: '未完成' }, extra: '多余' };",
  );
  expect(await problems()).toEqual([
    "apps/web: 'tasks.title' is in en but not in zh-CN",
    "apps/web: 'tasks.extra' is in zh-CN but not in en",
    // The use is still served by the language that has it.
  ]);
});

it('finds places that differ', async () => {
  write(
    'apps/web/src/i18n/zh-CN/tasks.ts',
    "export default { title: '任务', late: '逾期 {count} 天', state: { open: '未完成' } };",
  );
  expect(await problems()).toEqual(["apps/web: 'tasks.late' has {who} in en but {} in zh-CN"]);
});

it('finds uses of texts that are not there', async () => {
  write(
    'apps/web/src/Page.tsx',
    "\nt('tasks.nope');\nt(late ? 'tasks.title' : 'tasks.gone');\nt(`tasks.colour.${x}`); uiText('actions.bake');",
  );
  const found = (await problems()).map((text) => text.replaceAll('\\', '/'));
  expect(found).toEqual([
    "apps/web/src/Page.tsx:2 asks for 'tasks.nope', which no dictionary has",
    "apps/web/src/Page.tsx:3 asks for 'tasks.gone', which no dictionary has",
    "apps/web/src/Page.tsx:4 asks for 'tasks.colour.${x}', which fits no text",
    "apps/web/src/Page.tsx:4 asks for 'ui.actions.bake', which no dictionary has",
  ]);
});

it('finds a dictionary that no index lists', async () => {
  write('apps/web/src/i18n/en/forgotten.ts', "export default { a: 'b' };");
  expect((await problems())[0]).toContain('does not list forgotten.ts');
});

it('names refusals that have no words of their own', async () => {
  write('packages/server/src/modules/tasks/x.ts', "throw conflict('tasks.too_late', {});");
  expect((await checkTranslations(root)).notes[0]).toContain('tasks.too_late');
});
