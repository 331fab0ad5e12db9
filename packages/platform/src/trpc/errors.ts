import { TRPCError, type TRPCErrorShape } from '@trpc/server';
import { ZodError } from 'zod';
import { AppError, type FieldProblem, fromDatabase, invalid, type RefusalKind } from '../errors/index.ts';

const TRPC_CODES = {
  not_found: 'NOT_FOUND',
  forbidden: 'FORBIDDEN',
  conflict: 'CONFLICT',
  invalid: 'BAD_REQUEST',
} as const;
/** Refusals HTTP has a word of its own for. */
const OWN_CODES: Readonly<Record<string, 'UNAUTHORIZED' | 'TOO_MANY_REQUESTS'>> = {
  'platform.sign_in_first': 'UNAUTHORIZED',
  'platform.token_invalid': 'UNAUTHORIZED',
  'platform.too_many_requests': 'TOO_MANY_REQUESTS',
  'platform.too_many_streams': 'TOO_MANY_REQUESTS',
  'platform.too_many_archives': 'TOO_MANY_REQUESTS',
};

/** What a client reads from `error.data.reason`. Texts live with the translations, by code. */
export interface Reason {
  kind: RefusalKind | 'unexpected';
  code: string;
  facts: Record<string, unknown>;
  fields?: FieldProblem[];
}

function fromZod(error: ZodError): AppError {
  const fields = error.issues.slice(0, 50).map((issue) => {
    const {
      code,
      path,
      message: _message,
      input: _input,
      ...facts
    } = issue as unknown as Record<string, unknown> & { code: string; path: PropertyKey[] };
    return { path: path.map(String).join('.'), code: `input.${code}`, facts };
  });
  return invalid('platform.input_invalid', {}, fields);
}

/** One place turns refusals into answers. */
export function toTrpcError(error: TRPCError): TRPCError {
  const cause = error.cause;
  const known = cause instanceof ZodError ? fromZod(cause) : fromDatabase(cause);
  if (known instanceof AppError) {
    return new TRPCError({
      code: OWN_CODES[known.code] ?? TRPC_CODES[known.kind],
      message: known.code,
      cause: known,
    });
  }
  return error;
}

/** The reason behind an error as a client may know it: no stack, no SQL, no text of a library. */
export function reasonOf(error: TRPCError, requestId: string | undefined): Reason {
  const cause = error.cause instanceof ZodError ? fromZod(error.cause) : error.cause;
  if (cause instanceof AppError) {
    return {
      kind: cause.kind,
      code: cause.code,
      facts: cause.facts,
      ...(cause.fields ? { fields: cause.fields } : {}),
    };
  }
  if (error.code === 'INTERNAL_SERVER_ERROR') {
    return { kind: 'unexpected', code: 'platform.unexpected', facts: { requestId } };
  }
  if (error.code === 'NOT_FOUND') return { kind: 'not_found', code: 'platform.no_such_procedure', facts: {} };
  return { kind: 'invalid', code: 'platform.request_unreadable', facts: {} };
}

export function shapeError(options: {
  shape: TRPCErrorShape;
  error: TRPCError;
  ctx: { request?: { requestId: string } } | undefined;
}) {
  const { shape, error, ctx } = options;
  const { stack: _stack, ...data } = shape.data as Record<string, unknown> & { stack?: string };
  const reason = reasonOf(error, ctx?.request?.requestId);
  return { ...shape, message: reason.code, data: { ...data, code: data.code as string, reason } };
}
