const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * SHA-256 of a part in hexadecimal. Browsers lend their own only to pages that came encrypted; on a firm's plain network
 * the same is done in JavaScript, which is slower and loaded only then.
 */
export async function partHash(part: Blob): Promise<string> {
  const bytes = await part.arrayBuffer();
  if (globalThis.crypto?.subtle) return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  const { sha256 } = await import('@noble/hashes/sha2.js');
  return hex(sha256(new Uint8Array(bytes)));
}
