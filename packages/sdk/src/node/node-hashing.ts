import { createHash } from 'node:crypto';
import type { Hashing } from '../hashing.ts';

/** SHA-256 by Node, which is several times faster than in JavaScript. */
export const nodeHashing: Hashing = {
  whole: () => {
    const running = createHash('sha256');
    return { update: (bytes) => void running.update(bytes), hex: () => running.digest('hex') };
  },
  once: async (bytes) => createHash('sha256').update(bytes).digest('hex'),
};
