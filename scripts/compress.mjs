// Writes a .gz beside every text file of a built app, so that the server sends it as it lies.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = process.argv[2];
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!/\.(js|css|html|svg|json|map)$/.test(name)) continue;
  const bytes = readFileSync(join(folder, name));
  if (bytes.length > 1024) writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
}
