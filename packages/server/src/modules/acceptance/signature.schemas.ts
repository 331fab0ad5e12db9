/**
 * What a customer puts their name under, word for word. A signature keeps the version it was given under; a text that was
 * signed is never changed, a further one is added below it.
 */
export const SIGN_STATEMENTS = {
  'acceptance-1': {
    'zh-CN': '本人代表客户确认：已查看本轮验收的检验结果及所列让步事项，同意本轮验收通过。',
    en: 'On behalf of the customer I confirm that I have seen the results of this acceptance and the concessions listed with it, and that it is accepted.',
  },
} as const;
export type SignStatement = keyof typeof SIGN_STATEMENTS;
/** The text people sign now. */
export const CURRENT_STATEMENT: SignStatement = 'acceptance-1';
