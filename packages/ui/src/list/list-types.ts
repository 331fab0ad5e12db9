import type { JSX } from 'solid-js';
import type { Icon } from '../display/icon.ts';
import type { OptionSource } from '../fields/Combobox.tsx';
import type { ListState, ListView } from './list-state.ts';
import type { SavedViews } from './saved-views.ts';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => JSX.Element;
  /** Sortable: by its key, or by this name on the server. */
  sort?: boolean | string;
  /** Numbers stand right. */
  align?: 'end';
  /** A CSS width where the content should not decide. */
  width?: string;
  /** Not shown until the reader chooses it. */
  hidden?: boolean;
  /** On cards: the `title` (one column, also the row's link), the `badge` beside it, a `line` (default), or nothing. */
  card?: 'title' | 'badge' | 'line' | 'none';
}

export interface ListFilter extends OptionSource {
  /** Its name in the address bar, one of the list state's `filters`. */
  key: string;
  label: string;
  /** `choice` (default): several of some options; `dates`: from and to; `flag`: on or off. */
  kind?: 'choice' | 'dates' | 'flag';
  /** Words for values that come from a link before `search` has brought them. */
  labelOf?: (value: string) => string | undefined;
}

export interface BulkAction<Row> {
  label: string;
  icon?: Icon;
  danger?: boolean;
  /** Runs on the selected rows; the selection is forgotten when it resolves, unless with `false`: not done after all. */
  onSelect: (rows: readonly Row[]) => Promise<unknown> | unknown;
}

export type ExportFormat = 'csv' | 'xlsx';

/** What the frame needs of an infinite query; solid-query's result has it. */
export interface ListQuery<Row> {
  readonly data:
    | { readonly pages: readonly { readonly items: readonly Row[]; readonly total?: number | null }[] }
    | undefined;
  readonly isPending: boolean;
  readonly isError: boolean;
  readonly error: unknown;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly isPlaceholderData?: boolean;
  fetchNextPage: () => unknown;
  refetch: () => unknown;
}

export interface ListFrameProps<Row, F extends string = string> {
  /** Names the list: for remembering chosen columns in this browser. */
  name: string;
  /** The list's name in words, for screen readers. */
  label: string;
  state: ListState<F>;
  query: ListQuery<Row>;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** The row in words, for its checkbox. */
  rowLabel: (row: Row) => string;
  /** Where Enter or a click goes. */
  rowHref?: (row: Row) => string;
  /** Instead of a page: opens a drawer or a dialog. */
  onOpen?: (row: Row) => void;
  searchPlaceholder?: string;
  /** False where the server offers filters alone. */
  searchable?: boolean;
  filters?: readonly ListFilter[];
  bulk?: readonly BulkAction<Row>[];
  /** Offers CSV and XLSX; the page calls the server with the list's current filters. */
  onExport?: (format: ExportFormat) => Promise<unknown> | unknown;
  /** The views people keep of this list. */
  saved?: SavedViews;
  /** The views one may switch between; only `table` unless told. */
  viewChoices?: readonly ListView[];
  /** Shown when there is nothing at all: what belongs here and the first step. */
  empty?: JSX.Element;
}
