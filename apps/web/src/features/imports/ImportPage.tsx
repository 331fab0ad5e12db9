import { Loaded, Page, Stepper } from '@millwright/ui';
import { useParams, useSearchParams } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import { createEffect, createSignal, type JSX, Match, on, Show, Switch } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { CheckStep } from './CheckStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { FileStep } from './FileStep.tsx';
import { type MappingChoice, proposal } from './import.model.ts';
import type { ImportMapping, Inspected } from './import-types.ts';
import { MappingStep } from './MappingStep.tsx';
import { uploadImport } from './upload-import.ts';

/**
 * Brings a spreadsheet's tasks into a contract: the file, its columns, a dry run with every row that is wrong, done. The
 * uploaded file stands in the address, so a reload goes on where it was.
 */
export default function ImportPage(): JSX.Element {
  const params = useParams<{ id: string }>();
  const contract = useQuery(() => api.contracts.get.options({ contractId: params.id }));
  const [search, setSearch] = useSearchParams<{ file?: string; sheet?: string; line?: string }>();
  const [mapping, setMapping] = createSignal<ImportMapping>();
  const startOver = () => {
    setMapping(undefined);
    setSearch({ file: null, sheet: null, line: null });
  };

  return (
    <Loaded query={contract}>
      {(c) => (
        <Page
          title={t('imports.title')}
          width="narrow"
          crumbs={[
            { label: t('contracts.title'), href: '/contracts' },
            { label: c().contractNo, href: `/contracts/${c().id}?tab=tasks` },
          ]}
          subtitle={c().name}
        >
          <Show
            when={search.file}
            fallback={
              <div class="grid gap-6">
                <Stepper steps={steps()} current={0} />
                <FileStep
                  label={t('imports.drop')}
                  upload={(file) => uploadImport('/files/imports', c().id, file)}
                  hints={[
                    t('imports.hints.columns'),
                    t('imports.hints.people'),
                    t('imports.hints.nothingYet'),
                  ]}
                  onUploaded={(importId) => setSearch({ file: importId })}
                />
              </div>
            }
            keyed
          >
            {(importId) => (
              <Uploaded
                importId={importId}
                contractId={c().id}
                sheet={search.sheet}
                line={search.line}
                mapping={mapping()}
                onMapping={setMapping}
                onReading={(sheet, line) => setSearch({ sheet, line })}
                onStartOver={startOver}
              />
            )}
          </Show>
        </Page>
      )}
    </Loaded>
  );
}

const steps = () => [
  t('imports.steps.file'),
  t('imports.steps.columns'),
  t('imports.steps.check'),
  t('imports.steps.done'),
];

function Uploaded(props: {
  importId: string;
  contractId: string;
  sheet: string | undefined;
  line: string | undefined;
  mapping: ImportMapping | undefined;
  onMapping: (mapping: ImportMapping | undefined) => void;
  onReading: (sheet: string | null, line: string | null) => void;
  onStartOver: () => void;
}): JSX.Element {
  const [choice, setChoice] = createSignal<MappingChoice>();
  const [done, setDone] = createSignal<{ taskCount: number; skippedRows: number }>();
  const found = useQuery(() => ({
    ...api.imports.inspect.options({
      importId: props.importId,
      ...(props.sheet ? { sheet: props.sheet } : {}),
      ...(props.line ? { headerLine: Number(props.line) } : {}),
    }),
    placeholderData: (before: Inspected | undefined) => before,
  }));
  const loaded = () => (found.isPending || found.isPlaceholderData ? undefined : found.data);
  createEffect(
    on(
      () => loaded() && `${props.importId} ${loaded()?.sheet} ${loaded()?.headerLine}`,
      (reading) => {
        const file = loaded();
        if (reading && file) setChoice(proposal(file));
      },
    ),
  );
  const takenOver = () => done() ?? (found.isPending ? undefined : (found.data?.takenOver ?? undefined));
  const current = () => (takenOver() ? 3 : props.mapping ? 2 : 1);
  return (
    <div class="grid gap-6">
      <Stepper steps={steps()} current={current()} />
      <Loaded query={found}>
        {(file) => (
          <Switch>
            <Match when={takenOver()}>
              {(report) => (
                <DoneStep contractId={props.contractId} report={report()} onAnother={props.onStartOver} />
              )}
            </Match>
            <Match when={props.mapping}>
              {(mapping) => (
                <CheckStep
                  importId={props.importId}
                  fileName={file().fileName}
                  mapping={mapping()}
                  onBack={() => props.onMapping(undefined)}
                  onStartOver={props.onStartOver}
                  onDone={setDone}
                />
              )}
            </Match>
            <Match when={choice()}>
              {(chosen) => (
                <MappingStep
                  contractId={props.contractId}
                  file={file()}
                  choice={chosen()}
                  onChoice={setChoice}
                  onReading={props.onReading}
                  onNext={props.onMapping}
                  onBack={props.onStartOver}
                />
              )}
            </Match>
          </Switch>
        )}
      </Loaded>
    </div>
  );
}
