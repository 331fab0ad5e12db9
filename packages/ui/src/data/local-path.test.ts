import { expect, it } from 'vitest';
import { localPath } from './local-path.ts';

it('goes back to a path of this app', () => {
  expect(localPath('/contracts/3?tab=tasks#x')).toBe('/contracts/3?tab=tasks#x');
});

it.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  '',
  undefined,
  ['/a'],
])('never leaves for %j', (next) => {
  expect(localPath(next, '/home')).toBe('/home');
});
