import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { LiveBus, LiveMessage, LiveSignal } from './live-bus.ts';

export interface LiveBackend {
  /** Opens one more bus on the same installation, as another process would. */
  open(): Promise<LiveBus>;
  /** Interrupts the listening connection of every open bus. */
  interrupt(): Promise<void>;
  stop(): Promise<void>;
}

const changed = (verb = 'signed'): LiveMessage => ({
  kind: 'changed',
  tenantId: randomUUID(),
  type: 'contract',
  id: randomUUID(),
  verb,
  at: new Date().toISOString(),
});

/** What every live bus promises; a backend's test calls this inside its own describe. */
export function liveBusContract(start: () => Promise<LiveBackend>): void {
  let backend: LiveBackend;
  const open: LiveBus[] = [];
  beforeAll(async () => {
    backend = await start();
  });
  afterEach(async () => {
    for (const bus of open.splice(0)) await bus.close();
  });
  afterAll(() => backend.stop());

  async function listening() {
    const bus = await backend.open();
    open.push(bus);
    const heard: LiveSignal[] = [];
    const leave = bus.subscribe((signal) => heard.push(signal));
    return { bus, heard, leave };
  }

  it('carries messages to every process, the publishing one included', async () => {
    const [here, there] = [await listening(), await listening()];
    const message = changed();
    await here.bus.publish(message);
    for (const { heard } of [here, there]) await expect.poll(() => heard).toEqual([message]);
  });

  it('carries who lost or gained rights', async () => {
    const { bus, heard } = await listening();
    const message: LiveMessage = {
      kind: 'principal-changed',
      tenantId: randomUUID(),
      memberId: randomUUID(),
    };
    await bus.publish(message);
    await expect.poll(() => heard).toEqual([message]);
  });

  it('keeps the order of what one process publishes, however much at once', async () => {
    const { heard } = await listening();
    const { bus } = await listening();
    const messages = Array.from({ length: 1000 }, (_, i) => changed(`step-${i}-${'长'.repeat(i % 20)}`));
    await Promise.all(messages.map((message) => bus.publish(message)));
    await expect.poll(() => heard.length, { timeout: 5000 }).toBe(1000);
    expect(heard).toEqual(messages);
  });

  it('refuses what is not a live message, before it is sent', async () => {
    const { bus, heard } = await listening();
    const wrong = { ...changed(), tenantId: 'hengda' };
    expect(() => bus.publish(wrong)).toThrow();
    const good = changed();
    await bus.publish(Object.assign({ title: 'confidential' }, good));
    await expect.poll(() => heard).toEqual([good]);
  });

  it('stops telling those who left, and goes on when a subscriber fails', async () => {
    const { bus, heard, leave } = await listening();
    bus.subscribe(() => {
      throw new Error('this subscriber always fails');
    });
    const later: LiveSignal[] = [];
    bus.subscribe((signal) => later.push(signal));
    const [first, second] = [changed('first'), changed('second')];
    await bus.publish(first);
    await expect.poll(() => later).toEqual([first]);
    leave();
    await bus.publish(second);
    await expect.poll(() => later).toEqual([first, second]);
    expect(heard).toEqual([first]);
  });

  it('says that messages may be missing after an interruption, and works again', async () => {
    const { bus, heard } = await listening();
    await backend.interrupt();
    await expect.poll(() => heard, { timeout: 5000 }).toEqual([{ kind: 'resync' }]);
    const message = changed();
    await expect
      .poll(
        () =>
          bus.publish(message).then(
            () => heard.at(-1),
            () => undefined,
          ),
        { timeout: 5000 },
      )
      .toEqual(message);
  });

  it('hears nothing more once closed', async () => {
    const { bus, heard } = await listening();
    const other = await listening();
    await bus.close();
    await other.bus.publish(changed());
    await expect.poll(() => other.heard.length).toBe(1);
    expect(heard).toEqual([]);
  });
}
