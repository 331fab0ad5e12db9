import { type AppServices, calendarFile } from '@millwright/server';
import type { Hono } from 'hono';
import type { EdgeEnv } from './app.ts';

/**
 * Where calendar programs fetch somebody's dates. They carry no session: the address itself is the key. Whatever is not
 * one, or no longer, is answered alike, so that trying tells nothing.
 */
export function calendarRoute(app: Hono<EdgeEnv>, services: AppServices): void {
  app.get('/calendar/:file', async (c) => {
    const token = c.req.param('file').match(/^(.+)\.ics$/)?.[1] ?? '';
    const file = await calendarFile(services, c.get('edge').request, token);
    if (!file) return c.notFound();
    return c.body(file.text, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${file.fileName}"`,
      'cache-control': 'private, no-store',
    });
  });
}
