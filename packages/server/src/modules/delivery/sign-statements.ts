/** What a customer says by signing, or by refusing to: kept with the signature as they read it. */
const STATEMENTS = {
  signed: {
    'zh-CN': '我方已收到交付单所列货物，数量及外观核对无误，同意签收。',
    en: 'We have received the goods listed on the delivery note. Quantities and visible condition were checked and are in order.',
  },
  refused: {
    'zh-CN': '我方对交付单所列货物不予签收，原因如下。',
    en: 'We do not accept the goods listed on the delivery note, for the reason given.',
  },
} as const;

export const signStatement = (verdict: 'signed' | 'refused', locale: string): string =>
  STATEMENTS[verdict][locale === 'en' ? 'en' : 'zh-CN'];
