/**
 * What is wrong with a row and what to do about it, in both languages. They live on this side because they also stand
 * in the file of rows to mend, which is made here. `{name}` is filled from the problem's facts.
 */
const TEXTS = {
  title_missing: {
    zh: '缺少任务名称，请填写。',
    en: 'The task has no name. Enter one.',
  },
  title_too_long: {
    zh: '任务名称有 {length} 个字符，最多 {max} 个，请缩短，其余写入说明。',
    en: 'The name has {length} characters, at most {max} are allowed. Shorten it and put the rest into the description.',
  },
  description_too_long: {
    zh: '说明有 {length} 个字符，最多 {max} 个，请缩短。',
    en: 'The description has {length} characters, at most {max} are allowed. Shorten it.',
  },
  department_missing: {
    zh: '缺少部门，请填写本合同的部门：{departments}。',
    en: 'No department is named. Enter one of this contract’s: {departments}.',
  },
  department_unknown: {
    zh: '没有“{value}”这个部门，请改为本合同的部门：{departments}。',
    en: 'There is no department “{value}”. Use one of this contract’s: {departments}.',
  },
  department_not_on_contract: {
    zh: '“{value}”未参与本合同。请先在合同中加入该部门，或改为：{departments}。',
    en: '“{value}” does not work on this contract. Add it to the contract first, or use one of: {departments}.',
  },
  department_not_yours: {
    zh: '您不能为“{value}”安排任务，请由该部门负责人或项目总负责人导入此行。',
    en: 'You may not plan tasks for “{value}”. Its leader or the project lead has to import this row.',
  },
  person_unknown: {
    zh: '没有名为“{value}”的人员，请核对姓名，或改用其邮箱或工号。',
    en: 'Nobody is called “{value}”. Check the name, or use the person’s e-mail or employee number.',
  },
  person_ambiguous: {
    zh: '有 {count} 位人员名为“{value}”，请改用邮箱或工号以区分。',
    en: '{count} people are called “{value}”. Use an e-mail or employee number to say which one.',
  },
  person_not_assignable: {
    zh: '“{value}”不在 {department}，也不在本合同团队中。请先将其加入合同团队，或改为其他人。',
    en: '“{value}” is neither in {department} nor on this contract’s team. Add the person to the team first, or name somebody else.',
  },
  too_many_people: {
    zh: '一个任务最多 {max} 位负责人，此处有 {count} 位。',
    en: 'A task may have {max} people at most; this one has {count}.',
  },
  date_unreadable: {
    zh: '“{value}”不是日期，请写成 2026-12-18 的形式。',
    en: '“{value}” is not a date. Write it like 2026-12-18.',
  },
  date_no_such_day: {
    zh: '“{value}”这一天不存在，请更正。',
    en: 'There is no such day as “{value}”. Correct it.',
  },
  date_no_year: {
    zh: '“{value}”缺少年份，请写成 2026-12-18 的形式。',
    en: '“{value}” has no year. Write it like 2026-12-18.',
  },
  date_ambiguous: {
    zh: '“{value}”可能是 {readings}，请写成 2026-12-18 的形式，或在映射中选择日期顺序。',
    en: '“{value}” could be {readings}. Write it like 2026-12-18, or choose the order of day and month in the mapping.',
  },
  ends_before_start: {
    zh: '完成日期 {dueOn} 早于开始日期 {startsOn}，请更正其中之一。',
    en: 'The task ends on {dueOn}, before it starts on {startsOn}. Correct one of them.',
  },
  weight_unreadable: {
    zh: '“{value}”不是数字，权重请填大于 0 的数字。',
    en: '“{value}” is not a number. A weight is a number above 0.',
  },
  weight_out_of_range: {
    zh: '权重须大于 0 且不超过 {max}，最多两位小数；此处为“{value}”。',
    en: 'A weight must be above 0 and at most {max}, with two decimals at most; this is “{value}”.',
  },
  progress_unreadable: {
    zh: '“{value}”不是百分比，请填 0 到 100 的整数。',
    en: '“{value}” is not a percentage. Enter a whole number from 0 to 100.',
  },
  progress_ambiguous: {
    zh: '“{value}”可能是 {readings}，请加上百分号，或在映射中选择刻度。',
    en: '“{value}” could be {readings}. Add a percent sign, or choose the scale in the mapping.',
  },
  progress_out_of_range: {
    zh: '进度须为 0 到 100 的整数，此处为“{value}”。',
    en: 'Progress is a whole number from 0 to 100; this is “{value}”.',
  },
  flag_unreadable: {
    zh: '“{value}”无法识别，客户可见请填“是”或“否”。',
    en: '“{value}” cannot be read. For “visible to customer” write yes or no.',
  },
  cell_error: {
    zh: '单元格中是公式错误“{value}”，请在表格中修正公式或直接填写内容。',
    en: 'The cell holds the formula error “{value}”. Mend the formula or type the content.',
  },
  duplicate_existing: {
    zh: '{department} 已有同名任务“{value}”，请删除此行或改名。',
    en: '{department} already has a task called “{value}”. Remove this row or rename it.',
  },
  duplicate_in_file: {
    zh: '与第 {otherLine} 行重复：{department} 的同名任务“{value}”。请删除其一或改名。',
    en: 'The same as line {otherLine}: “{value}” in {department}. Remove one of them or rename it.',
  },
} as const;

export type ImportProblemCode = keyof typeof TEXTS;
export type ImportLocale = 'zh-CN' | 'en';

/** Every code a row's problem may have. */
export const importProblemCodes = Object.keys(TEXTS) as ImportProblemCode[];

/** A fact as text: lists with their separator, things with a name by the one in the reader's language. */
function filled(value: unknown, locale: ImportLocale): string {
  if (Array.isArray(value))
    return value.map((one) => filled(one, locale)).join(locale === 'zh-CN' ? '、' : ', ');
  if (value !== null && typeof value === 'object') {
    const { name, nameEn } = value as { name?: string; nameEn?: string | null };
    return (locale === 'en' && nameEn) || (name ?? '');
  }
  return String(value ?? '');
}

/** A row's problem in words: what is wrong and what to do. */
export function importProblemText(
  code: ImportProblemCode,
  facts: Readonly<Record<string, unknown>>,
  locale: ImportLocale,
): string {
  const text = TEXTS[code][locale === 'zh-CN' ? 'zh' : 'en'];
  return text.replace(/\{(\w+)\}/g, (_, name: string) => filled(facts[name], locale));
}
