import {
  notFound,
  openRead,
  type RequestInfo,
  type ScopeServices,
  type StaffPrincipal,
} from '@millwright/platform';

/** A delivery note as it is sent. */
export interface NoteBytes {
  bytes: Uint8Array;
  fileName: string;
  sha256: string;
}

/** The bytes of a note, for whoever may read its delivery. */
export async function deliveryNoteBytes(
  services: ScopeServices,
  principal: StaffPrincipal,
  request: RequestInfo,
  noteId: string,
): Promise<NoteBytes> {
  return openRead(services, principal, request, async (scope) => {
    const found = await scope.sql
      .selectFrom('delivery_note as n')
      .innerJoin('delivery_note_content as x', (join) =>
        join.onRef('x.note_id', '=', 'n.id').onRef('x.tenant_id', '=', 'n.tenant_id'),
      )
      .innerJoin('delivery as d', (join) =>
        join.onRef('d.id', '=', 'n.delivery_id').onRef('d.tenant_id', '=', 'n.tenant_id'),
      )
      .where('n.id', '=', noteId)
      .where(scope.where('read', 'Delivery', 'd') as never)
      .select(['x.bytes', 'n.sha256', 'n.locale', 'd.number'])
      .executeTakeFirst();
    if (!found) throw notFound('delivery.note_not_found');
    const { bytes, sha256, locale, number } = found;
    return { bytes, sha256, fileName: `${number}-${locale}.pdf` };
  });
}
