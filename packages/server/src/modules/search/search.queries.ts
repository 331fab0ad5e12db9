import { pageByKey, type Scope } from '@millwright/platform';
import { expressionBuilder, type Kysely, type RawBuilder, sql } from 'kysely';
import { SEARCHED } from './search.kinds.ts';
import { type Find, SEARCH_KINDS, type SearchKind } from './search.schemas.ts';
import { excerptOf, wordsOf } from './words.schemas.ts';

/** One record that was found. */
export interface FoundRecord {
  kind: SearchKind;
  id: string;
  name: string;
  nameEn: string | null;
  number: string | null;
  /** Text around what was asked for, where it is not in the name. */
  excerpt: string | null;
  contractId: string | null;
  contractNo: string | null;
  contractName: string | null;
  /** The task a file belongs to, where it belongs to one. */
  taskId: string | null;
  updatedAt: string;
}

export interface FoundKind {
  kind: SearchKind;
  items: FoundRecord[];
  nextCursor: string | null;
}

export interface SearchResult {
  /** What was asked for, word by word, for marking it. */
  words: string[];
  /** Kinds something was found of, and the one that was asked for. */
  kinds: FoundKind[];
}

/** Everything the viewer may read that holds what they ask for: the best of each kind, or one kind page by page. */
export async function find(scope: Scope, input: Find): Promise<SearchResult> {
  const words = wordsOf(input.query);
  const readable = SEARCH_KINDS.filter((kind) => scope.can('read', kind));
  const wanted = input.kind ? readable.filter((kind) => kind === input.kind) : readable;
  if (words.length === 0) return { words, kinds: [] };
  // One after the other: they share one connection, which answers in this order anyway.
  const kinds: FoundKind[] = [];
  for (const kind of wanted) kinds.push(await findKind(scope, kind, input, words));
  return { words, kinds: kinds.filter(({ kind, items }) => kind === input.kind || items.length > 0) };
}

/** Ids of rounds by whatever belongs to one: its acceptance and stage, its questions and answers, what was found and conceded. */
const foundRounds = (query: string): RawBuilder<{ id: string; asked_for: string }> =>
  sql`(select id, asked_for from millwright.search(${query}, 'AcceptanceRound')
    union select r.id, f.asked_for from millwright.search(${query}, 'Acceptance') f
      join acceptance_round r on r.acceptance_id = f.id
    union select r.id, f.asked_for from millwright.search(${query}, 'AcceptanceStage') f
      join acceptance a on a.stage_id = f.id join acceptance_round r on r.tenant_id = a.tenant_id and r.acceptance_id = a.id
    union select x.round_id, f.asked_for from millwright.search(${query}, 'AcceptanceCheck') f join acceptance_check x on x.id = f.id
    union select x.round_id, f.asked_for from millwright.search(${query}, 'NonConformance') f join non_conformance x on x.id = f.id
    union select x.round_id, f.asked_for from millwright.search(${query}, 'Concession') f join concession x on x.id = f.id)`;

/** Ids that were found. A contract is found by its customer as well, whose name it shows. */
function foundBy(
  scope: Scope,
  kind: SearchKind,
  query: string,
): RawBuilder<{ id: string; asked_for: string }> {
  if (kind === 'Acceptance') return foundRounds(query);
  if (kind !== 'Contract') return sql`millwright.search(${query}, ${kind})`;
  return sql`(select id, asked_for from millwright.search(${query}, 'Contract')
    union select c.id, f.asked_for from millwright.search(${query}, 'Customer') f
      join customer k on k.id = f.id and ${scope.where('read', 'Customer', 'k')(expressionBuilder() as never)}
      join contract c on c.tenant_id = k.tenant_id and c.customer_id = k.id)`;
}

// biome-ignore lint/suspicious/noExplicitAny: one statement for tables of several shapes; what is read of them is named below
type AnyTable = Kysely<any>;

async function findKind(
  scope: Scope,
  kind: SearchKind,
  input: Find,
  words: readonly string[],
): Promise<FoundKind> {
  const { table, within, name, nameEn = 'null::text', number, texts, contractId, gone } = SEARCHED[kind];
  const raw = <T>(text: string) => sql.raw<T>(text);
  const from = (scope.sql as unknown as AnyTable).selectFrom(`${table} as r`);
  const query = (
    within
      ? from.innerJoin(`${within.table} as p`, (join) =>
          join.on(sql<boolean>`p.tenant_id = r.tenant_id and p.id = ${raw(within.by)}`),
        )
      : from
  )
    .innerJoin(foundBy(scope, kind, input.query).as(sql.ref('e')), (join) =>
      join.on(sql<boolean>`e.id = r.id`),
    )
    .leftJoin('card.contract as k', (join) =>
      join.on(sql<boolean>`k.tenant_id = r.tenant_id and k.id = ${raw(contractId)}`),
    )
    .where(scope.where('read', kind, within ? 'p' : 'r') as never)
    .where(sql<boolean>`not (${raw(gone)})`)
    .select([
      sql<string>`r.id`.as('id'),
      raw<string>(name).as('name'),
      raw<string | null>(nameEn).as('nameEn'),
      raw<string | null>(number).as('number'),
      raw<string | null>(contractId).as('contractId'),
      sql<string | null>`k.contract_no`.as('contractNo'),
      sql<string | null>`k.name`.as('contractName'),
      sql<string>`r.updated_at`.as('updatedAt'),
      raw<(string | null)[]>(`array[${texts.join(', ')}]::text[]`).as('texts'),
      raw<string | null>(
        kind === 'FileAsset' ? `case when r.subject_type = 'Task' then r.subject_id end` : 'null::uuid',
      ).as('taskId'),
    ]);
  const rank = `greatest(millwright.search_rank(e.asked_for, ${name}), millwright.search_rank(e.asked_for, coalesce(${number}, '')))`;
  const { items, nextCursor } = await pageByKey<
    Omit<FoundRecord, 'kind' | 'excerpt'> & { texts: (string | null)[] }
  >(query, {
    alias: 'r',
    sorts: { rank: { expression: rank, type: 'int' } },
    sort: 'rank',
    direction: 'desc',
    limit: input.limit,
    cursor: input.kind ? input.cursor : undefined,
  });
  return {
    kind,
    nextCursor,
    items: items.map(({ texts: found, ...item }) => ({
      ...item,
      kind,
      excerpt:
        excerptOf([item.name, item.nameEn, item.number], words) === null ? excerptOf(found, words) : null,
    })),
  };
}
