import { expect, it } from 'vitest';
import { TooMany, turns } from './turns.ts';

const held = () => {
  let release = () => {};
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { until, release };
};

it('lets so many run at a time, in order, forgets who has left, and takes no more than it can serve', async () => {
  const inTurn = turns(1, 2);
  const first = held();
  const done: string[] = [];
  const run = (name: string, until?: Promise<void>, signal?: AbortSignal) =>
    inTurn(async () => {
      await until;
      done.push(name);
    }, signal);
  const leaving = new AbortController();
  const all = [run('a', first.until), run('b', undefined, leaving.signal), run('c')];
  await expect(run('d')).rejects.toBeInstanceOf(TooMany);
  leaving.abort(new Error('left'));
  await expect(all[1]).rejects.toThrow('left');
  first.release();
  await Promise.all([all[0], all[2]]);
  expect(done).toEqual(['a', 'c']);
  await run('e');
  await expect(run('f', undefined, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  await run('g');
  expect(done).toEqual(['a', 'c', 'e', 'g']);
});
