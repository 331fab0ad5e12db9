import type { Setting } from './setting.ts';
import { settings } from './settings.ts';

/** The operations page about configuration, written from the declaration so that it cannot fall behind. */
export function configurationDocument(): string {
  const all: Setting[] = Object.values(settings);
  return [
    '# Configuration / 配置',
    '',
    '<!-- Written by scripts/write-configuration-docs.mjs from packages/platform/src/config/settings.ts. -->',
    '',
    'Every key is read from the environment at start. A key that is missing, has the wrong form, or begins with',
    '`MILLWRIGHT_` without being listed here stops the start; all problems are named at once. An empty value counts',
    'as not set.',
    '',
    '所有配置项均在启动时从环境变量读取。缺少必填项、格式不符，或出现此处未列出的 `MILLWRIGHT_` 变量，都会停止启动，',
    '并一次性列出全部问题。空值视为未设置。',
    '',
    '| Key 名称 | Default 默认值 | Form 格式 | Secret 机密 |',
    '|---|---|---|---|',
    ...all.map(
      (setting) =>
        `| [\`${setting.env}\`](#${setting.env.toLowerCase()}) | ${defaultOf(setting)} | ${cell(setting.form.expects.en)} | ${setting.secret ? 'yes 是' : ''} |`,
    ),
    '',
    ...all.flatMap((setting) => [
      `## ${setting.env}`,
      '',
      setting.meaning.en,
      '',
      setting.meaning.zh,
      '',
      `- Form: ${setting.form.expects.en}`,
      `- 格式：${setting.form.expects.zh}`,
      `- Default 默认值: ${defaultOf(setting)}`,
      `- Example 示例: ${exampleOf(setting)}`,
      '',
    ]),
  ].join('\n');
}

function defaultOf(setting: Setting): string {
  if (setting.default !== undefined) return `\`${setting.default}\``;
  if (setting.derived) return cell(`${setting.derived.en} / ${setting.derived.zh}`);
  return setting.optional ? 'not set 不设置' : '**required 必填**';
}

function exampleOf(setting: Setting): string {
  return setting.example.includes(' ')
    ? `\`${setting.env}="$(${setting.example})"\``
    : `\`${setting.env}=${setting.example}\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
