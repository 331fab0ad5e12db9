import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Converter, openConverter } from '@millwright/conversion';
import { newId, TenantPool } from '@millwright/db';
import {
  type CustomerPrincipal,
  openRead,
  openWrite,
  type Scope,
  type ScopeServices,
  type StaffPrincipal,
  type StaffRole,
  type SystemPrincipal,
} from '@millwright/platform';
import {
  createLocalStorage,
  localStorageHandler,
  type ObjectStorage,
  type StorageHandler,
  storageSigningKey,
} from '@millwright/platform/storage';
import { loadCustomerPrincipal, loadStaffPrincipal } from '@millwright/server';
import { afterAll } from 'vitest';
import { testDatabase } from './database.ts';

const REQUEST = { requestId: 'test', ip: '127.0.0.1' };
export const DEPARTMENTS = [
  { key: 'procurement', name: '采购部', nameEn: 'Procurement' },
  { key: 'sales', name: '销售部', nameEn: 'Sales' },
  { key: 'mechanical', name: '机械部', nameEn: 'Mechanical' },
  { key: 'electrical', name: '电气部', nameEn: 'Electrical' },
  { key: 'software', name: '软件部', nameEn: 'Software' },
  { key: 'assembly', name: '调试装配部', nameEn: 'Assembly & Commissioning' },
] as const;
export type DepartmentKey = (typeof DEPARTMENTS)[number]['key'];

/** What the procedures of a test file share: as much of a process's services as tests need. */
export interface TestServices extends ScopeServices {
  storage: ObjectStorage;
  /** What stands behind the links the file store signs. */
  serveStorage: StorageHandler;
  /** The portal's own store. */
  published: ObjectStorage;
  converter: Converter;
}

let services: TestServices | undefined;
let folder: string | undefined;

/** The pool and the file store of this test file. */
export async function testServices(): Promise<TestServices> {
  if (services) return services;
  folder ??= await mkdtemp(join(tmpdir(), 'millwright-files-'));
  const links = { baseUrl: 'http://files.test', signingKey: storageSigningKey(Buffer.alloc(32, 7)) };
  const storage = createLocalStorage({ directory: join(folder, 'files'), ...links });
  const published = createLocalStorage({ directory: join(folder, 'published'), ...links });
  const converter = await openConverter({ sandbox: 'auto' });
  services ??= {
    published,
    converter,
    pool: new TenantPool({ connectionString: (await testDatabase()).appUrl, max: 5 }),
    storage,
    serveStorage: localStorageHandler({ storage, ...links }),
  };
  return services;
}

afterAll(async () => {
  await services?.pool.end();
  services = undefined;
  if (folder) await rm(folder, { recursive: true, force: true });
  folder = undefined;
});

/** A handle on somebody of a test firm; {@link as} turns it into a caller with a freshly loaded principal. */
export interface Person {
  id: string;
  name: string;
  load(): Promise<StaffPrincipal | CustomerPrincipal>;
}

export interface Customer {
  id: string;
  name: string;
  contact: Person;
}

/** One firm of a test: its people, its departments, and direct ways into its database for setting scenes and checking. */
export class Firm {
  readonly departments = {} as Record<DepartmentKey, string>;
  readonly leaders = {} as Record<DepartmentKey, Person>;
  readonly staff = {} as Record<DepartmentKey, Person>;
  boss!: Person;
  customer!: Customer;
  readonly tenantId: string;
  readonly services: ScopeServices;
  constructor(tenantId: string, services: ScopeServices) {
    this.tenantId = tenantId;
    this.services = services;
  }

  private get system(): SystemPrincipal {
    return { kind: 'system', tenantId: this.tenantId, timeZone: 'Asia/Shanghai' };
  }
  /** Writes as the product itself, past every rule but isolation. */
  write<T>(run: (scope: Scope) => Promise<T>): Promise<T> {
    return openWrite(this.services, this.system, REQUEST, run as never);
  }
  read<T>(run: (scope: Scope) => Promise<T>): Promise<T> {
    return openRead(this.services, this.system, REQUEST, run as never);
  }

  async member(
    name: string,
    role: StaffRole,
    department?: DepartmentKey,
    position: 'lead' | 'member' = 'member',
  ): Promise<Person> {
    const id = await this.write(async ({ tx }) => {
      const member = await tx.member.create({ data: { name, role, email: `${newId()}@example.com` } });
      if (department) {
        await tx.departmentMember.create({
          data: { departmentId: this.departments[department], memberId: member.id, position },
        });
      }
      return member.id;
    });
    return { id, name, load: async () => (await loadStaffPrincipal(this.services, this.tenantId, id))! };
  }

  async customerWithContact(name: string): Promise<Customer> {
    const ids = await this.write(async ({ tx }) => {
      const customer = await tx.customer.create({ data: { name, code: newId().slice(-8) } });
      const contact = await tx.customerContact.create({
        data: { customerId: customer.id, name: `${name} 王工`, email: `${newId()}@example.com` },
      });
      return { customer: customer.id, contact: contact.id };
    });
    const load = async () => (await loadCustomerPrincipal(this.services, this.tenantId, ids.contact))!;
    return { id: ids.customer, name, contact: { id: ids.contact, name: `${name} 王工`, load } };
  }

  /** Announcements waiting or delivered, oldest first: event name and payload. */
  async announcements(): Promise<{ name: string; payload: unknown }[]> {
    const { pool } = this.services;
    const { rows } = await pool.read({ role: 'millwright_relay', tenantId: null }, (session) =>
      session.execute({
        text: 'SELECT name, payload FROM outbox_event WHERE tenant_id = $1 ORDER BY id',
        values: [this.tenantId],
      }),
    );
    return rows;
  }
}

/** A firm with six departments, each with a leader and one staff member, a boss, and one customer with a contact. */
export async function givenFirm(name = '恒达自动化'): Promise<Firm> {
  const made = await testServices();
  const tenantId = newId();
  const firm = new Firm(tenantId, made);
  await made.pool.write({ role: 'millwright_auth', tenantId }, (session) =>
    session.execute({
      text: 'INSERT INTO tenant (id, name, slug) VALUES ($1, $2, $3)',
      values: [tenantId, name, tenantId],
    }),
  );
  await firm.write(async ({ tx }) => {
    for (const [sortOrder, d] of DEPARTMENTS.entries()) {
      const id = newId();
      await tx.department.create({
        data: { id, name: d.name, nameEn: d.nameEn, code: d.key, sortOrder, ancestorIds: [id] },
      });
      firm.departments[d.key] = id;
    }
  });
  firm.boss = await firm.member('陈立', 'boss');
  for (const d of DEPARTMENTS) {
    firm.leaders[d.key] = await firm.member(`${d.name}负责人`, 'leader', d.key, 'lead');
    firm.staff[d.key] = await firm.member(`${d.name}员工`, 'staff', d.key);
  }
  firm.customer = await firm.customerWithContact('华东食品');
  return firm;
}
