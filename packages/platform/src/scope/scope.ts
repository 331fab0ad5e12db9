import { newId, prismaFor, type Session, type Sql, type Statement, sqlFor, type Tx } from '@millwright/db';
import type { Expression, SqlBool } from 'kysely';
import { conflict, forbidden } from '../errors/index.ts';
import type { EventDefinition } from '../events/index.ts';
import { type Ability, type Conditions, grantsToSql } from '../permissions/index.ts';
import { dayIn } from './day-in.ts';
import { actorIdOf, roleFacts, type TenantPrincipal } from './principal.ts';

/** Where and when a request came from. */
export interface RequestInfo {
  requestId: string;
  ip: string | null;
  device?: string | null;
  /** What acted for the person, where it was not their own session: `token:<name>`. The audit trail says it. */
  via?: string | null;
}

/** What a scope has announced, for whoever must react in this process before the answer leaves. */
export interface Announced {
  name: string;
  payload: unknown;
}

/** A record that carries the version optimistic locking compares. */
export interface Versioned {
  id: string;
  version: number;
}

/** The only thing business code needs: who acts, what they may do, and one transaction of one firm. */
export class Scope<P extends TenantPrincipal = TenantPrincipal> {
  private readonly announcements: Statement[] = [];
  private readonly announced: Announced[] = [];
  private sqlBuilder: Sql | undefined;
  private prisma: Tx | undefined;
  private day: string | undefined;
  readonly principal: P;
  readonly request: RequestInfo;
  private readonly ability: Ability;
  private session: Session;
  private readonly clock: () => Date;

  constructor(principal: P, request: RequestInfo, ability: Ability, session: Session, clock: () => Date) {
    this.principal = principal;
    this.request = request;
    this.ability = ability;
    this.session = session;
    this.clock = clock;
  }

  /** Prisma inside this transaction: operations write with it. */
  get tx(): Tx {
    this.prisma ??= prismaFor(this.session);
    return this.prisma;
  }

  /** Kysely inside this transaction: queries read with it. */
  get sql(): Sql {
    this.sqlBuilder ??= sqlFor(this.session);
    return this.sqlBuilder;
  }

  /**
   * The same scope past its person's reach: for statements whose answer is not theirs to read, such as a place behind all
   * tasks of a contract, or whose own question decides who may see the rows. The firm's wall stays. Say why.
   */
  beyondReach(_why: string): Scope<P> {
    const wide: Scope<P> = Object.create(this);
    wide.session = this.session.beyondReach();
    wide.sqlBuilder = undefined;
    wide.prisma = undefined;
    return wide;
  }

  /**
   * Lets this transaction write to what is sealed in the archive: for what the product itself must still do with it, such as
   * keeping to a retention rule. Never for what a person asks. Say why.
   */
  async unseal(_why: string): Promise<void> {
    await this.session.execute({ text: `SELECT set_config('app.unsealed', 'on', true)`, values: [] });
  }

  /** The member of the firm who acts; null for a customer's contact and for the product itself. */
  get memberId(): string | null {
    return this.principal.kind === 'staff' ? this.principal.memberId : null;
  }

  now(): Date {
    return this.clock();
  }

  /** Today in the firm's time zone, as `YYYY-MM-DD`; the same day for as long as the scope is open. */
  today(): string {
    this.day ??= dayIn(this.principal.timeZone, this.now());
    return this.day;
  }

  /** May this person do it with this record, or, without a record, ever? */
  can(action: string, subject: string, record?: object): boolean {
    return record ? this.ability.can(action, subject, record) : this.ability.canEver(action, subject);
  }

  /** The desk: forbidden unless this person may do it with this record. */
  require(action: string, subject: string, record?: object): void {
    if (!this.can(action, subject, record)) {
      throw forbidden('platform.forbidden', { action, subject, ...roleFacts(this.principal) });
    }
  }

  /** Which of these actions the viewer may take with the record: what pages show as buttons. */
  allowed(subject: string, record: object, actions: readonly string[]): string[] {
    return actions.filter((action) => this.ability.can(action, subject, record));
  }

  /** The rule as a filter for a Kysely `where`, on the table or alias named. */
  where(action: string, subject: string, alias: string): (eb: never) => Expression<SqlBool> {
    const grants = this.ability.conditionsFor(action, subject);
    return (eb) => grantsToSql(eb, alias, grants);
  }

  /** The rule as a Prisma `where`. */
  prismaWhere(action: string, subject: string): Conditions {
    return this.ability.prismaWhere(action, subject);
  }

  /** Grants behind a rule, for queries that combine them themselves. */
  grants(action: string, subject: string): Conditions[] {
    return this.ability.conditionsFor(action, subject);
  }

  /**
   * Saves changes if the record is still the one the caller saw; otherwise a conflict that carries both versions.
   * The version itself is raised by the database. Whoever calls it has found the record within their reach; the change
   * may take it out of there, as handing over the lead of a contract does.
   */
  async save<R extends Versioned>(
    model: ModelName,
    record: R,
    seenVersion: number,
    data: Partial<Record<string, unknown>>,
  ): Promise<R> {
    if (record.version !== seenVersion) throw staleVersion(model, record, seenVersion);
    const { tx } = this.beyondReach('the record was found before, and may leave the reach by this change');
    const [saved] = await (tx[model] as unknown as Delegate<R>).updateManyAndReturn({
      where: { id: record.id, version: seenVersion },
      data,
    });
    if (saved) return saved;
    const current = await (this.tx[model] as unknown as Delegate<R>).findFirst({ where: { id: record.id } });
    throw staleVersion(model, current, seenVersion);
  }

  /** Says what happened. The row commits with the change; the relay delivers it afterwards. */
  async announce<T>(event: EventDefinition<T>, payload: T): Promise<void> {
    const checked = event.payload.parse(payload);
    const subject = event.subject?.(checked);
    this.announced.push({ name: event.name, payload: checked });
    this.announcements.push({
      text: `INSERT INTO outbox_event (tenant_id, id, name, payload, subject_type, subject_id, actor_id, request_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      values: [
        this.principal.tenantId,
        newId(),
        event.name,
        JSON.stringify(checked),
        subject?.type ?? null,
        subject?.id ?? null,
        actorIdOf(this.principal),
        this.request.requestId,
      ],
    });
  }

  /** What was announced so far. */
  get said(): readonly Announced[] {
    return this.announced;
  }

  /** What must commit together with this scope. Called once, by whoever opened it. */
  lastStatements(): readonly Statement[] {
    return this.announcements;
  }
}

/** What saving needs of a Prisma model. */
interface Delegate<R> {
  updateManyAndReturn(args: unknown): Promise<R[]>;
  findFirst(args: unknown): Promise<R | null>;
}
type ModelName = Exclude<keyof Tx, symbol>;

/** Tells the later of two editors what the record looks like now. */
export function staleVersion(model: string, current: unknown, seenVersion: number) {
  return conflict('platform.changed_meanwhile', { model, current, seenVersion });
}
