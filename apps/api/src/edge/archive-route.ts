import type { AppServices } from '@millwright/server';
import { archiveFiles, archiveInput } from '@millwright/server';
import type { Hono } from 'hono';
import { z } from 'zod';
import { answering } from './answering.ts';
import type { EdgeEnv } from './app.ts';
import { sayWhen } from './context.ts';
import { type EdgeRequest, parsed, staffOf } from './file-routes.ts';
import type { Limits } from './limits.ts';

const ids = z
  .string()
  .max(10_000)
  .transform((list) => list.split(','))
  .optional();
const archiveQuery = z
  .object({
    subjectType: z.string(),
    subjectId: z.string(),
    folderIds: ids,
    fileIds: ids,
    locale: z.string().optional(),
  })
  .transform(({ subjectType: type, subjectId: id, ...rest }) => ({ subject: { type, id }, ...rest }))
  .pipe(archiveInput);

/** The way to many files at once: `?subjectType=&subjectId=&folderIds=&fileIds=&locale=`, ids with commas between. */
export function archiveRoute(app: Hono<EdgeEnv>, services: AppServices, limits?: Limits): void {
  app.get('/files/archive', (c) => {
    if (limits) takePlace(c, limits);
    return answering(c, () => sendArchive(c, services));
  });
}

function takePlace(c: EdgeRequest, limits: Limits): void {
  const { request, sessionHash } = c.get('edge');
  const { outgoing } = c.env;
  try {
    const giveBack = limits.openArchive('staff', { ip: request.ip, session: sessionHash });
    if (outgoing.destroyed) giveBack();
    else outgoing.once('close', giveBack);
  } catch (error) {
    sayWhen(error, c.get('headers'));
  }
}

async function sendArchive(c: EdgeRequest, services: AppServices): Promise<Response> {
  const { request } = c.get('edge');
  const { outgoing } = c.env;
  const principal = staffOf(c);
  const wanted = parsed(archiveQuery, c.req.query());
  const { fileName, stream } = await archiveFiles(services, principal, request, wanted);
  // Also for whoever only asks for the headers, or leaves before the first byte: what was opened is closed.
  const end = () => void stream.return(undefined);
  outgoing.once('close', end);
  if (outgoing.destroyed) end();
  return new Response(ReadableStream.from(stream) as ReadableStream, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="files.zip"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'cache-control': 'private, no-store',
    },
  });
}
