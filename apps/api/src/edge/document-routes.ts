import { forbidden, invalid } from '@millwright/platform';
import { sendObject } from '@millwright/platform/storage';
import { type PortalServices, portalBytes, portalNoteBytes } from '@millwright/server/portal';
import type { Hono } from 'hono';
import { z } from 'zod';
import { answering } from './answering.ts';
import type { EdgeEnv } from './app.ts';
import { NOTE_ROUTE, noteId, sendNote } from './sent-note.ts';

const documentId = z.uuid();

/** The portal's routes that carry bytes: documents a customer was given, as long as they are. They pass through this process and leave no link behind. */
export function documentRoutes(app: Hono<EdgeEnv>, services: PortalServices): void {
  const route = (path: string, part: 'document' | 'preview' | 'thumbnail') =>
    app.get(path, (c) =>
      answering(c, async () => {
        const { principal, request } = c.get('edge');
        if (principal.kind !== 'customer') throw forbidden('platform.sign_in_first');
        const parsed = documentId.safeParse(c.req.param('documentId'));
        if (!parsed.success) throw invalid('platform.input_invalid', { path: 'documentId' });
        const bytes = await portalBytes(services, principal, request, { documentId: parsed.data, part });
        return sendObject(services.published, { method: c.req.method, headers: c.req.raw.headers }, bytes);
      }),
    );
  route('/documents/:documentId', 'document');
  route('/documents/:documentId/preview', 'preview');
  route('/documents/:documentId/thumbnail', 'thumbnail');
  app.get(NOTE_ROUTE, (c) =>
    answering(c, async () => {
      const { principal, request } = c.get('edge');
      if (principal.kind !== 'customer') throw forbidden('platform.sign_in_first');
      const parsed = noteId.safeParse(c.req.param('noteId'));
      if (!parsed.success) throw invalid('platform.input_invalid', { path: 'noteId' });
      return sendNote(c, await portalNoteBytes(services, principal, request, parsed.data));
    }),
  );
}
