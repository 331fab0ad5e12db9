/** What every import into a contract has: its page, its steps, and an uploaded file that stands in the address. */
import { Loaded, Page, Stepper } from '@millwright/ui';
import { useParams, useSearchParams } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import { createSignal, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { FileStep } from './FileStep.tsx';
import { uploadImport } from './upload-import.ts';

/** An import on its way: which file, which sheet of it, and how its columns are read once that is decided. */
export interface Going<Mapping> {
  importId: string;
  contractId: string;
  sheet: string | undefined;
  line: string | undefined;
  mapping: Mapping | undefined;
  onMapping: (mapping: Mapping | undefined) => void;
  onReading: (sheet: string | null, line: string | null) => void;
  onStartOver: () => void;
}

const STEPS = ['file', 'columns', 'check', 'done'] as const;

/** Where one is: choosing the file, its columns, looking at what would come of it, done. */
export const ImportSteps = (props: { current: 0 | 1 | 2 | 3 }): JSX.Element => (
  <Stepper steps={STEPS.map((step) => t(`imports.steps.${step}`))} current={props.current} />
);

/** What of a file to ask for: the sheet and the line of its heading, where somebody chose them. */
export const readingOf = ({ importId, sheet, line }: Pick<Going<never>, 'importId' | 'sheet' | 'line'>) => ({
  importId,
  ...(sheet ? { sheet } : {}),
  ...(line ? { headerLine: Number(line) } : {}),
});

/** The page of an import. A reload goes on where it was: with the file, not with what was decided about its columns. */
export function ImportFrame<Mapping extends object>(props: {
  title: string;
  /** The contract's part it comes from and goes back to. */
  tab: string;
  address: Parameters<typeof uploadImport>[0];
  /** What file is asked for. */
  drop: string;
  hints: string[];
  children: (going: Going<Mapping>) => JSX.Element;
}): JSX.Element {
  const params = useParams<{ id: string }>();
  const contract = useQuery(() => api.contracts.get.options({ contractId: params.id }));
  const [search, setSearch] = useSearchParams<{ file?: string; sheet?: string; line?: string }>();
  const [mapping, setMapping] = createSignal<Mapping>();
  const going = (importId: string, contractId: string): Going<Mapping> => ({
    importId,
    contractId,
    get sheet() {
      return search.sheet;
    },
    get line() {
      return search.line;
    },
    get mapping() {
      return mapping();
    },
    onMapping: (chosen) => setMapping(() => chosen),
    onReading: (sheet, line) => setSearch({ sheet, line }),
    onStartOver: () => {
      setMapping(undefined);
      setSearch({ file: null, sheet: null, line: null });
    },
  });
  return (
    <Loaded query={contract}>
      {(c) => (
        <Page
          title={props.title}
          width="narrow"
          crumbs={[
            { label: t('contracts.title'), href: '/contracts' },
            { label: c().contractNo, href: `/contracts/${c().id}?tab=${props.tab}` },
          ]}
          subtitle={c().name}
        >
          <Show
            when={search.file}
            fallback={
              <div class="grid gap-6">
                <ImportSteps current={0} />
                <FileStep
                  label={props.drop}
                  upload={(file) => uploadImport(props.address, c().id, file)}
                  hints={props.hints}
                  onUploaded={(importId) => setSearch({ file: importId })}
                />
              </div>
            }
            keyed
          >
            {(importId) => props.children(going(importId, c().id))}
          </Show>
        </Page>
      )}
    </Loaded>
  );
}
