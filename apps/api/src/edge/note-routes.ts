import { forbidden, invalid } from '@millwright/platform';
import { type AppServices, deliveryNoteBytes } from '@millwright/server';
import type { Hono } from 'hono';
import { answering } from './answering.ts';
import type { EdgeEnv } from './app.ts';
import { NOTE_ROUTE, noteId, sendNote } from './sent-note.ts';

/** Delivery notes for the staff: whoever may read the delivery gets its notes. */
export function noteRoutes(app: Hono<EdgeEnv>, services: AppServices): void {
  app.get(NOTE_ROUTE, (c) =>
    answering(c, async () => {
      const { principal, request } = c.get('edge');
      if (principal.kind !== 'staff') throw forbidden('platform.sign_in_first');
      const parsed = noteId.safeParse(c.req.param('noteId'));
      if (!parsed.success) throw invalid('platform.input_invalid', { path: 'noteId' });
      return sendNote(c, await deliveryNoteBytes(services, principal, request, parsed.data));
    }),
  );
}
