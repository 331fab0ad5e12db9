import { getEventListeners } from 'node:events';
import { createLiveBus, type LiveBus } from '@millwright/platform/live';
import { createLogger } from '@millwright/platform/logging';
import { type Relay, startRelay } from '@millwright/platform/outbox';
import { as, type Firm, given, type Person, testDatabase, testServices } from '@millwright/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PrincipalCache } from '../identity/index.ts';
import { givenWorkplace } from '../tasks/tasks.scene.ts';
import { tellCustomer } from './live.portal.ts';
import { tellStaff } from './live.staff.ts';
import { type LiveChange, type LiveServices, liveStream } from './live.stream.ts';

const REQUEST = { requestId: 'live-test', ip: null };
let bus: LiveBus;
let relay: Relay;
let services: LiveServices;
const open: AbortController[] = [];

beforeAll(async () => {
  const log = createLogger({ service: 'test', level: 'silent' });
  const { appUrl } = await testDatabase();
  const shared = await testServices();
  bus = await createLiveBus({ postgresUrl: appUrl, log });
  services = { ...shared, live: bus, principals: new PrincipalCache(shared) };
  relay = await startRelay({
    pool: shared.pool,
    queue: { enqueueAll: async () => {} },
    live: bus,
    registry: { subscribersTo: () => [] },
    listenUrl: appUrl,
    log,
  });
});
afterEach(() => {
  for (const one of open.splice(0)) one.abort();
});
afterAll(async () => {
  await relay.stop();
  await bus.close();
});

/** Opens a stream as somebody and gathers what they are told; `ended` is why it ended. */
async function listen(person: Person) {
  const principal = await person.load();
  const controller = new AbortController();
  open.push(controller);
  const tell = (principal.kind === 'staff' ? tellStaff : tellCustomer)(services, REQUEST);
  const told: LiveChange[] = [];
  const state: { ended?: unknown } = {};
  void (async () => {
    for await (const change of liveStream(services, principal, tell, controller.signal)) told.push(change);
  })().then(
    () => {
      state.ended = 'left';
    },
    (error: unknown) => {
      state.ended = error;
    },
  );
  return { told, state };
}

type Stream = Awaited<ReturnType<typeof listen>>;

/**
 * What a listener was told once they have dealt with everything heard before: a stream goes on in order, so the answer
 * to a change of their own rights comes last.
 */
async function toldAfterAll(firm: Firm, person: Person, { told }: Stream): Promise<LiveChange[]> {
  const before = told.filter(({ type }) => type === '*').length;
  await bus.publish({ kind: 'principal-changed', tenantId: firm.tenantId, memberId: person.id });
  await expect.poll(() => told.filter(({ type }) => type === '*').length).toBe(before + 1);
  return told.filter(({ type }) => type !== '*');
}

