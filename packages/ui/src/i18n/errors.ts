/** The server's refusals, as words. The server sends a code and facts; the sentence lives with the translations. */
import { formatDate, formatDateTime, formatList, formatNumber } from './format.ts';
import { activeTexts, locale } from './state.ts';
import { fillText, findText, type Params } from './texts.ts';

/** One input field that is wrong: its path as the form names it, and a code whose text lives with the translations. */
export interface FieldProblem {
  path: string;
  code: string;
  facts?: Record<string, unknown>;
}

/** Why the server refused: a kind, a code that a module owns, and the facts of the case. */
export interface Reason {
  kind: 'not_found' | 'forbidden' | 'conflict' | 'invalid' | 'unexpected';
  code: string;
  facts?: Record<string, unknown>;
  fields?: FieldProblem[];
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
  for (const [name, own] of Object.entries(facts ?? {})) {
    // What has a name in English as well is called by it there.
    const value = (locale() === 'en' && facts?.[`${name}En`]) || own;
    if (typeof value === 'number') params[name] = value;
    else if (Array.isArray(value)) params[name] = formatList(value.map(String));
    else if (typeof value === 'string') {
      if (/^\d{4}-\d\d-\d\dT/.test(value)) params[name] = formatDateTime(value);
      else params[name] = /^\d{4}-\d\d-\d\d$/.test(value) ? formatDate(value) : value;
    }
  }
  return params;
}

/** Codes that belong to no module: the platform's own, and what a form's input can be. Their texts are the kit's. */
const ownWords = new Set(['platform', 'input']);

/** `contracts.already_signed` is looked up as `contracts.errors.already_signed`. */
function codeText(code: string, facts?: Record<string, unknown>): string | undefined {
  const dot = code.indexOf('.');
  const [module, name] = [code.slice(0, Math.max(0, dot)), code.slice(dot + 1)];
  const key = module === '' || ownWords.has(module) ? `ui.errors.${name}` : `${module}.errors.${name}`;
  const leaf = findText(activeTexts(), key);
  return leaf === undefined ? undefined : fillText(leaf, locale(), factTexts(facts), formatNumber);
}

/** What is wrong with one field, as words: its code's text, else that the value is not accepted. */
export function fieldErrorText(problem: FieldProblem): string {
  const { code, facts } = problem;
  // A check of a module's own travels inside the validator's general one.
  const own = (facts?.params as { code?: string } | undefined)?.code;
  if (own) return codeText(own, facts) ?? codeText('field_invalid') ?? own;
  // An empty text is 'too small' to the validator and 'missing' to a person.
  if (code === 'input.too_small' && facts?.origin === 'string' && facts.minimum === 1)
    return codeText('required') ?? code;
  const bySort = codeText(`${code}_${String(facts?.origin ?? facts?.format ?? '')}`, facts);
  return bySort ?? codeText(code, facts) ?? codeText('field_invalid') ?? code;
}

/** What happened and what to do, for anything thrown: a refusal, a lost connection, or something unexpected. */
export function errorText(error: unknown): string {
  const reason = reasonOf(error);
  if (reason) return codeText(reason.code, reason.facts) ?? codeText(reason.kind) ?? reason.code;
  const status = (error as { data?: { httpStatus?: number } | null } | undefined)?.data?.httpStatus;
  if (status === 429) return codeText('too_many') ?? '';
  if (!navigator.onLine || (error instanceof Error && status === undefined))
    return codeText('unreachable') ?? '';
  return codeText('unexpected') ?? '';
}
