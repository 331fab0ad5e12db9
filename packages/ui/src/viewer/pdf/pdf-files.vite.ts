/// <reference types="node" />
/**
 * For the apps' Vite: puts beside the built app what PDF.js asks for by name while it reads a document: character maps of
 * Chinese, Japanese and Korean, the fonts every PDF may count on, and the decoders of scanned pages. Everything comes from
 * our own origin, under a name that carries the version, so that browsers may keep it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { pdfFilesFolder } from './pdf-files.ts';

/** Decoders without WebAssembly, which the pages' content policy does not allow; licences go with what they are about. */
const wanted: Readonly<Record<string, RegExp>> = {
  cmaps: /\.bcmap$|LICENSE/,
  standard_fonts: /\.(pfb|ttf)$|LICENSE/,
  wasm: /_nowasm_fallback\.js$|LICENSE_.*(JBIG2|OPENJPEG)/,
};

export function pdfFiles(): Plugin {
  const manifest = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const prefix = pdfFilesFolder(version);
  const files = new Map<string, string>();
  for (const [folder, names] of Object.entries(wanted))
    for (const name of readdirSync(join(dirname(manifest), folder)))
      if (names.test(name)) files.set(`${prefix}${folder}/${name}`, join(dirname(manifest), folder, name));
  return {
    name: 'millwright-pdf-files',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const file = files.get((request.url ?? '').split('?', 1)[0]!.slice(1));
        if (!file) return next();
        if (file.endsWith('.js')) response.setHeader('content-type', 'text/javascript');
        response.end(readFileSync(file));
      });
    },
    generateBundle() {
      for (const [fileName, file] of files)
        this.emitFile({ type: 'asset', fileName, source: readFileSync(file) });
    },
  };
}
