import { sha256 } from '@noble/hashes/sha2.js';

/** SHA-256 in hexadecimal, by the best there is where this runs. */
export interface Hashing {
  whole(): { update(bytes: Uint8Array): void; hex(): string };
  once(bytes: Uint8Array): Promise<string>;
}

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** In JavaScript where it goes on piece by piece, which no browser offers, and by the browser's own where it does. */
export const portableHashing: Hashing = {
  whole: () => {
    const running = sha256.create();
    return { update: (bytes) => void running.update(bytes), hex: () => hex(running.digest()) };
  },
  once: async (bytes) =>
    globalThis.crypto?.subtle
      ? hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as never)))
      : hex(sha256(bytes)),
};
