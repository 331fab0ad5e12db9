import {
  abilityOf,
  dayIn,
  forbidden,
  invalid,
  notFound,
  openRead,
  type RequestInfo,
  roleFacts,
  type ScopeServices,
  type StaffPrincipal,
} from '@millwright/platform';
import { type RowCells, writeCsv, writeXlsx } from '@millwright/platform/spreadsheet';
import { lists } from './exports.lists.ts';
import { type ExportLocale, inLocale, type ListExport, type Surroundings } from './list-export.ts';

export type ExportFormat = 'csv' | 'xlsx';

/** A list being written into a file while it is read. */
export interface ExportedList {
  fileName: string;
  contentType: string;
  stream: AsyncIterable<Uint8Array>;
  /** Rows of the list written so far; final once `stream` has ended. The file's last line states it as well. */
  readonly rowCount: number;
}

export interface ExportServices extends ScopeServices {
  /** The people of this process; where it is given, rights that end in the middle end the file. */
  principals?: {
    get(kind: 'staff', tenantId: string, id: string): Promise<unknown>;
  };
}

export interface ExportRequest {
  list: string;
  format: ExportFormat;
  /** The list's own filters, as JSON. */
  query: string;
  locale: ExportLocale;
}

const PAGE = 200;
const contentTypes: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/**
 * A list as a file, with the rows, the fields and the order its screen shows this person: page by page through the very
 * query of the screen, so memory does not grow and no rule is told twice. Refuses before anything is written; the last
 * line states how many rows there are, so that a file cut short shows it.
 */
export function exportList(
  services: ExportServices,
  principal: StaffPrincipal,
  request: RequestInfo,
  wanted: ExportRequest,
): ExportedList {
  const { format, locale } = wanted;
  const list = Object.hasOwn(lists, wanted.list) ? lists[wanted.list] : undefined;
  if (!list) throw notFound('exports.no_such_list', { list: wanted.list });
  const { action, subject } = list.permission;
  const ability = abilityOf(principal);
  if (!ability.canEver(action, subject))
    throw forbidden('platform.forbidden', { action, subject, ...roleFacts(principal) });
  const input = inputOf(list, wanted.query);

  const columns = list.columns.filter(({ needs }) => !needs || ability.canEver(needs.action, needs.subject));
  const counted = { rows: 0 };
  const batches = rowBatches({ ...list, columns }, { services, principal, request, input, locale, counted });
  const table = columns.map(({ heading, kind }) => ({
    heading: inLocale(heading, locale),
    ...(kind ? { kind } : {}),
  }));
  const title = inLocale(list.title, locale);
  const file = format === 'csv' ? writeCsv(table, batches) : writeXlsx(table, batches, { sheetName: title });
  const day = dayIn(principal.timeZone, services.clock?.() ?? new Date());
  return {
    fileName: `${title}-${day}.${format}`,
    contentType: contentTypes[format],
    stream: file.chunks,
    get rowCount() {
      return counted.rows;
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: lists of different rows
type AnyList = ListExport<any, any>;

interface Walk {
  services: ExportServices;
  principal: StaffPrincipal;
  request: RequestInfo;
  input: Record<string, unknown>;
  locale: ExportLocale;
  counted: { rows: number };
}

async function* rowBatches(list: AnyList, walk: Walk): AsyncGenerator<RowCells[]> {
  const { services, request, locale, counted } = walk;
  let { principal } = walk;
  const names = list.names;
  const around: Surroundings & { names: Map<string, string> } = {
    locale,
    timeZone: principal.timeZone,
    names: names ? await openRead(services, principal, request, (scope) => names(scope, locale)) : new Map(),
  };
  let cursor: string | undefined;
  do {
    principal = await current(services, principal);
    const input = { ...walk.input, limit: PAGE, cursor };
    const page = await openRead(services, principal, request, (scope) => list.page(scope, input));
    for (const [id, name] of Object.entries(page.names ?? {})) around.names.set(id, name);
    counted.rows += page.items.length;
    yield page.items.map((row: unknown) => list.columns.map(({ value }) => value(row, around)));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  yield [
    [
      inLocale(
        [`— 共 ${counted.rows} 行 —`, `— ${counted.rows} ${counted.rows === 1 ? 'row' : 'rows'} —`],
        locale,
      ),
    ],
  ];
}

/** The person as they are now: a long file does not outlive the right to it. */
async function current(services: ExportServices, principal: StaffPrincipal): Promise<StaffPrincipal> {
  if (!services.principals) return principal;
  const now = await services.principals.get('staff', principal.tenantId, principal.memberId);
  if (!now) throw forbidden('platform.sign_in_first');
  return now as StaffPrincipal;
}

function inputOf(list: AnyList, query: string): Record<string, unknown> {
  let given: unknown;
  try {
    given = JSON.parse(query || '{}');
  } catch {
    throw invalid('exports.query_unreadable');
  }
  const parsed = list.input.safeParse(given);
  if (!parsed.success)
    throw invalid('exports.query_unreadable', { path: parsed.error.issues[0]?.path.join('.') ?? '' });
  return parsed.data as Record<string, unknown>;
}
