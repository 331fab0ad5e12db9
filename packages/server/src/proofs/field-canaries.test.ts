import { asSuperuser } from '@millwright/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { call } from './doors.fixture.ts';
import { exportedText, exportNames, recordLists, screenOf } from './exports.fixture.ts';
import { allProcedures, type Procedure } from './procedures.fixture.ts';
import { specimenOf } from './specimens.fixture.ts';
import { buildFirm, type ProvingFirm, ROLES, type Role } from './stage.fixture.ts';

/** A protected value: where it stands, and who has it by the rules. Written by hand, so that a loosened rule shows. */
interface Guarded {
  field: string;
  value: string | RegExp;
  seenBy: readonly Role[];
}

const COLLEAGUES: Role[] = ['boss', 'leader', 'farLeader', 'projectLead', 'staff', 'farStaff', 'custom'];
/** Who reads contracts beyond the one they work on. */
const LEADING: Role[] = ['boss', 'leader', 'projectLead', 'custom'];
const LEADS: Role[] = ['boss', 'leader', 'farLeader'];

let firm: ProvingFirm;
let guarded: Guarded[];
/** The history of one record of every kind the trail knows. */
let histories: { type: string; id: string }[];
/** Field to the roles that were shown it, each with the procedures that did. */
const seen = new Map<string, Map<Role, Set<string>>>();

beforeAll(async () => {
  firm = await buildFirm('Egtn');
  const { canaries: c, records } = firm;
  const atWork: Role[] = ['boss', 'leader', 'projectLead', 'staff'];
  histories = (await asSuperuser(
    'SELECT DISTINCT ON (subject_type) subject_type AS type, subject_id AS id FROM audit_event WHERE tenant_id = $1',
    [firm.firm.tenantId],
  )) as typeof histories;
  const hashes = await asSuperuser('SELECT token_hash FROM invitation WHERE tenant_id = $1', [
    firm.firm.tenantId,
  ]);
  guarded = [
    { field: 'contract.amount', value: c.amount.split('.')[0]!, seenBy: ['boss', 'custom'] },
    {
      field: 'contract.currency',
      value: new RegExp(`["',]${c.currency}(["',\\s]|$)`),
      seenBy: ['boss', 'custom'],
    },
    { field: 'procurement_item.unit_price', value: c.price.split('.')[0]!, seenBy: ['boss'] },
    {
      field: 'procurement_item.currency',
      value: new RegExp(`["',]${c.priceCurrency}(["',\\s]|$)`),
      seenBy: ['boss'],
    },
    { field: 'supplier.contacts', value: c.supplierPhone, seenBy: [...LEADS, 'projectLead'] },
    { field: 'contract.internal_notes', value: c.contractNotes, seenBy: [...atWork, 'custom'] },
    { field: 'customer.internal_notes', value: c.customerNotes, seenBy: [...LEADS, 'projectLead', 'staff'] },
    { field: 'member.email', value: c.memberEmail, seenBy: COLLEAGUES },
    { field: 'member.phone', value: c.memberPhone, seenBy: COLLEAGUES },
    { field: 'customer_contact.email', value: c.contactEmail, seenBy: [...LEADS, 'projectLead', 'staff'] },
    { field: 'customer_contact.phone', value: c.contactPhone, seenBy: [...LEADS, 'projectLead', 'staff'] },
    { field: 'task kept inside', value: c.innerTask, seenBy: atWork },
    { field: 'milestone kept inside', value: `${firm.tag} inner-gate`, seenBy: [...atWork, 'custom'] },
    {
      field: 'another customer’s contract',
      value: records.otherCustomersContractId,
      seenBy: [...LEADING, 'otherCustomer'],
    },
    { field: 'contract not published', value: records.draftContractId, seenBy: LEADING },
    { field: 'account.email', value: '.account-canary@', seenBy: [] },
    { field: 'account.password_hash', value: c.passwordHash, seenBy: [] },
    { field: 'session.id_hash', value: c.sessionHash, seenBy: [] },
    { field: 'calendar_feed.token_hash', value: c.feedHash, seenBy: [] },
    { field: 'api_token.token_hash', value: c.tokenHash, seenBy: [] },
    ...hashes.map(({ token_hash }) => ({
      field: 'invitation.token_hash',
      value: token_hash as string,
      seenBy: [],
    })),
  ];
  for (const role of ROLES) for (const procedure of allProcedures) await look(role, procedure);
  for (const role of COLLEAGUES) {
    for (const list of exportNames)
      for (const query of exportQueries(list))
        note(role, `the file of ${list}`, await exportedText(firm.visitors[role], list, query), query);
  }
});

