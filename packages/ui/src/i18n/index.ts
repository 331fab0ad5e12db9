export { errorText, type FieldProblem, fieldErrorText, type Reason, reasonOf } from './errors.ts';
export {
  type DateStyle,
  formatBytes,
  formatDate,
  formatDateTime,
  formatList,
  formatMoney,
  formatMoneyShort,
  formatNumber,
  formatPercent,
  formatRelative,
} from './format.ts';
export { createI18n, type I18n, lookUp } from './i18n.ts';
export { RelativeTime } from './RelativeTime.tsx';
export { hasChosenLocale, locale, type OwnWords, setOwnWords, setTimeZone, timeZone } from './state.ts';
export { type KeyOf, type Locale, locales, type Params, type Plural, type Texts } from './texts.ts';
export { uiText } from './ui-text.ts';
