import { stdSerializers } from 'pino';

const removed = '[redacted]';
const secretName =
  /pass(word|wd|phrase)?$|secret|token$|cookie|authorization|credential|api[-_]?key|private[-_]?key|session[-_]?id|^otp$|^totp$/i;
const deepest = 8;

/** Copies a log record's fields with every secret taken out by its name, however deep it sits. */
export function redactFields(fields: Record<string, unknown>): Record<string, unknown> {
  return redacted(fields, 0, new Set()) as Record<string, unknown>;
}

/**
 * Takes secrets out of running text: passwords inside addresses and connection strings, bearer tokens, signatures
 * of signed links, set-up and invitation tokens in query strings, invitations and calendar addresses, API tokens wherever they stand.
 */
export function redactText(text: string): string {
  return text
    .replace(/([a-z][a-z0-9+.-]*:\/\/[^\s:@/"\\]*):[^\s"\\/]+@/gi, `$1:${removed}@`)
    .replace(/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${removed}`)
    .replace(/([?&](?:\w*token|signature|password|secret|code)=)[^&\s"\\#]+/gi, `$1${removed}`)
    .replace(/\bmwt_[\w-]{8,}/g, `mwt_${removed}`)
    .replace(/(\/(?:invitation|calendar)\/)[\w%-]{12,}/g, `$1${removed}`)
    .replace(/\b(password|passwd|secret)=[^&\s"\\]+/gi, `$1=${removed}`);
}

function redacted(value: unknown, depth: number, above: Set<object>): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Buffer.isBuffer(value) || ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth >= deepest || above.has(value)) return '[…]';
  const inside = new Set(above).add(value);

  if (Array.isArray(value)) return value.map((item) => redacted(item, depth + 1, inside));
  if (typeof (value as { toJSON?: unknown }).toJSON === 'function') {
    return redacted((value as { toJSON: () => unknown }).toJSON(), depth + 1, inside);
  }
  const source = value instanceof Error ? { ...stdSerializers.err(value), raw: undefined } : value;
  return Object.fromEntries(
    Object.entries(source).map(([name, inner]) => [
      name,
      secretName.test(name) && inner !== undefined && inner !== null && typeof inner !== 'boolean'
        ? removed
        : redacted(inner, depth + 1, inside),
    ]),
  );
}
