import { as, given, type Person, refusal, said } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { viewDeleted, viewRestored, viewSaved, viewShared } from './settings.events.ts';
import { MAX_VIEWS } from './settings.schemas.ts';

const late = { list: 'tasks', name: '逾期', query: 'state=overdue&sort=-due&columns=due,progress' } as const;

const viewsOf = async (person: Person) => (await as(person).settings.views({ list: 'tasks' })).items;
const namesOf = async (person: Person) => (await viewsOf(person)).map(({ name }) => name);

describe('keeping a view', () => {
  it('brings it back as it was, on its own list, and says so', async () => {
    const firm = await given.firm();
    const me = firm.staff.electrical;
    const kept = await as(me).settings.saveView(late);
    expect(kept).toMatchObject({ ...late, mine: true, shared: false, allowed: ['update', 'delete'] });
    expect(await viewsOf(me)).toEqual([kept]);
    expect((await as(me).settings.views({ list: 'contracts' })).items).toEqual([]);
    expect((await firm.announcements()).at(-1)).toEqual(said(viewSaved, { viewId: kept.id }));
  });

  it('is seen by nobody else, the boss included', async () => {
    const firm = await given.firm();
    const { id: viewId } = await as(firm.staff.electrical).settings.saveView(late);
    for (const person of [firm.boss, firm.leaders.electrical, firm.staff.software]) {
      expect(await viewsOf(person)).toEqual([]);
      const call = as(person).settings.updateView({ viewId, version: 1, name: 'mine' });
      await expect(call).rejects.toMatchObject(refusal('not_found', 'settings.view_not_found'));
    }
  });

  it('has neither name nor content in the audit trail of others', async () => {
    const firm = await given.firm();
    await as(firm.staff.electrical).settings.saveView({ ...late, name: '离职前交接' });
    const trail = await as(firm.boss).audit.list({});
    const said = JSON.stringify(trail.items.filter(({ subjectType }) => subjectType === 'SavedView'));
    expect(said).toContain('masked');
    expect(said).not.toMatch(/离职前交接|state=overdue/);
  });

  it('takes only what an address bar may hold', async () => {
    const firm = await given.firm();
    const { saveView } = as(firm.boss).settings;
    for (const query of ['a=1&a=2', '<b>=1', 'x'.repeat(2_001), '__proto__=1'])
      await expect(saveView({ ...late, query })).rejects.toMatchObject(refusal('invalid'));
    for (const name of ['  ', 'x'.repeat(61)])
      await expect(saveView({ ...late, name })).rejects.toMatchObject(refusal('invalid'));
    const elsewhere = { ...late, list: 'salaries' as 'tasks' };
    await expect(saveView(elsewhere)).rejects.toMatchObject(refusal('invalid'));
  });

  it('ends at as many as fit a screen, of one list', async () => {
    const firm = await given.firm();
    const { saveView } = as(firm.boss).settings;
    for (let i = 0; i < MAX_VIEWS; i += 1) await saveView(late);
    await expect(saveView(late)).rejects.toMatchObject(refusal('conflict', 'settings.too_many_views'));
    await saveView({ ...late, list: 'contracts' });
  });

  it('shows what the list shows now, unless it was changed elsewhere meanwhile', async () => {
    const firm = await given.firm();
    const { saveView, updateView } = as(firm.staff.electrical).settings;
    const { id: viewId } = await saveView(late);
    const now = await updateView({ viewId, version: 1, query: 'state=done' });
    expect(now).toMatchObject({ name: late.name, query: 'state=done', version: 2 });
    const behind = updateView({ viewId, version: 1, name: 'behind' });
    await expect(behind).rejects.toMatchObject(refusal('conflict', 'platform.changed_meanwhile'));
  });
});

