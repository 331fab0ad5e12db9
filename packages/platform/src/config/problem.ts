import type { Bilingual, Setting } from './setting.ts';

/** One thing wrong with the configuration: the key it is about, and what to do, in both languages. */
export interface ConfigurationProblem extends Bilingual {
  key: string;
  kind: 'missing' | 'ill_typed' | 'unknown' | 'refused';
}

/** Everything wrong with the configuration at once, so that it is mended in one go. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(readonly problems: readonly ConfigurationProblem[]) {
    const lines = problems.flatMap(({ zh, en }) => [`  - ${en}`, `    ${zh}`]);
    super(['Millwright cannot start: configuration. / 无法启动：配置有误。', ...lines].join('\n'));
  }
}

/** Why a part that runs alone cannot do without a database's address. */
export function aloneWithout(part: string): Bilingual {
  return {
    zh: `millwright ${part} 不带数据库，只有 millwright start 自带。`,
    en: ` millwright ${part} brings no database of its own; only millwright start does.`,
  };
}

/** Says that a required key is not set, and shows a value that would do. */
export function missing(setting: Setting, misspelt?: string, why?: Bilingual): ConfigurationProblem {
  const { env, example, form } = setting;
  const hint = {
    zh: misspelt ? `已设置的 ${misspelt} 是否应为 ${env}？` : '',
    en: misspelt ? ` ${misspelt} is set: did you mean ${env}?` : '',
  };
  return {
    key: env,
    kind: 'missing',
    zh: `缺少 ${env}。请设为${form.expects.zh}，例如 ${env}=${shown(example)}。${why?.zh ?? ''}${hint.zh}`,
    en: `${env} is missing. Set it to ${form.expects.en}, for example ${env}=${shown(example)}.${why?.en ?? ''}${hint.en}`,
  };
}

/** Says that a key's value has the wrong form. A secret's value is not repeated. */
export function illTyped(setting: Setting, value: string): ConfigurationProblem {
  const { env, form } = setting;
  const zhValue = setting.secret ? '当前的值' : `“${value.slice(0, 80)}”`;
  const enValue = setting.secret ? 'its present value' : `“${value.slice(0, 80)}”`;
  return {
    key: env,
    kind: 'ill_typed',
    zh: `${env} 应为${form.expects.zh}，${zhValue}不是。`,
    en: `${env} must be ${form.expects.en}; ${enValue} is not.`,
  };
}

/** Says that a MILLWRIGHT_ key does not exist, and which existing one it resembles. */
export function unknown(key: string, closest?: string): ConfigurationProblem {
  return {
    key,
    kind: 'unknown',
    zh: `没有 ${key} 这个配置项。${closest ? `是否应为 ${closest}？` : '请删除它。'}`,
    en: `There is no key ${key}. ${closest ? `Did you mean ${closest}?` : 'Remove it.'}`,
  };
}

/** Says that a key's value is well formed but not allowed here. */
export function refused(key: string, why: Bilingual): ConfigurationProblem {
  return { key, kind: 'refused', ...why };
}

function shown(example: string): string {
  return example.includes(' ') ? `"$(${example})"` : example;
}
