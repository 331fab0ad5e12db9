import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { batches } from './batches.ts';
import type { LiveMessage } from './live-bus.ts';

const message = (verb: string): LiveMessage => ({
  kind: 'changed',
  tenantId: randomUUID(),
  type: 'Task',
  id: randomUUID(),
  verb,
  at: new Date().toISOString(),
});

it('what is published while a batch is on its way does not overtake it, and a failure stops nothing', async () => {
  const sent: string[] = [];
  const publish = batches(10, async (payload) => {
    await nextTurn();
    const [{ verb }] = JSON.parse(payload) as [{ verb: string }];
    if (verb === 'second') throw new Error('it could not be sent');
    sent.push(verb);
  });
  const early = ['first', 'second', 'third'].map((verb) => publish(message(verb)));
  await nextTurn();
  const late = publish(message('fourth'));
  const results = await Promise.allSettled([...early, late]);
  expect(sent).toEqual(['first', 'third', 'fourth']);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
});
