import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

const server = 'http://127.0.0.1:4200';

export default defineConfig({
  plugins: [solid(), tailwindcss()],
  server: { port: 5200, strictPort: true, proxy: { '/trpc': server, '/files': server } },
  build: { target: 'es2023', sourcemap: false, assetsInlineLimit: 0, reportCompressedSize: true },
});
