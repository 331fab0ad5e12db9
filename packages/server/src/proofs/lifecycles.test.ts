import { describe, expect, it } from 'vitest';
import '../registry.ts';
import { lifecycleDocument } from './lifecycles.fixture.ts';

describe('the verb × state × role matrix', () => {
  it('is the one written down in docs/lifecycles/contracts.md', async () => {
    await expect(lifecycleDocument()).toMatchFileSnapshot('../../../../docs/lifecycles/contracts.md');
  });
});
