import { QueryClient, QueryClientProvider } from '@tanstack/solid-query';
import { render } from 'solid-js/web';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Outputs } from '../../router-types.ts';
import type { ContractPlan, PlanRow } from './gantt-types.ts';
import { type PlanMoves, usePlanMoves } from './plan-moves.ts';

const KEY = ['planning', 'plan', { contractId: 'c' }];
const send = vi.hoisted(() => vi.fn());
// The server, and nothing else, is a stand-in: it answers when the test says so.
vi.mock('../../api.ts', () => ({
  api: {
    planning: { key: () => ['planning'], plan: { options: () => ({ queryKey: KEY }) }, moveTask: { send } },
    tasks: { key: () => ['tasks'] },
    contracts: { key: () => ['contracts'] },
  },
}));

const row = (id: string, version = 1) =>
  ({ id, title: id, startsOn: '2026-11-23', endsOn: '2026-11-27', progress: 0, version }) as PlanRow;

const there = { startsOn: '2026-11-30', endsOn: '2026-12-04' };

type Answer = Outputs['planning']['moveTask'];
const answer = (changed: PlanRow): Answer =>
  ({
    tasks: [changed],
    startsOn: '2026-11-23',
    endsOn: changed.endsOn,
    forecastEndsOn: changed.endsOn,
    problem: null,
    undo: { taskId: changed.id, version: changed.version, startsOn: '2026-11-23', endsOn: '2026-11-27' },
  }) as Answer;

/** What the server says to each move in turn; every question to it waits until it is answered. */
function server() {
  const asked: { version: number; answer(value: Answer): void; refuse(error: unknown): void }[] = [];
  send.mockImplementation(
    (input: { version: number }) =>
      new Promise<Answer>((resolve, reject) => {
        asked.push({ version: input.version, answer: resolve, refuse: reject });
      }),
  );
  return asked;
}

let close = () => {};

function open() {
  const client = new QueryClient();
  client.setQueryData(KEY, { contractId: 'c', tasks: [row('a'), row('b')] } as ContractPlan);
  let moves!: PlanMoves;
  const Moves = () => {
    moves = usePlanMoves(() => 'c');
    return null;
  };
  close = render(
    () => (
      <QueryClientProvider client={client}>
        <Moves />
      </QueryClientProvider>
    ),
    document.body,
  );
  const bar = (id: string) =>
    client.getQueryData<ContractPlan>(KEY)?.tasks.find((one) => one.id === id) as PlanRow;
  return { moves, bar, client };
}

beforeEach(() => localStorage.clear());
afterEach(() => {
  close();
  send.mockReset();
});

describe('a bar that is moved', () => {
  it('is there at once, and stays there with what the server says of it', async () => {
    const asked = server();
    const { moves, bar } = open();
    const done = moves.move('a', there, 1);
    expect(bar('a')).toMatchObject(there);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    asked[0]!.answer(answer({ ...row('a', 2), ...there }));
    await done;
    expect(bar('a')).toMatchObject({ ...there, version: 2 });
    expect(bar('b')).toMatchObject({ startsOn: '2026-11-23', version: 1 });
  });

  it('goes back when the server refuses', async () => {
    const asked = server();
    const { moves, bar } = open();
    const done = moves.move('a', there, 1);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    asked[0]!.refuse({ kind: 'invalid', code: 'planning.too_early', facts: {} });
    await done;
    expect(bar('a')).toMatchObject({ startsOn: '2026-11-23', endsOn: '2026-11-27' });
    expect(moves.clash()).toBeUndefined();
  });

  it('shows where somebody else put it meanwhile, and asks', async () => {
    const asked = server();
    const { moves, bar } = open();
    const theirs = { ...row('a', 5), startsOn: '2026-12-07', endsOn: '2026-12-11' };
    const done = moves.move('a', there, 1);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    asked[0]!.refuse({ kind: 'conflict', code: 'platform.changed_meanwhile', facts: { current: theirs } });
    await done;
    expect(bar('a')).toMatchObject({ startsOn: '2026-12-07', version: 5 });
    expect(moves.clash()).toMatchObject({ theirs: { startsOn: '2026-12-07' }, mine: there });

    // Keeping one's own is a move of what one has now seen.
    moves.closeClash();
    void moves.move('a', there, theirs.version);
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(asked[1]!.version).toBe(5);
  });

  it('waits for its own first move before the second, so that it does not meet itself', async () => {
    const asked = server();
    const { moves, bar } = open();
    void moves.move('a', there, 1);
    const further = { startsOn: '2026-12-01', endsOn: '2026-12-07' };
    const done = moves.move('a', further, 1);
    expect(bar('a')).toMatchObject(further);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    asked[0]!.answer(answer({ ...row('a', 2), ...there }));
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(asked[1]!.version).toBe(2);
    asked[1]!.answer(answer({ ...row('a', 3), ...further }));
    await done;
    expect(bar('a')).toMatchObject({ ...further, version: 3 });
  });

  it('is sent as the version one took hold of, even if another has arrived since', async () => {
    const asked = server();
    const { moves, client } = open();
    client.setQueryData(KEY, { contractId: 'c', tasks: [row('a', 4), row('b')] } as ContractPlan);
    void moves.move('a', there, 1);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]!.version).toBe(1);
  });
});