describe('live updates', () => {
  it('tell a progress report to those who may read the task, and to nobody else', async () => {
    const { firm, contractId, task } = await givenWorkplace();
    const other = await given.firm();
    const taskId = await task({ assigneeIds: [firm.staff.electrical.id] });
    const boss = await listen(firm.boss);
    const leader = await listen(firm.leaders.electrical);
    const worker = await listen(firm.staff.electrical);
    const outside = [
      [firm, firm.leaders.software],
      [firm, firm.staff.software],
      [other, other.boss],
      [other, other.customer.contact],
    ] as const;
    const streams = await Promise.all(outside.map(([, person]) => listen(person)));
    await as(firm.staff.electrical).tasks.reportProgress({ taskId, percent: 60 });

    const change = { type: 'Task', id: taskId, verb: 'progress-reported', contractId };
    for (const { told } of [boss, leader, worker]) await expect.poll(() => told).toContainEqual(change);
    for (const [index, [home, person]] of outside.entries())
      expect(await toldAfterAll(home, person, streams[index]!)).toEqual([]);
  });

  it('tell a notice to the person it is for alone, and that they have read it', async () => {
    const { firm, contractId } = await givenWorkplace();
    const worker = firm.staff.electrical;
    const own = await listen(worker);
    const others = [firm.boss, firm.leaders.electrical, firm.staff.software, firm.customer.contact];
    const streams = await Promise.all(others.map(listen));
    const task = { contractId, departmentId: firm.departments.electrical, title: '柜内接线' };
    await as(firm.boss).tasks.create({ ...task, assigneeIds: [worker.id] });
    const change = { type: 'Inbox', id: worker.id };
    await expect.poll(() => own.told).toContainEqual({ ...change, verb: 'notified' });
    const [notice] = (await as(worker).notifications.list({})).items;
    await as(worker).notifications.markRead({ noticeIds: [notice!.id] });
    await expect.poll(() => own.told).toContainEqual({ ...change, verb: 'read' });
    for (const [index, person] of others.entries()) {
      const told = await toldAfterAll(firm, person, streams[index]!);
      expect(told.filter(({ type }) => type === 'Inbox')).toEqual([]);
    }
  });

  it('reach the customer’s portal for its own published contract, with ids only', async () => {
    const { firm, contractId, task } = await givenWorkplace();
    const stranger = await firm.customerWithContact('别的客户');
    const [shown, hidden] = [await task(), await task({ isPublic: false })];
    const customer = await listen(firm.customer.contact);
    const competitor = await listen(stranger.contact);
    const boss = await listen(firm.boss);
    await as(firm.boss).tasks.reportProgress({ taskId: shown, percent: 30 });
    await expect
      .poll(() => customer.told)
      .toEqual([
        { type: 'Contract', id: contractId, verb: 'progressed' },
        { type: 'Task', id: shown, verb: 'progress-reported', contractId },
      ]);
    await as(firm.boss).tasks.reportProgress({ taskId: hidden, percent: 30 });
    await expect.poll(() => customer.told.length).toBe(3);
    expect(customer.told[2]).toEqual({ type: 'Contract', id: contractId, verb: 'progressed' });

    await firm.write(({ tx }) =>
      tx.contract.updateMany({ where: { id: contractId }, data: { publishedAt: null } }),
    );
    await as(firm.boss).tasks.reportProgress({ taskId: shown, percent: 40 });
    await expect.poll(() => boss.told.length).toBe(3);
    expect((await toldAfterAll(firm, firm.customer.contact, customer)).length).toBe(3);
    expect(await toldAfterAll(firm, stranger.contact, competitor)).toEqual([]);
  });

  it('tell the customer, and no other, that a contract left their portal, although they see it no longer', async () => {
    const { firm, contractId } = await givenWorkplace();
    const stranger = await firm.customerWithContact('别的客户');
    const customer = await listen(firm.customer.contact);
    const competitor = await listen(stranger.contact);
    const { version } = await as(firm.boss).contracts.get({ contractId });
    await as(firm.boss).contracts.publish({ contractId, version, published: false });
    await expect
      .poll(() => customer.told)
      .toEqual([{ type: 'Contract', id: contractId, verb: 'unpublished' }]);
    expect(await toldAfterAll(firm, stranger.contact, competitor)).toEqual([]);
  });

  it('stop within two seconds for somebody taken off the contract, on a stream that is open (003-04)', async () => {
    const { firm, contractId, join, task } = await givenWorkplace();
    const worker = firm.staff.electrical;
    const departmentId = firm.departments.electrical;
    await join(worker, 'electrical');
    const taskId = await task({ assigneeIds: [worker.id] });
    const stream = await listen(worker);
    await as(firm.boss).tasks.reportProgress({ taskId, percent: 10 });
    await expect.poll(() => stream.told.some(({ id }) => id === taskId)).toBe(true);

    await as(firm.boss).contracts.removeMember({ contractId, departmentId, memberId: worker.id });
    // Told that their rights have changed, so that what they may no longer see leaves their screen …
    await expect.poll(() => stream.told.at(-1), { timeout: 2_000 }).toMatchObject({ type: '*' });
    // … and told nothing of the contract from then on, although the task still names them.
    const boss = await listen(firm.boss);
    const before = stream.told.filter(({ type }) => type !== '*').length;
    await as(firm.boss).tasks.reportProgress({ taskId, percent: 20 });
    await expect.poll(() => boss.told.length).toBeGreaterThan(0);
    expect((await toldAfterAll(firm, worker, stream)).length).toBe(before);
    await expect(as(worker).tasks.get({ taskId })).rejects.toMatchObject({ cause: { kind: 'not_found' } });
  });

  it('stop for somebody taken out of the department that let them read, on a stream that is open', async () => {
    const { firm, task } = await givenWorkplace();
    const leader = firm.leaders.electrical;
    const departmentId = firm.departments.electrical;
    const taskId = await task({ department: 'electrical' });
    const stream = await listen(leader);
    await as(firm.boss).tasks.reportProgress({ taskId, percent: 10 });
    await expect.poll(() => stream.told.some(({ id }) => id === taskId)).toBe(true);

    await as(firm.boss).org.leaveDepartment({ memberId: leader.id, departmentId });
    await expect.poll(() => stream.told.some(({ type }) => type === '*')).toBe(true);
    const boss = await listen(firm.boss);
    const before = stream.told.filter(({ id }) => id === taskId).length;
    await as(firm.boss).tasks.reportProgress({ taskId, percent: 20 });
    await expect.poll(() => boss.told.some(({ id }) => id === taskId)).toBe(true);
    const told = await toldAfterAll(firm, leader, stream);
    expect(told.filter(({ id }) => id === taskId).length).toBe(before);
    await expect(as(leader).tasks.get({ taskId })).rejects.toMatchObject({ cause: { kind: 'not_found' } });
  });

  it('end within two seconds for somebody who is no longer active', async () => {
    const firm = await given.firm();
    const stream = await listen(firm.staff.software);
    await as(firm.boss).org.disableMember(await disabling(firm, firm.staff.software));
    await expect
      .poll(() => stream.state.ended, { timeout: 2_000 })
      .toMatchObject({
        code: 'UNAUTHORIZED',
        cause: { code: 'platform.sign_in_first' },
      });
  });

  it('say "everything" when messages may have been lost', async () => {
    const firm = await given.firm();
    let hear: ((signal: { kind: 'resync' }) => void) | undefined;
    const subscribe = (on: typeof hear) => {
      hear = on;
      return () => {};
    };
    const own = { ...services, live: { subscribe } } as never;
    const principal = await firm.boss.load();
    const stream = liveStream(own, principal, async () => [], undefined);
    const first = stream.next();
    hear!({ kind: 'resync' });
    expect(await first).toEqual({ done: false, value: { type: '*', id: '', verb: 'resync' } });
    await stream.return(undefined);
  });

  it('hold on to one listener for the end of their request, however long they wait', async () => {
    const firm = await given.firm();
    let hear: ((signal: { kind: 'resync' }) => void) | undefined;
    const subscribe = (on: typeof hear) => {
      hear = on;
      return () => {};
    };
    const own = { ...services, live: { subscribe } } as never;
    const { signal } = new AbortController();
    const stream = liveStream(own, await firm.boss.load(), async () => [], signal);
    for (let i = 0; i < 20; i += 1) {
      const next = stream.next();
      hear!({ kind: 'resync' });
      await next;
      expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    }
    await stream.return(undefined);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('stop listening when the listener leaves', async () => {
    const firm = await given.firm();
    const stream = await listen(firm.boss);
    open.at(-1)!.abort();
    await expect.poll(() => stream.state.ended).toBe('left');
  });
});

async function disabling(firm: Firm, person: Person) {
  const member = await firm.read(({ tx }) => tx.member.findFirst({ where: { id: person.id } }));
  return { memberId: person.id, version: member!.version };
}
