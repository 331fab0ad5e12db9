import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@millwright/db';
import { makeTask } from '@millwright/server/modules/tasks/tasks.factory.ts';
import { asSuperuser, type Firm, given, testDatabase } from '@millwright/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveAccount } from './account.fixture.ts';
import { Refused, RunningServer } from './running-server.fixture.ts';

const EMAIL = 'boss@kill.example';
const PASSWORD = 'correct horse battery staple';
const WRITERS = 6;
/** Acknowledged writes after which the power goes, by round. */
const ENOUGH = 60;
const MOST_ROUNDS = 6;
const TEAM = 400;

let firm: Firm;
let dataDir: string;
let server: RunningServer;
/** People on a contract with one open task each; taking them off is a write somebody else has to act on. */
const team: { memberId: string; taskId: string }[] = [];
let contractId: string;
/** What the server has said is done. */
const acknowledged = { customers: [] as string[], removals: [] as { memberId: string; taskId: string }[] };

beforeAll(async () => {
  firm = await given.firm('Kill');
  dataDir = await mkdtemp(join(tmpdir(), 'millwright-kill-'));
  await giveAccount(firm, firm.boss, { email: EMAIL, password: PASSWORD });
  contractId = (await given.contract(firm)).id;
  const departmentId = firm.departments.electrical;
  await firm.write(async (scope) => {
    for (let index = 0; index < TEAM; index += 1) {
      const { id: memberId } = await scope.tx.member.create({
        data: { name: `Member ${index}`, role: 'staff' },
      });
      await scope.tx.contractMember.create({ data: { contractId, departmentId, memberId } });
      const taskId = await makeTask(scope, {
        contractId,
        departmentId,
        title: `Task ${index}`,
        assigneeIds: [memberId],
      });
      team.push({ memberId, taskId });
    }
  });
}, 120_000);

afterAll(async () => {
  await server?.kill();
  if (dataDir) await rm(dataDir, { recursive: true, force: true });
});

const count = async (sql: string): Promise<number> =>
  (
    await asSuperuser(`SELECT count(*)::int AS n FROM (${sql}) found WHERE tenant_id = $1`, [firm.tenantId])
  )[0]!.n;
const waiting = () => count('SELECT tenant_id FROM outbox_event WHERE delivered_at IS NULL');

/** Writes as fast as it is answered, until the server is gone. */
async function hammer(cookie: string, isEnough: () => boolean): Promise<void> {
  for (let turn = 0; !isEnough(); turn += 1) {
    const person = turn % 2 === 0 ? team.pop() : undefined;
    try {
      if (person) {
        const departmentId = firm.departments.electrical;
        await server.mutate(
          'contracts.removeMember',
          { contractId, departmentId, memberId: person.memberId },
          cookie,
        );
        acknowledged.removals.push(person);
      } else {
        const code = newId();
        const { data } = await server.mutate('customers.create', { name: `Customer ${code}`, code }, cookie);
        acknowledged.customers.push((data as { id: string }).id);
      }
    } catch (error) {
      if (error instanceof Refused) throw error;
      return; // The connection broke: nothing was promised.
    }
  }
}

describe('killed in the middle of writes', () => {
  it('has lost nothing it acknowledged, and acts once on all that was announced', async () => {
    let leftBehind = 0;
    for (let round = 1; round <= MOST_ROUNDS && (round <= 2 || leftBehind === 0); round += 1) {
      server = await RunningServer.start(await testDatabase(), dataDir);
      const { cookie } = await server.mutate('session.signIn', { email: EMAIL, password: PASSWORD });
      const done = () => acknowledged.customers.length + acknowledged.removals.length;
      const goal = done() + ENOUGH;
      let isDead = false;
      const writers = Array.from({ length: WRITERS }, () => hammer(cookie!, () => isDead));
      await expect.poll(done, { timeout: 60_000, interval: 1 }).toBeGreaterThanOrEqual(goal);
      await server.kill();
      isDead = true;
      await Promise.all(writers);
      leftBehind += await waiting();
    }
    // Somewhere something was announced and not yet told: otherwise the restart would have nothing to make good.
    expect(leftBehind).toBeGreaterThan(0);

    server = await RunningServer.start(await testDatabase(), dataDir);
    await expect.poll(waiting, { timeout: 60_000 }).toBe(0);
    const handled = () =>
      count(`SELECT tenant_id FROM handled_event WHERE subscriber = 'tasks.release-removed-member'`);
    const removals = await count(
      `SELECT tenant_id FROM outbox_event WHERE name = 'contracts.member-removed'`,
    );
    await expect.poll(handled, { timeout: 60_000 }).toBe(removals);
  }, 300_000);

  it('keeps each acknowledged write with its audit row and its announcement', async () => {
    expect(acknowledged.customers.length).toBeGreaterThan(20);
    const found = await asSuperuser(
      `SELECT c.id, (SELECT count(*)::int FROM audit_event a WHERE a.subject_type = 'Customer' AND a.subject_id = c.id) AS audited,
              (SELECT count(*)::int FROM outbox_event o WHERE o.subject_type = 'Customer' AND o.subject_id = c.id) AS announced
         FROM customer c WHERE c.tenant_id = $1 AND c.name LIKE 'Customer %'`,
      [firm.tenantId],
    );
    const there = new Set(found.map((row) => row.id));
    expect(acknowledged.customers.filter((id) => !there.has(id))).toEqual([]);
    // Also those nobody was told of any more: all of a write is there, or nothing.
    expect(found.filter((row) => row.audited !== 1 || row.announced !== 1)).toEqual([]);
  });

  it('has taken each person off, and given back their task exactly once', async () => {
    expect(acknowledged.removals.length).toBeGreaterThan(20);
    const found = await asSuperuser(
      `SELECT m.member_id AS "memberId", m.valid_to IS NOT NULL AS gone, t.assignee_ids AS assignees,
              (SELECT count(*)::int FROM audit_event a WHERE a.subject_id = m.id AND a.action = 'update') AS audited,
              (SELECT count(*)::int FROM audit_event a WHERE a.subject_id = t.id AND a.action = 'update') AS released
         FROM contract_member m JOIN task t ON t.tenant_id = m.tenant_id AND t.title = 'Task ' || (
              SELECT substr(p.name, 8) FROM member p WHERE p.tenant_id = m.tenant_id AND p.id = m.member_id)
        WHERE m.tenant_id = $1`,
      [firm.tenantId],
    );
    const byMember = new Map(found.map((row) => [row.memberId, row]));
    for (const { memberId } of acknowledged.removals)
      expect(byMember.get(memberId)).toMatchObject({ gone: true, audited: 1, released: 1, assignees: [] });
    const half = found.filter((row) => row.gone !== (row.audited === 1) || row.gone !== (row.released === 1));
    expect(half).toEqual([]);
  });
});
