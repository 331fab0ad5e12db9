import { randomBytes } from 'node:crypto';
import { startApi } from '@millwright/api';
import { createLogger } from '@millwright/platform/logging';
import { startServices } from '@millwright/server';
import { serve } from './serve.ts';

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
  const api = await startApi({
    services,
    log,
    host: '127.0.0.1',
    ports: { staff: 0, portal: 0 },
    apps: { staff: `${dataDir}/no-pages`, portal: `${dataDir}/no-pages` },
    trustProxy: 0,
  });
  return {
    port: api.ports.staff,
    close: async () => {
      await api.close();
      await services.close();
    },
  };
});
