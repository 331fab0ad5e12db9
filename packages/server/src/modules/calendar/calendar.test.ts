import { newId } from '@millwright/db';
import { openWrite, type StaffPrincipal } from '@millwright/platform';
import { as, asSuperuser, type Firm, given, type Person, refusal } from '@millwright/testkit';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from '../tasks/tasks.scene.ts';
import type { CalendarLocale } from './calendar.schemas.ts';
import { calendarFile } from './calendar-file.ts';
import { createFeed } from './operations/create-feed.ts';

const origin = 'https://staff.example';
const REQUEST = { requestId: 'test', ip: null };

/** Somebody of a test firm with an account, as accepting an invitation would give them. */
async function withAccount(firm: Firm, person: Person): Promise<string> {
  const id = newId();
  await asSuperuser('INSERT INTO account (id, email, display_name) VALUES ($1, $2, $3)', [
    id,
    `${id}@example.com`,
    person.name,
  ]);
  await firm.write(({ tx }) => tx.member.updateMany({ where: { id: person.id }, data: { accountId: id } }));
  return id;
}

/** Makes somebody's calendar address; the answer is its token. */
async function feedOf(firm: Firm, person: Person, locale: CalendarLocale = 'zh-CN'): Promise<string> {
  const principal = (await person.load()) as StaffPrincipal;
  const { url } = await openWrite(firm.services, principal, REQUEST, (scope) =>
    createFeed(scope, { locale }, origin),
  );
  return /^https:\/\/staff\.example\/calendar\/([\w-]+)\.ics$/.exec(url)![1]!;
}

const fetchFeed = async (firm: Firm, token: string) =>
  (await calendarFile({ ...firm.services, origins: { staff: origin } }, REQUEST, token))?.text ?? null;

/** The entries as another program reads them. */
function read(text: string | null) {
  const calendar = new ICAL.Component(ICAL.parse(text!));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, summary, description, startDate, endDate } = new ICAL.Event(component);
    return {
      uid,
      summary,
      description,
      start: startDate.toString(),
      end: endDate.toString(),
      allDay: startDate.isDate && endDate.isDate,
      url: String(component.getFirstPropertyValue('url')),
      stamp: String(component.getFirstPropertyValue('dtstamp')),
    };
  });
}

/** A contract with dates on which somebody works, and a task of theirs. */
async function scene() {
  const workplace = await givenWorkplace();
  const { firm, contractId, task, join } = workplace;
  const person = firm.staff.electrical;
  await withAccount(firm, person);
  await join(person, 'electrical');
  const milestoneId = await firm.write(async ({ tx }) => {
    await tx.contract.updateMany({
      where: { id: contractId },
      data: {
        contractNo: 'HT-2601',
        promisedDate: new Date('2026-12-18'),
        amount: '1234567.89',
        internalNotes: 'canary of the contract',
      },
    });
    const made = await tx.milestone.create({
      data: { contractId, name: '出厂验收', dueOn: new Date('2026-12-01') },
    });
    return made.id;
  });
  const taskId = await task({
    title: '接线, 柜内; 现场\\n一段很长很长的标题，长到在日历文件里必须折行，而且不能把一个汉字拦腰折断',
    description: 'canary of the task',
    assigneeIds: [person.id],
    startsOn: '2026-11-02',
    dueOn: '2026-11-06',
  });
  return { ...workplace, person, taskId, milestoneId };
}

