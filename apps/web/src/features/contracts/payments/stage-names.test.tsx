import { QueryClient, QueryClientProvider } from '@tanstack/solid-query';
import { render } from 'solid-js/web';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { setLocale } from '../../../i18n/index.ts';
import { useStageNames } from './stage-names.ts';

const server = vi.hoisted(() => ({ mayRead: true, asked: 0 }));
// The server and the session, and nothing else, are stand-ins.
vi.mock('../../../api.ts', () => ({
  api: {
    acceptance: {
      stages: {
        options: (input: { contractId: string }) => ({
          queryKey: ['acceptance', 'stages', input],
          queryFn: async () => {
            server.asked += 1;
            return [
              { code: 'fat', name: '工厂验收', nameEn: 'Works acceptance' },
              { code: 'trial', name: '试生产', nameEn: null },
            ];
          },
        }),
      },
    },
  },
}));
vi.mock('../../../session.tsx', () => ({ useMay: () => () => server.mayRead }));

beforeAll(() => setLocale('en'));
let close = () => {};
afterEach(() => close());

function stages() {
  server.asked = 0;
  let names!: ReturnType<typeof useStageNames>;
  const Names = () => {
    names = useStageNames(() => 'c');
    return null;
  };
  close = render(
    () => (
      <QueryClientProvider client={new QueryClient()}>
        <Names />
      </QueryClientProvider>
    ),
    document.createElement('div'),
  );
  return names;
}

describe('the stages a payment can wait for', () => {
  it('are the contract’s, by the names it has for them', async () => {
    server.mayRead = true;
    const names = stages();
    await vi.waitFor(() => expect(names.nameOf('fat')).toBe('Works acceptance'));
    expect(names.nameOf('trial')).toBe('试生产');
    expect(names.options('')).toEqual([
      { value: 'fat', label: 'Works acceptance' },
      { value: 'trial', label: '试生产' },
    ]);
  });

  it('keep the one a payment waits for already, though the firm has it no longer', async () => {
    server.mayRead = true;
    const names = stages();
    await vi.waitFor(() => expect(names.options('')).toHaveLength(2));
    expect(names.options('sat').map(({ value }) => value)).toEqual(['fat', 'trial', 'sat']);
    expect(names.options('fat')).toHaveLength(2);
  });

  it('are those every firm begins with, for whoever may not read its own; the server is not asked', () => {
    server.mayRead = false;
    const names = stages();
    expect(names.options('').map(({ value }) => value)).toEqual(['internal', 'fat', 'sat']);
    expect(names.nameOf('unheard-of')).toBe('unheard-of');
    expect(server.asked).toBe(0);
  });
});
