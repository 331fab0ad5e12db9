import type { Face } from '@millwright/platform';
import type { Hono } from 'hono';
import type { ApiOptions } from '../server.ts';
import type { EdgeEnv } from './app.ts';

/** Routes that carry bytes: uploads for imports, exports of lists. */
export function fileRoutes(_app: Hono<EdgeEnv>, _face: Face, _options: ApiOptions): void {}
