import { startEmbeddedPostgres } from './index.ts';

// Started by embedded.test.ts, which kills it.
const { superuserUrl } = await startEmbeddedPostgres({ dataDir: process.argv[2]!, port: 0 });
process.send?.({ superuserUrl });
setInterval(() => undefined, 60_000);
