import type { Statement } from './pipeline.ts';
import type { Reach, ReachSettings } from './reach.ts';

/** The database roles a transaction may act in. The login role itself has no rights of its own. */
export type DatabaseRole = 'millwright_app' | 'millwright_portal' | 'millwright_auth' | 'millwright_relay';

/** Who acts, for whom: travels with every transaction as transaction-local settings, never as session state. */
export interface TenantContext {
  role: DatabaseRole;
  /** The firm. Only the sign-in and relay roles work without one; row-level security refuses everything else. */
  tenantId: string | null;
  /** Member or customer contact on whose behalf the statement runs; recorded by the audit trigger. */
  actorId?: string | null;
  /** The customer a portal transaction is confined to. */
  customerId?: string | null;
  /** What of the firm's rows `millwright_app` may read; without it, tables with a reach policy refuse. */
  reach?: Reach;
  requestId?: string | null;
  ip?: string | null;
  /** What acted for the actor, e.g. a token; recorded by the audit trigger. */
  via?: string | null;
}

/** Thrown before anything is sent when a statement would run without a firm: forgetting one must never work. */
export class TenantMissingError extends Error {
  override name = 'TenantMissingError';
  constructor(role: DatabaseRole) {
    super(
      `A statement as ${role} needs a tenant in its context. Open it with a principal that belongs to a firm.`,
    );
  }
}

const ROLES_WITHOUT_TENANT: ReadonlySet<DatabaseRole> = new Set(['millwright_auth', 'millwright_relay']);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Refuses contexts that could run unscoped: no tenant, or a portal context without its customer. */
export function assertContext(context: TenantContext): void {
  if (!context.tenantId) {
    if (!ROLES_WITHOUT_TENANT.has(context.role)) throw new TenantMissingError(context.role);
  } else if (!UUID.test(context.tenantId)) {
    throw new TypeError('A tenant id must be a UUID.');
  }
  if (context.role === 'millwright_portal' && !context.customerId) {
    throw new TypeError('A portal statement needs a customer in its context.');
  }
}

const FOR_ROWS = ['role', 'app.tenant_id'];
const FOR_CUSTOMERS = [...FOR_ROWS, 'app.customer_id'];
const FOR_CHANGES = [...FOR_ROWS, 'app.actor_id', 'app.request_id', 'app.ip', 'app.customer_id'];
/** Only sent where there is something to say: few changes are made by a program. */
const VIA = 'app.via';
/**
 * One statement that makes a context known to the database for the length of the transaction: every `set_config` is
 * local (third argument true), so behind a transaction pooler nothing stays for the next client.
 */
export const settingsSql = (names: readonly string[]) =>
  `SELECT ${names.map((name, i) => `set_config('${name}', $${i + 1}, true)`).join(', ')}`;
const readOnly = (names: readonly string[]) =>
  `${settingsSql(names)}, set_config('transaction_read_only', 'on', true)`;

const CUSTOMER_READS = readOnly(FOR_CUSTOMERS);

const NO_REACH: ReachSettings = { names: [], values: [] };
const texts = new Map<string, string>();

/** The text for these settings: the same string each time, so that it is prepared once. */
function textFor(kind: 'read' | 'change', names: readonly string[]): string {
  const key = `${kind} ${names.join()}`;
  let text = texts.get(key);
  if (text === undefined) {
    text = kind === 'read' ? readOnly([...FOR_ROWS, ...names]) : settingsSql([...FOR_CHANGES, ...names]);
    texts.set(key, text);
  }
  return text;
}

/** The settings of a transaction that changes something: whose rows, and for the audit trail who, from where. */
export function settingsOf(context: TenantContext, reach: ReachSettings = NO_REACH): Statement {
  const { role, tenantId, actorId, requestId, ip, customerId, via } = context;
  const own = [role, tenantId ?? '', actorId ?? '', requestId ?? '', ip ?? '', customerId ?? ''];
  if (!via) return { text: textFor('change', reach.names), values: [...own, ...reach.values], discard: true };
  return {
    text: textFor('change', [VIA, ...reach.names]),
    values: [...own, via, ...reach.values],
    discard: true,
  };
}

/**
 * The settings of a statement that only reads: whose rows, and of the person's reach what the statement needs. What is not
 * set here is not set at all, and a policy that asks for it refuses.
 */
export function readOnlySettingsOf(context: TenantContext, reach: ReachSettings = NO_REACH): Statement {
  const { role, tenantId, customerId } = context;
  if (customerId) return { text: CUSTOMER_READS, values: [role, tenantId ?? '', customerId], discard: true };
  return {
    text: textFor('read', reach.names),
    values: [role, tenantId ?? '', ...reach.values],
    discard: true,
  };
}
