import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EdgeContext } from '@millwright/platform';
import {
  type AnyProcedure,
  type AnyRouter,
  getErrorShape,
  getHTTPStatusCode,
  getProcedureAtPath,
  TRPCError,
} from '@trpc/server/unstable-core-do-not-import';
import { BodyTooLargeError, readBody } from './body.ts';
import { refusalOf } from './refusal.ts';

/** Most bytes of a call's body, by whichever way it comes in. */
export const MAX_BODY = 1_000_000;
/** Most calls of one batch. */
export const MAX_BATCH = 20;

export interface ShortWayOptions {
  router: AnyRouter;
  context(request: IncomingMessage, headers: Map<string, string>): Promise<EdgeContext>;
  /** Told of faults, never of refusals. */
  onFault(error: unknown, path: string, requestId: string | undefined): void;
}

interface Call {
  path: string;
  /** Read when the procedure asks for it, so that an unreadable input is that call's error, as tRPC has it. */
  input: () => unknown;
}

/** Whether a request is plain JSON, which this way carries; streams and everything unusual go the official way. */
export function isPlainCall(request: IncomingMessage): boolean {
  if (request.headers.accept?.includes('text/event-stream') || request.headers['trpc-accept']) return false;
  if (request.method === 'GET') return true;
  return request.method === 'POST' && (request.headers['content-type'] ?? '').startsWith('application/json');
}

function parse(text: string | null): unknown {
  if (text === null || text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TRPCError({ code: 'BAD_REQUEST', message: 'The input is not JSON.', cause });
  }
}

function readable(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (cause) {
    throw new TRPCError({ code: 'BAD_REQUEST', message: 'The address cannot be read.', cause });
  }
}

async function callsOf(request: IncomingMessage): Promise<{ calls: Call[]; batch: boolean }> {
  const [address = '', query] = (request.url ?? '').split('#', 1)[0]!.split(/\?(.*)/s);
  const paths = readable(address.slice('/trpc/'.length));
  const parameters = new URLSearchParams(query);
  const batch = parameters.get('batch') === '1';
  const raw =
    request.method === 'GET' ? parameters.get('input') : (await readBody(request, MAX_BODY)).toString('utf8');
  if (!batch) return { calls: [{ path: paths, input: () => parse(raw) }], batch };
  const names = paths.split(',');
  if (names.length > MAX_BATCH)
    throw new TRPCError({ code: 'BAD_REQUEST', message: 'Too many calls in one batch.' });
  return {
    calls: names.map((path, i) => ({
      path,
      input: () => (parse(raw) as Record<string, unknown> | undefined)?.[i],
    })),
    batch,
  };
}

/** The procedure of a path, if it may be called by this method. */
async function procedureAt(
  router: AnyRouter,
  path: string,
  type: 'query' | 'mutation',
): Promise<AnyProcedure> {
  const procedure = (await getProcedureAtPath(router, path)) as AnyProcedure | null;
  if (!procedure) throw new TRPCError({ code: 'NOT_FOUND', message: `No procedure found on path "${path}"` });
  if (procedure._def.type !== type) {
    throw new TRPCError({ code: 'METHOD_NOT_SUPPORTED', message: `${path} is no ${type}` });
  }
  return procedure;
}

/**
 * The short way in: tRPC's own procedure call in tRPC's own wire format, straight from `node:http`. The official HTTP
 * adapters cost as much as a database read; clients cannot tell the two apart, and a test holds them equal.
 */
export async function shortWay(
  request: IncomingMessage,
  response: ServerResponse,
  options: ShortWayOptions,
): Promise<void> {
  const { router } = options;
  const headers = new Map<string, string>();
  const type = request.method === 'GET' ? 'query' : 'mutation';
  let context: EdgeContext | undefined;
  const failed = (error: TRPCError, path: string | undefined, input: unknown) => {
    if (error.code === 'INTERNAL_SERVER_ERROR')
      options.onFault(error.cause ?? error, path ?? '', context?.request.requestId);
    return { error: getErrorShape({ config: router._def._config, error, type, path, input, ctx: context }) };
  };
  const run = async ({ path, input }: Call) => {
    let given: unknown;
    const getRawInput = async () => {
      given = input();
      return given;
    };
    try {
      const procedure = await procedureAt(router, path, type);
      const data = await procedure({
        path,
        type,
        getRawInput,
        ctx: context,
        signal: undefined,
        batchIndex: 0,
      } as never);
      return { result: { data } };
    } catch (cause) {
      return failed(refusalOf(cause), path, given);
    }
  };
  let answer: object;
  try {
    // Who asks for too much is refused before their body is read.
    context = await options.context(request, headers);
    const { calls, batch } = await callsOf(request);
    const answers = await Promise.all(calls.map(run));
    answer = batch ? answers : answers[0]!;
  } catch (cause) {
    const error =
      cause instanceof BodyTooLargeError
        ? new TRPCError({ code: 'PAYLOAD_TOO_LARGE', message: 'The request is too large.', cause })
        : refusalOf(cause);
    answer = failed(error, undefined, undefined);
  }
  const body = JSON.stringify(answer);
  response.statusCode = getHTTPStatusCode(answer as never);
  response.setHeader('content-type', 'application/json');
  response.setHeader('cache-control', 'no-store');
  for (const [name, value] of headers) response.setHeader(name, value);
  response.setHeader('content-length', Buffer.byteLength(body));
  response.end(body);
}
