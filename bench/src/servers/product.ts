import { randomBytes } from 'node:crypto';
import { openLimits, staffFace, startApi } from '@millwright/api';
import { createLogger } from '@millwright/platform/logging';
import { startServices } from '@millwright/server';
import { serve } from './serve.ts';

/** Counted as everywhere, and never refused: the measurements come from one address. */
const ENOUGH = 999_999_999;
const LIMITS = {
  limits: true,
  limitStaffSession: ENOUGH,
  limitStaffAddress: ENOUGH,
  limitPortalSession: ENOUGH,
  limitPortalAddress: ENOUGH,
  limitEntranceAddress: ENOUGH,
  limitStreamsSession: ENOUGH,
  limitStreamsAddress: ENOUGH,
  redisUrl: undefined,
};

/** The product itself: the API with its real services, as `millwright start` puts them together. */
serve(async ({ appUrl, listenUrl, dataDir }) => {
  const log = createLogger({ service: 'bench', level: 'error' });
  const origins = { staff: 'http://bench.example', portal: 'http://portal.bench.example' };
  const services = await startServices({
    appUrl,
    listenUrl,
    origins,
    dataDir,
    secretKey: randomBytes(32),
    log,
  });
  const { limits, close } = await openLimits(LIMITS, log);
  const api = await startApi({
    faces: { staff: staffFace({ services, port: 0, app: `${dataDir}/no-pages` }) },
    log,
    host: '127.0.0.1',
    trustProxy: 0,
    limits,
  });
  return {
    port: api.ports.staff,
    close: async () => {
      await api.close();
      close();
      await services.close();
    },
  };
});
