import { as, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenAcceptance, givenRound, ITEMS, passStage } from './acceptance.scene.ts';
import type { StageRow } from './stages.queries.ts';

const sent = (stages: readonly StageRow[]) =>
  stages.map(({ id: _, version: __, contractId: ___, ...stage }) => stage);
const seen = (stages: readonly StageRow[]) => stages.map(({ id, version }) => ({ id, version }));

describe('the stages of a firm', () => {
  it('are three from the first day, in order, with who accepts', async () => {
    const { firm } = await givenAcceptance();
    const stages = await as(firm.boss).acceptance.stages({});
    expect(stages.map(({ code, name, nameEn, acceptor }) => [code, name, nameEn, acceptor])).toEqual([
      ['internal', '内部验收', 'Internal inspection', 'inspector'],
      ['fat', '出厂验收', 'Factory acceptance (FAT)', 'inspector'],
      ['sat', '现场验收', 'Site acceptance (SAT)', 'customer'],
    ]);
  });

  it('are arranged by the boss alone, and by whoever saw them last', async () => {
    const { firm, lead } = await givenAcceptance();
    const stages = await as(firm.boss).acceptance.stages({});
    const input = { stages: sent(stages).slice(0, 2), seen: seen(stages) };
    for (const person of [lead, firm.leaders.electrical])
      await expect(as(person).acceptance.saveStages(input)).rejects.toMatchObject(refusal('forbidden'));
    const after = await as(firm.boss).acceptance.saveStages(input);
    expect(after.map(({ code }) => code)).toEqual(['internal', 'fat']);
    await expect(as(firm.boss).acceptance.saveStages(input)).rejects.toMatchObject(
      refusal('conflict', 'acceptance.stages_changed'),
    );
  });

  it('keep what was accepted when renamed and moved, and stay while a round of theirs is open', async () => {
    const scene = await givenAcceptance();
    const { firm, contractId, lead } = scene;
    await passStage(scene, 'internal');
    const stages = await as(firm.boss).acceptance.stages({});
    const [internal, fat, sat] = sent(stages);
    const turned = await as(firm.boss).acceptance.saveStages({
      stages: [{ ...internal!, name: '自检' }, sat!, fat!],
      seen: seen(stages),
    });
    const tab = await as(lead).acceptance.contract({ contractId });
    expect(tab.stages.map(({ name, state }) => [name, state])).toEqual([
      ['自检', 'passed'],
      ['现场验收', 'not_requested'],
      ['出厂验收', 'not_requested'],
    ]);
    await as(lead).acceptance.request({ contractId, stageCode: 'sat' });
    await expect(
      as(firm.boss).acceptance.saveStages({ stages: [internal!, fat!], seen: seen(turned) }),
    ).rejects.toMatchObject(refusal('conflict', 'acceptance.stage_in_use'));
  });
});

describe('the stages of one contract', () => {
  it('stand instead of the firm’s, by whoever runs it, and can be given back', async () => {
    const scene = await givenAcceptance();
    const { firm, contractId, lead, worker } = scene;
    await passStage(scene, 'internal');
    const stages = await as(lead).acceptance.stages({ contractId });
    const input = {
      contractId,
      stages: [
        ...sent(stages).slice(0, 1),
        {
          ...sent(stages)[1]!,
          code: undefined,
          name: '第三方见证',
          nameEn: 'Witness test',
          acceptor: 'project_lead' as const,
        },
      ],
      seen: seen(stages),
    };
    await expect(as(worker).acceptance.saveContractStages(input)).rejects.toMatchObject(refusal('forbidden'));
    // What must be passed is not for whoever has to pass it to drop; adding to it is.
    await expect(as(lead).acceptance.saveContractStages(input)).rejects.toMatchObject(
      refusal('forbidden', 'acceptance.stage_demanded'),
    );
    const witnessed = { ...input, stages: [...sent(stages), input.stages[1]!] };
    await as(lead).acceptance.saveContractStages(witnessed);
    const own = await as(lead).acceptance.stages({ contractId });
    expect(own).toHaveLength(4);
    const [internal, , , witness] = sent(own);
    const fewer = { contractId, stages: [internal!, witness!], seen: seen(own) };
    await expect(as(lead).acceptance.saveContractStages(fewer)).rejects.toMatchObject(refusal('forbidden'));
    await as(firm.boss).acceptance.saveContractStages(fewer);
    const tab = await as(lead).acceptance.contract({ contractId });
    expect(tab).toMatchObject({ hasOwnStages: true, allowed: ['request', 'configure'] });
    expect(tab.stages.map(({ name, state }) => [name, state])).toEqual([
      ['内部验收', 'passed'],
      ['第三方见证', 'not_requested'],
    ]);
    expect(await as(firm.boss).acceptance.stages({})).toHaveLength(3);
    await expect(as(lead).acceptance.resetStages({ contractId })).rejects.toMatchObject(
      refusal('forbidden', 'acceptance.stage_demanded'),
    );
    await as(firm.boss).acceptance.resetStages({ contractId });
    const again = await as(lead).acceptance.contract({ contractId });
    expect(again.stages.map(({ code, state }) => [code, state])).toEqual([
      ['internal', 'passed'],
      ['fat', 'not_requested'],
      ['sat', 'not_requested'],
    ]);
  });

  it('are decided by the project lead where a stage says so, if they did not ask', async () => {
    const scene = await givenAcceptance();
    const { firm, contractId, lead, worker, inspector } = scene;
    const stages = await as(lead).acceptance.stages({ contractId });
    await as(firm.boss).acceptance.saveContractStages({
      contractId,
      stages: [{ ...sent(stages)[0]!, acceptor: 'project_lead', templateId: null }],
      seen: seen(stages),
    });
    const { id: roundId, version } = await as(worker).acceptance.request({
      contractId,
      stageCode: 'internal',
    });
    await expect(as(inspector).acceptance.start({ roundId, version })).rejects.toMatchObject(
      refusal('forbidden'),
    );
    const started = await as(lead).acceptance.start({ roundId, version });
    expect(await as(lead).acceptance.pass({ roundId, version: started.version })).toMatchObject({
      status: 'passed',
    });
  });
});

