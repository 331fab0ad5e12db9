import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pressKey } from './press-key.ts';

describe('the key of a press', () => {
  it('is an id the server takes, and another each time', () => {
    const keys = Array.from({ length: 100 }, pressKey);
    for (const key of keys) expect(z.uuid().safeParse(key).success).toBe(true);
    expect(new Set(keys).size).toBe(100);
  });
});