describe('a calendar address', () => {
  it('shows one’s open tasks, the promised dates and the milestones of one’s contracts (003-09)', async () => {
    const { firm, person, taskId, milestoneId, contractId, task } = await scene();
    const dueOnly = await task({ title: 'I/O 点检', assigneeIds: [person.id], dueOn: '2026-11-09' });
    await task({ title: 'done', assigneeIds: [person.id], dueOn: '2026-11-09', progress: 100 });
    await task({ title: 'of somebody else', dueOn: '2026-11-09' });
    await task({ title: 'without a date', assigneeIds: [person.id] });
    const events = read(await fetchFeed(firm, await feedOf(firm, person)));
    const contract = 'HT-2601 灌装线电控系统';
    expect(events.map(({ stamp: _, ...event }) => event)).toEqual([
      {
        uid: `task-${taskId}@millwright`,
        summary:
          '接线, 柜内; 现场\\n一段很长很长的标题，长到在日历文件里必须折行，而且不能把一个汉字拦腰折断',
        description: contract,
        start: '2026-11-02',
        end: '2026-11-07',
        allDay: true,
        url: `${origin}/tasks/${taskId}`,
      },
      {
        uid: `task-${dueOnly}@millwright`,
        summary: 'I/O 点检',
        description: contract,
        start: '2026-11-09',
        end: '2026-11-10',
        allDay: true,
        url: `${origin}/tasks/${dueOnly}`,
      },
      {
        uid: `promised-${contractId}@millwright`,
        summary: `合同交期：${contract}`,
        description: contract,
        start: '2026-12-18',
        end: '2026-12-19',
        allDay: true,
        url: `${origin}/contracts/${contractId}`,
      },
      {
        uid: `milestone-${milestoneId}@millwright`,
        summary: `里程碑：出厂验收 · ${contract}`,
        description: contract,
        start: '2026-12-01',
        end: '2026-12-02',
        allDay: true,
        url: `${origin}/contracts/${contractId}`,
      },
    ]);
  });

  it('keeps the form of RFC 5545, stays the same from fetch to fetch, and says nothing of money and notes', async () => {
    const { firm, person } = await scene();
    const token = await feedOf(firm, person, 'en');
    const text = (await fetchFeed(firm, token))!;
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(text).toMatch(/^DTSTAMP:\d{8}T\d{6}Z$/m);
    expect(text).toContain('Promised: HT-2601');
    expect(text).not.toMatch(/canary|1234567/);
    expect(await fetchFeed(firm, token)).toBe(text);
  });

  it('shows a project lead what they lead, and the boss no more than their own work', async () => {
    const { firm, lead } = await scene();
    for (const person of [lead, firm.boss]) await withAccount(firm, person);
    const kinds = async (person: Person) =>
      read(await fetchFeed(firm, await feedOf(firm, person))).map(({ uid }) => uid.split('-')[0]);
    expect(await kinds(lead)).toEqual(['promised', 'milestone']);
    expect(await kinds(firm.boss)).toEqual([]);
  });

  it('shows with the next fetch what its owner may no longer see: nothing of it', async () => {
    const { firm, person, leave } = await scene();
    const token = await feedOf(firm, person);
    expect(read(await fetchFeed(firm, token))).toHaveLength(3);
    await leave(person);
    expect(read(await fetchFeed(firm, token))).toEqual([]);
  });

  it('is empty of contracts that are over', async () => {
    const { firm, person, setStatus } = await scene();
    const token = await feedOf(firm, person);
    await setStatus('cancelled');
    expect(read(await fetchFeed(firm, token))).toEqual([]);
  });

  it('leads nowhere once its owner, their account or the firm may no longer enter', async () => {
    const { firm, person } = await scene();
    const token = await feedOf(firm, person);
    const accountId = ((await person.load()) as StaffPrincipal).accountId;
    const there = async () => (await fetchFeed(firm, token)) !== null;
    const setStatus = (status: string) =>
      firm.write(({ tx }) => tx.member.updateMany({ where: { id: person.id }, data: { status } }));
    const setAccount = (until: string) =>
      asSuperuser(`UPDATE account SET disabled_at = ${until} WHERE id = $1`, [accountId]);
    const setFirm = (until: Date | null) =>
      firm.write(({ tx }) => tx.tenant.updateMany({ data: { suspendedAt: until } }));
    await setStatus('disabled');
    expect(await there()).toBe(false);
    await setStatus('active');
    await setAccount('now()');
    expect(await there()).toBe(false);
    await setAccount('null');
    await setFirm(new Date());
    expect(await there()).toBe(false);
    await setFirm(null);
    expect(await there()).toBe(true);
    // A new password ends what was made with the old one, by whomever.
    await asSuperuser('UPDATE account SET updated_at = now() WHERE id = $1', [accountId]);
    expect(await there()).toBe(false);
    await asSuperuser(`UPDATE account SET updated_at = now() - interval '1 day' WHERE id = $1`, [accountId]);
    expect(await there()).toBe(true);
    // Another account in the person's place does not inherit the address.
    await withAccount(firm, person);
    expect(await there()).toBe(false);
  });
});

describe('making and ending it', () => {
  it('keeps a hash only, and leaves its row in the audit trail', async () => {
    const { firm, person } = await scene();
    const token = await feedOf(firm, person);
    const stored = await asSuperuser('SELECT * FROM calendar_feed WHERE tenant_id = $1', [firm.tenantId]);
    expect(stored).toMatchObject([{ member_id: person.id, locale: 'zh-CN' }]);
    const trail = await asSuperuser(
      `SELECT * FROM audit_event WHERE tenant_id = $1 AND subject_type = 'CalendarFeed'`,
      [firm.tenantId],
    );
    expect(trail).toMatchObject([{ action: 'insert', actor_id: person.id }]);
    expect(JSON.stringify([stored, trail])).not.toContain(token.slice(32));
    expect(JSON.stringify(trail)).not.toContain(stored[0]!.token_hash);
    expect(await as(person).calendar.feed()).toMatchObject({ id: stored[0]!.id });
  });

  it('again replaces it: the one before stops at once, and both stand in the audit trail', async () => {
    const { firm, person } = await scene();
    const [first, second] = [await feedOf(firm, person), await feedOf(firm, person)];
    expect(await fetchFeed(firm, first)).toBeNull();
    expect(await fetchFeed(firm, second)).not.toBeNull();
    const trail = await asSuperuser(
      `SELECT action FROM audit_event WHERE tenant_id = $1 AND subject_type = 'CalendarFeed' ORDER BY id`,
      [firm.tenantId],
    );
    expect(trail.map(({ action }) => action)).toEqual(['insert', 'delete', 'insert']);
  });

  it('ends when its owner says so; a second time there is none', async () => {
    const { firm, person } = await scene();
    const token = await feedOf(firm, person);
    await as(person).calendar.revokeFeed();
    expect(await fetchFeed(firm, token)).toBeNull();
    expect(await as(person).calendar.feed()).toBeNull();
    await expect(as(person).calendar.revokeFeed()).rejects.toMatchObject(
      refusal('not_found', 'calendar.no_feed'),
    );
  });

  it('is nobody else’s: neither the boss nor another firm sees or ends it', async () => {
    const { firm, person } = await scene();
    const token = await feedOf(firm, person);
    const other = await given.firm();
    for (const stranger of [firm.boss, firm.leaders.electrical, other.boss]) {
      expect(await as(stranger).calendar.feed()).toBeNull();
      await expect(as(stranger).calendar.revokeFeed()).rejects.toMatchObject(refusal('not_found'));
    }
    expect(await fetchFeed(firm, token)).not.toBeNull();
    // The secret belongs to the firm it names.
    const elsewhere = other.tenantId.replaceAll('-', '') + token.slice(32);
    expect(await fetchFeed(firm, elsewhere)).toBeNull();
  });
});