describe('checklists and reasons', () => {
  it('are copied into a round when it is asked for: what comes later changes nothing there', async () => {
    const scene = await givenAcceptance();
    const { firm } = scene;
    const { id: roundId } = await givenRound(scene);
    const [checklist] = await as(firm.boss).acceptance.checklists();
    const before = await as(firm.boss).acceptance.checklist({ templateId: checklist!.id });
    const changed = await as(firm.boss).acceptance.saveChecklist({
      templateId: checklist!.id,
      version: before.version,
      name: '新检查表',
      items: [{ ...ITEMS[1]!, nominal: '25' }],
    });
    expect(changed.items).toMatchObject([{ nominal: '25', lowerDeviation: '-0.05', upperDeviation: '0.02' }]);
    const { checks } = await as(firm.boss).acceptance.round({ roundId });
    expect(checks.map(({ nominal }) => nominal)).toEqual([null, '20', null]);
    await expect(
      as(firm.boss).acceptance.saveChecklist({
        templateId: checklist!.id,
        version: before.version,
        name: '晚到的修改',
        items: [],
      }),
    ).rejects.toMatchObject({
      cause: { code: 'platform.changed_meanwhile', facts: { current: { name: '新检查表' } } },
    });
  });

  it('take no tolerance without a nominal, none that is open on both sides, and none upside down', async () => {
    const { firm } = await givenAcceptance();
    const save = (item: object) =>
      as(firm.boss).acceptance.saveChecklist({
        name: 'x',
        items: [
          { title: 'x', kind: 'measure', unit: 'mm', nominal: '1', upperDeviation: '1', ...item } as never,
        ],
      });
    for (const wrong of [
      { nominal: null },
      { upperDeviation: null },
      { lowerDeviation: '2' },
      { nominal: '1e3' },
    ])
      await expect(save(wrong)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect((await save({ lowerDeviation: '1' })).items).toHaveLength(1);
  });

  it('stay while a stage uses them; a reason that is taken away keeps its name where it was given', async () => {
    const scene = await givenAcceptance();
    const { firm, inspector } = scene;
    const boss = as(firm.boss).acceptance;
    const [checklist] = await boss.checklists();
    await expect(
      boss.removeChecklist({ templateId: checklist!.id, version: checklist!.version }),
    ).rejects.toMatchObject(refusal('conflict', 'acceptance.checklist_in_use'));
    const reasons = await boss.saveReason({ name: '焊缝气孔', nameEn: 'Porous weld' });
    const reason = reasons.at(-1)!;
    await expect(boss.saveReason({ name: '焊缝气孔' })).rejects.toMatchObject(
      refusal('conflict', 'acceptance.reason_taken'),
    );
    const { id: roundId } = await givenRound(scene);
    const finding = { roundId, reasonId: reason.id, severity: 'minor' as const, description: 'x' };
    await as(inspector).acceptance.addFinding(finding);
    await boss.removeReason({ reasonId: reason.id, version: reason.version });
    expect((await boss.round({ roundId })).findings[0]!.reason.name).toBe('焊缝气孔');
    await expect(as(inspector).acceptance.addFinding(finding)).rejects.toMatchObject(
      refusal('invalid', 'acceptance.reason_not_found'),
    );
  });

  it('are kept by the boss alone, and nobody else’s in another firm', async () => {
    const [{ firm, inspector }, other] = [await givenAcceptance(), await givenAcceptance()];
    const [checklist] = await as(firm.boss).acceptance.checklists();
    const [reason] = await as(firm.boss).acceptance.reasons();
    const of = { templateId: checklist!.id, version: checklist!.version };
    const attempts = (person: typeof inspector) => [
      () => as(person).acceptance.saveReason({ reasonId: reason!.id, version: 1, name: 'x' }),
      () => as(person).acceptance.removeReason({ reasonId: reason!.id, version: 1 }),
      () => as(person).acceptance.saveChecklist({ ...of, name: 'x', items: [] }),
      () => as(person).acceptance.removeChecklist(of),
    ];
    for (const attempt of attempts(inspector))
      await expect(attempt()).rejects.toMatchObject(refusal('forbidden'));
    for (const attempt of attempts(other.firm.boss))
      await expect(attempt()).rejects.toMatchObject(refusal('not_found'));
  });
});
