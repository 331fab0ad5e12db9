import { openRead, openWrite, product, type ScopeServices } from '@millwright/platform';
import { fillOf } from '../quota.records.ts';

const REQUEST = { requestId: 'millwright quota', ip: null, device: 'cli:quota' };

export interface FirmFill {
  tenantId: string;
  name: string;
  used: number;
  limit: number | null;
  /** Whether the limit is the firm's own, or everybody's. */
  isOwn: boolean;
}

/** How full each firm's file store is. For whoever runs the installation, past every rule but the walls between firms. */
export async function firmFills(
  services: ScopeServices,
  everybodys: number | undefined,
): Promise<FirmFill[]> {
  const { rows } = await services.pool.read({ role: 'millwright_auth', tenantId: null }, (session) =>
    session.execute({ text: 'SELECT id, name FROM tenant ORDER BY name, id' }),
  );
  const fills: FirmFill[] = [];
  for (const { id, name } of rows as { id: string; name: string }[]) {
    const fill = await openRead(services, product(id), REQUEST, async (scope) => {
      const quota = await scope.sql.selectFrom('file_quota').select('limit_bytes').executeTakeFirstOrThrow();
      return { ...(await fillOf(scope, everybodys)), isOwn: quota.limit_bytes !== null };
    });
    fills.push({ tenantId: id, name, ...fill });
  }
  return fills;
}

/** Sets how much a firm may store; null gives it as much as everybody. What is there already stays, however much it is. */
export async function setQuota(
  services: ScopeServices,
  tenantId: string,
  limitBytes: number | null,
): Promise<void> {
  await openWrite(services, product(tenantId), REQUEST, async ({ tx }) => {
    await tx.fileQuota.updateMany({
      data: { limitBytes: limitBytes === null ? null : BigInt(limitBytes) },
    });
  });
}