/** The call itself, the same after somebody else was faster, and a look at the whole of a list. */
function inputsOf(procedure: Procedure): unknown[] {
  const input = specimenOf(procedure).input(firm.records, firm);
  if (input === null || typeof input !== 'object') return [input];
  const variants: unknown[] = [input];
  if ('version' in input) variants.push({ ...input, version: 999 });
  if (procedure.kind === 'query' && !Object.keys(input).some((key) => key.endsWith('Id') || key === 'id'))
    variants.push({});
  if (procedure.path === 'audit.history') variants.push(...histories);
  return variants;
}

/** What is asked of a file: the record of its specimen where it is a record's, of the history every record there is. */
function exportQueries(list: string): object[] {
  if (list === 'history') return histories;
  const procedure = allProcedures.find(({ name }) => name === screenOf(list))!;
  return recordLists.includes(list) ? [specimenOf(procedure).input(firm.records, firm) as object] : [{}];
}

async function look(role: Role, procedure: Procedure): Promise<void> {
  const { commits, foreignSucceeds } = specimenOf(procedure);
  // Who holds an invitation is shown its own address; who signs in says theirs.
  if (commits || foreignSucceeds) return;
  for (const input of inputsOf(procedure)) {
    const outcome = await call(procedure, firm.visitors[role], input);
    note(
      role,
      procedure.name,
      JSON.stringify(outcome.kind === 'answer' ? outcome.data : outcome) ?? '',
      input,
    );
  }
}

const holds = (text: string, value: string | RegExp) =>
  typeof value === 'string' ? text.includes(value) : value.test(text);

/** Remembers which protected values somebody was told, but for what they said themselves and their own address. */
function note(role: Role, where: string, told: string, input?: unknown): void {
  const said = told.replaceAll(firm.canaries.accountEmail(role), '');
  const asked = JSON.stringify(input) ?? '';
  for (const { field, value } of guarded) {
    if (!holds(said, value) || holds(asked, value)) continue;
    const roles = seen.get(field) ?? new Map<Role, Set<string>>();
    seen.set(field, roles);
    roles.set(role, (roles.get(role) ?? new Set()).add(where));
  }
}

describe('a protected value (U11)', () => {
  it('is shown to nobody whom the rules do not grant it, by no procedure, in no answer and no refusal', () => {
    const leaks = guarded.flatMap(({ field, seenBy }) =>
      [...(seen.get(field) ?? [])]
        .filter(([role]) => !seenBy.includes(role))
        .map(([role, procedures]) => `${field} to ${role} by ${[...procedures].join(', ')}`),
    );
    expect(leaks).toEqual([]);
  });

  it('is shown to each of those whom they do, or looking for it would prove nothing', () => {
    const unseen = guarded.flatMap(({ field, seenBy }) =>
      seenBy.filter((role) => !seen.get(field)?.has(role)).map((role) => `${field} to ${role}`),
    );
    expect(unseen).toEqual([]);
  });

  it('is looked for in files as well', () => {
    expect(seen.get('contract.amount')?.get('boss')).toContain('the file of contracts');
    expect(seen.get('procurement_item.unit_price')?.get('boss')).toContain('the file of procurement');
    expect(seen.get('procurement_item.unit_price')?.get('boss')).toContain('the file of audit');
    expect(seen.get('member.email')?.get('staff')).toContain('the file of members');
    expect(seen.get('contract.amount')?.get('boss')).toContain('the file of audit');
    expect(seen.get('contract.currency')?.get('boss')).toContain('the file of contracts');
    expect(histories.length).toBeGreaterThan(12);
  });

  it('never reaches the portal', () => {
    const portal = [...seen].filter(
      ([field, roles]) =>
        field !== 'another customer’s contract' && (roles.has('customer') || roles.has('otherCustomer')),
    );
    expect(portal).toEqual([]);
  });
});
