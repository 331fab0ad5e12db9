import { notFound, type Scope } from '@millwright/platform';
import type { PersonRef } from '../files.queries.ts';
import type { Trace } from './previews.schemas.ts';
import { readTraceCode } from './trace-codes.ts';

/** Who was given what, by the code of a mark. */
export interface TracedView {
  code: string;
  fileId: string;
  fileName: string;
  versionNo: number;
  contractId: string;
  at: string;
  /** The colleague who looked; null where it was given to the customer. */
  viewer: PersonRef | null;
  /** The customer it was given to, and by whom. */
  customer: { name: string; sharedBy: PersonRef | null } | null;
}

/** Whose copy it is that a mark was found on: who looked at which version, and when. */
export async function traceView(scope: Scope, input: Trace): Promise<TracedView> {
  const code = readTraceCode(input.code);
  const view = await scope.sql
    .selectFrom('file_view as w')
    .innerJoin('file_version as v', (join) =>
      join.onRef('v.id', '=', 'w.version_id').onRef('v.tenant_id', '=', 'w.tenant_id'),
    )
    .innerJoin('file_asset as f', (join) =>
      join.onRef('f.id', '=', 'v.file_id').onRef('f.tenant_id', '=', 'v.tenant_id'),
    )
    .innerJoin('member as m', (join) =>
      join.onRef('m.id', '=', 'w.member_id').onRef('m.tenant_id', '=', 'w.tenant_id'),
    )
    .where('w.code', '=', code)
    .where(scope.where('trace', 'FileAsset', 'f') as never)
    .select(['w.code', 'f.id as fileId', 'f.name as fileName', 'v.number as versionNo', 'w.viewed_at as at'])
    .select(['w.contract_id as contractId', 'm.id as memberId', 'm.name as memberName'])
    .executeTakeFirst();
  if (view) {
    const { memberId, memberName, at, ...found } = view;
    const viewer = { id: memberId, name: memberName };
    return { ...found, at: at as unknown as string, viewer, customer: null };
  }
  const given = await scope.sql
    .selectFrom('file_publication as p')
    .leftJoin('member as m', (join) =>
      join.onRef('m.id', '=', 'p.member_id').onRef('m.tenant_id', '=', 'p.tenant_id'),
    )
    .innerJoin('file_asset as f', (join) =>
      join.onRef('f.id', '=', 'p.file_id').onRef('f.tenant_id', '=', 'p.tenant_id'),
    )
    .where('p.trace_code', '=', code)
    .where(scope.where('trace', 'FileAsset', 'f') as never)
    .select('p.customer_name as customerName')
    .select(['p.file_id as fileId', 'p.name as fileName', 'p.version_no as versionNo', 'p.created_at as at'])
    .select(['p.contract_id as contractId', 'm.id as memberId', 'm.name as memberName'])
    .executeTakeFirst();
  if (!given) throw notFound('files.trace_unknown', { code });
  const { memberId, memberName, at, customerName: name, ...found } = given;
  const sharedBy = memberId && memberName ? { id: memberId, name: memberName } : null;
  return { ...found, code, at: at as unknown as string, viewer: null, customer: { name, sharedBy } };
}
