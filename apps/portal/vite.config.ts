import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';
import { pdfFiles } from '../../packages/ui/src/viewer/pdf/pdf-files.vite.ts';

const server = 'http://127.0.0.1:4200';

export default defineConfig({
  plugins: [solid(), tailwindcss(), pdfFiles()],
  server: {
    port: 5200,
    strictPort: true,
    proxy: { '/trpc': server, '/documents': server, '/delivery-notes': server },
  },
  build: {
    target: 'es2023',
    sourcemap: false,
    manifest: true, // read by scripts/check-first-load.mjs
    assetsInlineLimit: 0, // the content policy allows no data: addresses for scripts and fonts
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What every page needs changes seldom: one file that browsers keep over many releases.
            { name: 'foundation', test: /node_modules[\\/](solid-js|@solidjs|@tanstack|@trpc)[\\/]/ },
            // The kit's small parts travel together instead of in a file each.
            {
              name: 'kit',
              test: /ui[\\/]src[\\/](actions|data|display|frames|i18n|theme)[\\/]|lucide-solid/,
              minShareCount: 3,
            },
          ],
        },
      },
    },
  },
});
