/**
 * What is wrong with a row and what to do about it, in both languages. They live on this side because they also stand
 * in the file of rows to mend, which is made here. `{name}` is filled from the problem's facts.
 */
const TEXTS = {
  name_missing: {
    zh: '没有名称，也没有料号或图号，请至少填写一项。',
    en: 'There is neither a name nor a part or drawing number. Enter one of them.',
  },
  text_too_long: {
    zh: '内容有 {length} 个字符，最多 {max} 个，请缩短。',
    en: 'The text has {length} characters, at most {max} are allowed. Shorten it.',
  },
  quantity_missing: {
    zh: '缺少数量，请填写大于 0 的数字。',
    en: 'There is no quantity. Enter a number above 0.',
  },
  quantity_unreadable: {
    zh: '“{value}”不是数量，请写成 12、1.5 或“12 个”的形式。',
    en: '“{value}” is not a quantity. Write it like 12, 1.5 or 12 pcs.',
  },
  quantity_ambiguous: {
    zh: '“{value}”可能是 {readings}，请在映射中选择小数点的写法。',
    en: '“{value}” could be {readings}. Choose in the mapping which sign is the decimal one.',
  },
  quantity_out_of_range: {
    zh: '数量须大于 0，最多四位小数，此处为“{value}”。',
    en: 'A quantity is above 0 and has four decimals at most; this is “{value}”.',
  },
  unit_too_long: {
    zh: '单位“{value}”过长，最多 {max} 个字符。',
    en: 'The unit “{value}” is too long, at most {max} characters are allowed.',
  },
  date_unreadable: {
    zh: '“{value}”不是日期，请写成 2026-12-18 的形式。',
    en: '“{value}” is not a date. Write it like 2026-12-18.',
  },
  date_ambiguous: {
    zh: '“{value}”可能是 {readings}，请写成 2026-12-18 的形式，或在映射中选择日期顺序。',
    en: '“{value}” could be {readings}. Write it like 2026-12-18, or choose the order of day and month in the mapping.',
  },
  already_on_contract: {
    zh: '合同的第 {lineNo} 行已有此物料。若确需再次采购，请在映射中选择“重复导入”。',
    en: 'Line {lineNo} of the contract has this part already. If it is needed once more, choose so in the mapping.',
  },
  cell_error: {
    zh: '单元格中是公式错误“{value}”，请在表格中修正公式或直接填写内容。',
    en: 'The cell holds the formula error “{value}”. Correct the formula or write the value itself.',
  },
} as const;

export type BomProblemCode = keyof typeof TEXTS;

/** The text of a problem in the reader's language. */
export function bomProblemText(
  code: BomProblemCode,
  facts: Readonly<Record<string, unknown>>,
  locale: 'zh-CN' | 'en',
): string {
  const [between, text] = locale === 'zh-CN' ? [' 或 ', TEXTS[code].zh] : [' or ', TEXTS[code].en];
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts[name];
    return Array.isArray(fact) ? fact.join(between) : String(fact ?? '');
  });
}
