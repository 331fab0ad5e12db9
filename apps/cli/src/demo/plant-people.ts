import { newId, type Sql } from '@millwright/db';
import { DEFAULT_DEPARTMENTS } from '@millwright/server/modules/org/index.ts';
import { addDays } from './calendar.ts';
import type { FirmData } from './firm-data.ts';
import { chanceFor } from './random.ts';
import { addressOf, type SignIn } from './sign-ins.ts';

/** Ids under the names the data uses: departments and customers by code, people by mailbox. */
export interface PlantedPeople {
  departments: ReadonlyMap<string, string>;
  members: ReadonlyMap<string, string>;
  customers: ReadonlyMap<string, string>;
}

/** The id behind a name of the data; a name nobody has is a mistake in the data. */
export function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (!id) throw new Error(`The demo data names ${name}, which does not exist.`);
  return id;
}

/** Plants a firm's departments, people and customers. `members` gives the ids people are to have. */
export async function plantPeople(
  db: Sql,
  firm: FirmData,
  members: ReadonlyMap<string, string>,
  signIns: readonly SignIn[],
  today: string,
): Promise<PlantedPeople> {
  const accountOf = (email: string) =>
    signIns.find(({ credentials }) => credentials.email === email)?.accountId ?? null;
  const departments = await plantDepartments(db, firm);
  await db
    .insertInto('member')
    .values(
      firm.people.map((person, i) => {
        const email = addressOf(firm, person.mailbox);
        return {
          id: idOf(members, person.mailbox),
          account_id: accountOf(email),
          name: person.name,
          email,
          phone: firm.phone(i),
          title: person.title,
          role: person.role,
          duties: person.duties ?? [],
          employee_no: firm.employeeNo(i),
        };
      }),
    )
    .execute();
  await db
    .insertInto('department_member')
    .values(
      firm.people.flatMap(({ mailbox, department, leads }) =>
        department
          ? {
              id: newId(),
              department_id: idOf(departments, department),
              member_id: idOf(members, mailbox),
              position: leads ? 'lead' : 'member',
              valid_from: addDays(today, -chanceFor(`${mailbox} joined`).between(400, 3_000)),
            }
          : [],
      ),
    )
    .execute();
  return { departments, members, customers: await plantCustomers(db, firm, accountOf) };
}

async function plantDepartments(db: Sql, firm: FirmData): Promise<Map<string, string>> {
  const ids = new Map([...DEFAULT_DEPARTMENTS, ...firm.groups].map(({ code }) => [code, newId()]));
  const roots = DEFAULT_DEPARTMENTS.map((department, sortOrder) => {
    const id = idOf(ids, department.code);
    const nameEn = firm.locale === 'en' ? null : department.en;
    return {
      id,
      parent_id: null,
      code: department.code,
      name: department[firm.locale],
      name_en: nameEn,
      sort_order: sortOrder,
      ancestor_ids: [id],
    };
  });
  const groups = firm.groups.map(({ code, parent, name, nameEn }) => {
    const [id, parentId] = [idOf(ids, code), idOf(ids, parent)];
    return {
      id,
      parent_id: parentId,
      code,
      name,
      name_en: nameEn,
      sort_order: 0,
      ancestor_ids: [parentId, id],
    };
  });
  await db
    .insertInto('department')
    .values([...roots, ...groups])
    .execute();
  return ids;
}

async function plantCustomers(
  db: Sql,
  firm: FirmData,
  accountOf: (email: string) => string | null,
): Promise<Map<string, string>> {
  const ids = new Map(firm.customers.map(({ code }) => [code, newId()]));
  await db
    .insertInto('customer')
    .values(
      firm.customers.map(({ code, name, address, phone, internalNotes }) => ({
        id: idOf(ids, code),
        code,
        name,
        address,
        phone,
        internal_notes: internalNotes,
      })),
    )
    .execute();
  await db
    .insertInto('customer_contact')
    .values(
      firm.customers.flatMap(({ code, contacts }) =>
        contacts.map((contact) => ({
          ...contact,
          id: newId(),
          customer_id: idOf(ids, code),
          account_id: accountOf(contact.email),
        })),
      ),
    )
    .execute();
  return ids;
}