describe('sharing a view', () => {
  it('gives it to the firm under its maker’s name, and takes it back', async () => {
    const firm = await given.firm();
    const leader = firm.leaders.electrical;
    const { id: viewId } = await as(leader).settings.saveView(late);
    await as(leader).settings.shareView({ viewId, version: 1, shared: true });
    expect((await firm.announcements()).at(-1)).toEqual(said(viewShared, { viewId, shared: true }));
    const [seen] = await viewsOf(firm.staff.software);
    expect(seen).toMatchObject({ id: viewId, shared: true, mine: false, allowed: [] });
    expect(seen?.byName).toBe(leader.name);
    await as(leader).settings.shareView({ viewId, version: 2, shared: false });
    expect(await viewsOf(firm.staff.software)).toEqual([]);
    expect(await namesOf(leader)).toEqual([late.name]);
  });

  it('is for leaders and the boss; only the maker and the boss change what is shared', async () => {
    const firm = await given.firm();
    const mine = await as(firm.staff.electrical).settings.saveView(late);
    const share = as(firm.staff.electrical).settings.shareView({ viewId: mine.id, version: 1, shared: true });
    await expect(share).rejects.toMatchObject(refusal('forbidden'));

    const { id: viewId } = await as(firm.leaders.electrical).settings.saveView(late);
    await as(firm.leaders.electrical).settings.shareView({ viewId, version: 1, shared: true });
    for (const person of [firm.leaders.software, firm.staff.electrical]) {
      const { updateView, deleteView } = as(person).settings;
      await expect(updateView({ viewId, version: 2, name: 'x' })).rejects.toMatchObject(refusal('forbidden'));
      await expect(deleteView({ viewId, version: 2 })).rejects.toMatchObject(refusal('forbidden'));
    }
    await as(firm.boss).settings.updateView({ viewId, version: 2, name: '每周例会' });
    await as(firm.boss).settings.shareView({ viewId, version: 3, shared: false });
    expect(await namesOf(firm.boss)).toEqual([]);
    expect(await namesOf(firm.leaders.electrical)).toEqual(['每周例会']);
  });

  it('stays within the firm', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const { id: viewId } = await as(firm.boss).settings.saveView(late);
    await as(firm.boss).settings.shareView({ viewId, version: 1, shared: true });
    expect(await viewsOf(other.boss)).toEqual([]);
    for (const verb of ['deleteView', 'restoreView'] as const) {
      const call = as(other.boss).settings[verb]({ viewId, version: 2 });
      await expect(call).rejects.toMatchObject(refusal('not_found'));
    }
  });
});

describe('removing a view', () => {
  it('can be taken back, and then it is shared as before', async () => {
    const firm = await given.firm();
    const { saveView, shareView, deleteView, restoreView } = as(firm.leaders.electrical).settings;
    const { id: viewId } = await saveView(late);
    await shareView({ viewId, version: 1, shared: true });
    const { version } = await deleteView({ viewId, version: 2 });
    expect((await firm.announcements()).at(-1)).toEqual(said(viewDeleted, { viewId }));
    expect(await viewsOf(firm.staff.software)).toEqual([]);
    const back = await restoreView({ viewId, version });
    expect(back).toMatchObject({ name: late.name, shared: true });
    expect((await firm.announcements()).at(-1)).toEqual(said(viewRestored, { viewId }));
    expect(await namesOf(firm.staff.software)).toEqual([late.name]);
  });

  it('conflicts when it already is, or is not, removed', async () => {
    const firm = await given.firm();
    const { saveView, updateView, shareView, deleteView, restoreView } = as(firm.boss).settings;
    const { id: viewId } = await saveView(late);
    const early = restoreView({ viewId, version: 1 });
    await expect(early).rejects.toMatchObject(refusal('conflict', 'settings.view_not_removed'));
    await deleteView({ viewId, version: 1 });
    const gone = { viewId, version: 2 };
    for (const call of [
      () => deleteView(gone),
      () => updateView({ ...gone, name: 'x' }),
      () => shareView({ ...gone, shared: true }),
    ])
      await expect(call()).rejects.toMatchObject(refusal('conflict', 'settings.view_removed'));
  });
});
