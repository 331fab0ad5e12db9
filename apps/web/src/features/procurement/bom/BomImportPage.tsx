import { Button, buttonClass, EmptyState, Loaded } from '@millwright/ui';
import { A } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import CircleCheck from 'lucide-solid/icons/circle-check';
import { createEffect, createSignal, type JSX, Match, on, Switch } from 'solid-js';
import { api } from '../../../api.ts';
import { t } from '../../../i18n/index.ts';
import { type Going, ImportFrame, ImportSteps, readingOf } from '../../imports/ImportFrame.tsx';
import type { ProcurementPlan } from '../procurement-types.ts';
import { BomCheckStep } from './BomCheckStep.tsx';
import { BomMappingStep } from './BomMappingStep.tsx';
import { type BomChoice, type BomMapping, type InspectedBom, proposal } from './bom.model.ts';

/** Brings a bill of materials into what is bought for a contract: the file, its columns, a dry run with every row that is wrong, done. */
export default function BomImportPage(): JSX.Element {
  return (
    <ImportFrame<BomMapping>
      title={t('procurement.bom.title')}
      tab="parts"
      address="/files/boms"
      drop={t('procurement.bom.drop')}
      hints={[
        t('procurement.bom.hints.tools'),
        t('procurement.bom.hints.tree'),
        t('procurement.bom.hints.nothingYet'),
      ]}
    >
      {(going) => <WithPlan going={going} />}
    </ImportFrame>
  );
}

/** Whom parts can be asked for by whom is the contract's to say. */
function WithPlan(props: { going: Going<BomMapping> }): JSX.Element {
  const plan = useQuery(() => api.procurement.plan.options({ contractId: props.going.contractId }));
  return <Loaded query={plan}>{(loaded) => <Uploaded going={props.going} plan={loaded()} />}</Loaded>;
}

interface Report {
  itemCount: number;
  skippedRows: number;
}

function Uploaded(props: { going: Going<BomMapping>; plan: ProcurementPlan }): JSX.Element {
  const [choice, setChoice] = createSignal<BomChoice>();
  const [done, setDone] = createSignal<Report>();
  const found = useQuery(() => ({
    ...api.boms.inspect.options(readingOf(props.going)),
    placeholderData: (before: InspectedBom | undefined) => before,
  }));
  const loaded = () => (found.isPending || found.isPlaceholderData ? undefined : found.data);
  const only = () => {
    const mine = props.plan.departments.filter(({ mayRequest }) => mayRequest);
    return mine.length === 1 ? (mine[0]?.id ?? '') : '';
  };
  createEffect(
    on(
      () => loaded() && `${props.going.importId} ${loaded()?.sheet} ${loaded()?.headerLine}`,
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
  const current = () => (takenOver() ? 3 : props.going.mapping ? 2 : 1);
  return (
    <div class="grid gap-6">
      <ImportSteps current={current()} />
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
                  <Button variant="ghost" onClick={props.going.onStartOver}>
                    {t('imports.another')}
                  </Button>
                </EmptyState>
              )}
            </Match>
            <Match when={props.going.mapping}>
              {(mapping) => (
                <BomCheckStep
                  importId={props.going.importId}
                  mapping={mapping()}
                  onBack={() => props.going.onMapping(undefined)}
                  onStartOver={props.going.onStartOver}
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
                  onReading={props.going.onReading}
                  onNext={props.going.onMapping}
                  onBack={props.going.onStartOver}
                />
              )}
            </Match>
          </Switch>
        )}
      </Loaded>
    </div>
  );
}
