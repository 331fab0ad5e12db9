// `npm run dev`: a working firm that reloads as you type. The server restarts on change, the pages change in place.
import './require-node.mjs';

const FACES = [
  {
    app: 'web',
    port: 5100,
    servedAt: 'MILLWRIGHT_STAFF_PORT',
    servedAtDefault: 4100,
    origin: 'MILLWRIGHT_STAFF_ORIGIN',
  },
  {
    app: 'portal',
    port: 5200,
    servedAt: 'MILLWRIGHT_PORTAL_PORT',
    servedAtDefault: 4200,
    origin: 'MILLWRIGHT_PORTAL_ORIGIN',
  },
];

async function develop() {
  const { environment, prepare, root } = await import('./prepare.mjs');
  await prepare({ build: false });
  const { spawn } = await import('node:child_process');
  const { join } = await import('node:path');
  const { createServer } = await import('vite');
  const { endWithNpm } = await import('./end-with-npm.mjs');

  const env = { ...environment };
  for (const face of FACES) {
    const target = `http://127.0.0.1:${env[face.servedAt] ?? face.servedAtDefault}`;
    const server = await createServer({
      root: join(root, 'apps', face.app),
      server: {
        host: '127.0.0.1',
        port: face.port,
        proxy: { '/trpc': { target }, '/files': { target } },
      },
    });
    await server.listen();
    // The server compares where a change comes from with where its pages are; in development that is here.
    env[face.origin] ??= new URL(server.resolvedUrls.local[0]).origin;
  }

  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const main = join(root, 'apps', 'cli', 'src', 'main.ts');
  const api = spawn(
    process.execPath,
    [tsx, 'watch', '--clear-screen=false', main, 'start', ...process.argv.slice(2)],
    {
      cwd: root,
      env,
      stdio: 'inherit',
    },
  );
  api.once('exit', (code) => process.exit(code ?? 1));
  // Ctrl-C reaches the server by itself, through the terminal; leave only after it has.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => api.kill('SIGTERM'));
  endWithNpm();
}

develop().catch((error) => {
  console.error(error);
  process.exit(1);
});
