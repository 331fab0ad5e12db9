/** The server's refusals, as words. The server sends a code and facts; the sentence lives with the translations. */
import { formatDate, formatDateTime, formatNumber } from './format.ts';
import { activeTexts, locale } from './state.ts';
import { fillText, findText, type Params } from './texts.ts';

/** Why the server refused: one of four kinds, a code that a module owns, and the facts of the case. */
export interface Reason {
  kind: 'not_found' | 'forbidden' | 'conflict' | 'invalid';
  code: string;
  facts?: Record<string, unknown>;
  /** For `invalid`: the code of what is wrong, by field path. */
  fields?: Record<string, string>;
}

/** Takes the reason out of whatever was thrown; undefined when it was not a refusal (network, crash). */
export function reasonOf(error: unknown): Reason | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('kind' in error && 'code' in error) return error as Reason;
  const data = (error as { data?: { reason?: Reason } | null }).data;
  return data?.reason ?? undefined;
}

function factTexts(facts: Record<string, unknown> | undefined): Params {
  const params: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(facts ?? {})) {
    if (typeof value === 'number') params[name] = value;
    else if (Array.isArray(value)) params[name] = value.join(locale() === 'zh-CN' ? '、' : ', ');
    else if (typeof value === 'string') {
      if (/^\d{4}-\d\d-\d\dT/.test(value)) params[name] = formatDateTime(value);
      else params[name] = /^\d{4}-\d\d-\d\d$/.test(value) ? formatDate(value) : value;
    }
  }
  return params;
}

/** `contracts.version_conflict` is looked up as `contracts.errors.version_conflict`. */
function codeText(code: string, facts?: Record<string, unknown>): string | undefined {
  const dot = code.indexOf('.');
  const key = dot < 0 ? `ui.errors.${code}` : `${code.slice(0, dot)}.errors.${code.slice(dot + 1)}`;
  const leaf = findText(activeTexts(), key);
  return leaf === undefined ? undefined : fillText(leaf, locale(), factTexts(facts), formatNumber);
}

/** A field's error as words: its code's text, else the code's general form, else 'not accepted'. */
export function fieldErrorText(code: string, facts?: Record<string, unknown>): string {
  return codeText(code, facts) ?? codeText('field_invalid') ?? code;
}

/** What happened and what to do, for anything thrown: a refusal, a lost connection, or something unexpected. */
export function errorText(error: unknown): string {
  const reason = reasonOf(error);
  if (reason) return codeText(reason.code, reason.facts) ?? codeText(reason.kind) ?? reason.code;
  const status = (error as { data?: { httpStatus?: number } | null } | undefined)?.data?.httpStatus;
  if (status === 429) return codeText('too_many') ?? '';
  if (!navigator.onLine || (error instanceof Error && status === undefined)) return codeText('unreachable') ?? '';
  return codeText('unexpected') ?? '';
}
