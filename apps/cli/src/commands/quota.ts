import { TenantPool } from '@millwright/db';
import { filesQuotaOf, loadConfiguration } from '@millwright/platform/config';
import { type FirmFill, firmFills, setQuota, sizeText } from '@millwright/server';

const GB = 1e9;
const USAGE = `millwright quota                        各企业的文件用量与上限 | how much each firm stores, and may store
millwright quota <企业 firm> <GB>          设定上限 | sets its limit
millwright quota <企业 firm> default       恢复为 FILES_QUOTA_GB | back to FILES_QUOTA_GB`;

/** `millwright quota`: says how full the firms' file stores are, or sets how full one may be. A firm is named by its name or id. */
export async function quota([firm, limit, ...rest]: string[]): Promise<void> {
  const configuration = await loadConfiguration(process.env, 'api');
  const everybodys = filesQuotaOf(configuration);
  const pool = new TenantPool({ connectionString: configuration.databaseUrl, max: 1 });
  try {
    if (firm !== undefined) await change({ pool }, firm, limit, rest);
    console.log((await firmFills({ pool }, everybodys)).map(lineOf).join('\n'));
  } finally {
    await pool.end();
  }
}

async function change(
  services: { pool: TenantPool },
  firm: string,
  limit: string | undefined,
  rest: string[],
): Promise<void> {
  const bytes = bytesIn(limit ?? '');
  if (bytes === undefined || rest.length > 0) throw new Error(USAGE);
  const named = (await firmFills(services, undefined)).filter(
    ({ tenantId, name }) => tenantId === firm || name === firm,
  );
  if (named.length === 0) throw new Error(`没有企业“${firm}”。 | There is no firm “${firm}”.`);
  if (named.length > 1)
    throw new Error(
      `有 ${named.length} 家企业叫“${firm}”，请用编号： | ${named.length} firms are called “${firm}”, use an id: ${named.map(({ tenantId }) => tenantId).join(', ')}`,
    );
  await setQuota(services, named[0]!.tenantId, bytes);
}

/** null: as much as everybody; undefined: no limit at all was written. */
function bytesIn(limit: string): number | null | undefined {
  if (limit === 'default') return null;
  return /^\d{1,6}(\.\d{1,3})?$/.test(limit) ? Math.round(Number(limit) * GB) : undefined;
}

function lineOf({ tenantId, name, used, limit, isOwn }: FirmFill): string {
  const most = limit === null ? '不限 no limit' : `${sizeText(limit)}${isOwn ? '' : ' (FILES_QUOTA_GB)'}`;
  return `${tenantId}  ${name}  ${sizeText(used)} / ${most}`;
}
