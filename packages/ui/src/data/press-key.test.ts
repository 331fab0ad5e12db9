import { describe, expect, it } from 'vitest';
import { createPress, pressKey } from './press-key.ts';

describe('the key of a press', () => {
  it('is an id the server takes, and another each time', () => {
    const keys = Array.from({ length: 100 }, pressKey);
    for (const key of keys)
      expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(keys).size).toBe(100);
  });

  it('stays the same for a form until it was heard', () => {
    const press = createPress();
    const first = press.key;
    expect(press.key).toBe(first);
    press.heard();
    expect(press.key).not.toBe(first);
  });
});
