import { Button, buttonClass, EmptyState, Loaded, Page, Stepper } from '@millwright/ui';
import { A, useParams, useSearchParams } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import CircleCheck from 'lucide-solid/icons/circle-check';
import { createEffect, createSignal, type JSX, Match, on, Show, Switch } from 'solid-js';
import { api } from '../../../api.ts';
import { t } from '../../../i18n/index.ts';
import { FileStep } from '../../imports/FileStep.tsx';
import { uploadImport } from '../../imports/upload-import.ts';
import type { ProcurementPlan } from '../procurement-types.ts';
import { BomCheckStep } from './BomCheckStep.tsx';
import { BomMappingStep } from './BomMappingStep.tsx';
import { type BomChoice, type BomMapping, type InspectedBom, proposal } from './bom.model.ts';

const steps = () => [
  t('imports.steps.file'),
  t('imports.steps.columns'),
  t('imports.steps.check'),
  t('imports.steps.done'),
];

/**
 * Brings a bill of materials into what is bought for a contract: the file, its columns, a dry run with every row that is wrong,
 * done. The uploaded file stands in the address, so a reload goes on where it was.
 */
export default function BomImportPage(): JSX.Element {
  const params = useParams<{ id: string }>();
  const contract = useQuery(() => api.contracts.get.options({ contractId: params.id }));
  const plan = useQuery(() => api.procurement.plan.options({ contractId: params.id }));
  const [search, setSearch] = useSearchParams<{ file?: string; sheet?: string; line?: string }>();
  const [mapping, setMapping] = createSignal<BomMapping>();
  const startOver = () => {
    setMapping(undefined);
    setSearch({ file: null, sheet: null, line: null });
  };
  return (
    <Loaded query={contract}>
      {(c) => (
        <Page
          title={t('procurement.bom.title')}
          width="narrow"
          crumbs={[
            { label: t('contracts.title'), href: '/contracts' },
            { label: c().contractNo, href: `/contracts/${c().id}?tab=parts` },
          ]}
          subtitle={c().name}
        >
          <Show
            when={search.file}
            fallback={
              <div class="grid gap-6">
                <Stepper steps={steps()} current={0} />
                <FileStep
                  label={t('procurement.bom.drop')}
                  upload={(file) => uploadImport('/files/boms', c().id, file)}
                  hints={[
                    t('procurement.bom.hints.tools'),
                    t('procurement.bom.hints.tree'),
                    t('procurement.bom.hints.nothingYet'),
                  ]}
                  onUploaded={(importId) => setSearch({ file: importId })}
                />
              </div>
            }
            keyed
          >
            {(importId) => (
              <Loaded query={plan}>
                {(loaded) => (
                  <Uploaded
                    importId={importId}
                    plan={loaded()}
                    sheet={search.sheet}
                    line={search.line}
                    mapping={mapping()}
                    onMapping={setMapping}
                    onReading={(sheet, line) => setSearch({ sheet, line })}
                    onStartOver={startOver}
                  />
                )}
              </Loaded>
            )}
          </Show>
        </Page>
      )}
    </Loaded>
  );
}

interface Report {
  itemCount: number;
  skippedRows: number;
}

function Uploaded(props: {
  importId: string;
  plan: ProcurementPlan;
  sheet: string | undefined;
  line: string | undefined;
  mapping: BomMapping | undefined;
  onMapping: (mapping: BomMapping | undefined) => void;
  onReading: (sheet: string | null, line: string | null) => void;
  onStartOver: () => void;
}): JSX.Element {
  const [choice, setChoice] = createSignal<BomChoice>();
  const [done, setDone] = createSignal<Report>();
  const found = useQuery(() => ({
    ...api.boms.inspect.options({
      importId: props.importId,
      ...(props.sheet ? { sheet: props.sheet } : {}),
      ...(props.line ? { headerLine: Number(props.line) } : {}),
    }),
    placeholderData: (before: InspectedBom | undefined) => before,
  }));
  const loaded = () => (found.isPending || found.isPlaceholderData ? undefined : found.data);
  const only = () => {
    const mine = props.plan.departments.filter(({ mayRequest }) => mayRequest);
    return mine.length === 1 ? (mine[0]?.id ?? '') : '';
  };
  createEffect(
    on(
      () => loaded() && `${props.importId} ${loaded()?.sheet} ${loaded()?.headerLine}`,
      (reading) => {
        const file = loaded();
        if (!reading || !file) return;
        // Another sheet has other columns; for whom it is stays as it was chosen.
        const first = proposal(file, only(), t('procurement.bom.unitDefault'));
        setChoice((before) => (before ? { ...before, columns: first.columns } : first));
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
                <EmptyState
                  icon={CircleCheck}
                  title={t('procurement.bom.done', { count: report().itemCount })}
                  hint={
                    report().skippedRows > 0
                      ? t('imports.skipped', { count: report().skippedRows })
                      : t('procurement.bom.doneHint')
                  }
                >
                  <A href={`/contracts/${props.plan.contractId}?tab=parts`} class={buttonClass('primary')}>
                    {t('procurement.bom.toParts')}
                  </A>
                  <Button variant="ghost" onClick={props.onStartOver}>
                    {t('imports.another')}
                  </Button>
                </EmptyState>
              )}
            </Match>
            <Match when={props.mapping}>
              {(mapping) => (
                <BomCheckStep
                  importId={props.importId}
                  mapping={mapping()}
                  onBack={() => props.onMapping(undefined)}
                  onStartOver={props.onStartOver}
                  onDone={setDone}
                />
              )}
            </Match>
            <Match when={choice()}>
              {(chosen) => (
                <BomMappingStep
                  plan={props.plan}
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
