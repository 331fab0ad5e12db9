import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';

/** What a customer's contact says about a round that waits for them. Whose it is, and when, the database says itself. */
export interface SignatureEntry {
  id: string;
  roundId: string;
  contractId: string;
  isRefusal: boolean;
  typedName: string;
  /** The version of the text that was signed. */
  statement: string;
  locale: string;
  reason: string | null;
}

/**
 * Puts a customer's answer in, through the portal's view (decision 0019): for scopes of a customer's contact alone. Kysely,
 * since Prisma knows tables, and the portal's role has none.
 */
export async function putSignature(scope: Scope, entry: SignatureEntry): Promise<void> {
  await sql`
    insert into portal.acceptance_signature (id, round_id, contract_id, is_refusal, typed_name, statement, locale, reason)
    values (${entry.id}::uuid, ${entry.roundId}::uuid, ${entry.contractId}::uuid, ${entry.isRefusal}, ${entry.typedName},
            ${entry.statement}, ${entry.locale}, ${entry.reason})`.execute(scope.sql);
}
