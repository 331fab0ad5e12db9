import { itIs } from '@millwright/server/modules/planning/planning.scene.ts';
import { as, type Firm, given, type Person } from '@millwright/testkit';

/** The people of the story: who they are in the firm decides what they may do. */
export interface FirmAtWork {
  firm: Firm;
  boss: Person;
  /** Leads the department of sales, and the contract. */
  lead: Person;
  /** Does the work. */
  fitter: Person;
  purchaser: Person;
  inspector: Person;
}

const CHECKLIST = {
  name: '出厂检查',
  items: [
    { title: '急停按钮有效', kind: 'yes_no' as const },
    {
      title: '轴径',
      kind: 'measure' as const,
      unit: 'mm',
      nominal: '20',
      lowerDeviation: '-0.05',
      upperDeviation: '0.02',
    },
  ],
};

/** A firm on 21 September 2026, as its boss has set it up: who buys, who inspects, and what is asked at each stage. */
export async function givenFirmAtWork(): Promise<FirmAtWork> {
  await itIs('2026-09-21');
  const firm = await given.firm();
  const { boss, staff, leaders } = firm;
  const { items } = await as(boss).org.members({ limit: 50 });
  const duty = async (person: Person, code: string) => {
    const { version } = items.find(({ id }) => id === person.id)!;
    await as(boss).org.updateMember({ memberId: person.id, version, duties: [code] });
  };
  await duty(staff.procurement, 'purchaser');
  await duty(staff.assembly, 'inspector');
  const { id: templateId } = await as(boss).acceptance.saveChecklist(CHECKLIST);
  const found = await as(boss).acceptance.stages({});
  await as(boss).acceptance.saveStages({
    stages: found.map(({ id: _, version: __, contractId: ___, ...stage }) => ({ ...stage, templateId })),
    seen: found.map(({ id, version }) => ({ id, version })),
  });
  return {
    firm,
    boss,
    lead: leaders.sales,
    fitter: staff.electrical,
    purchaser: staff.procurement,
    inspector: staff.assembly,
  };
}
