import { Loaded } from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import { createEffect, createSignal, type JSX, Match, on, Switch } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { CheckStep } from './CheckStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { type Going, ImportFrame, ImportSteps, readingOf } from './ImportFrame.tsx';
import { type MappingChoice, proposal } from './import.model.ts';
import type { ImportMapping, Inspected } from './import-types.ts';
import { MappingStep } from './MappingStep.tsx';

/** Brings a spreadsheet's tasks into a contract: the file, its columns, a dry run with every row that is wrong, done. */
export default function ImportPage(): JSX.Element {
  return (
    <ImportFrame<ImportMapping>
      title={t('imports.title')}
      tab="tasks"
      address="/files/imports"
      drop={t('imports.drop')}
      hints={[t('imports.hints.columns'), t('imports.hints.people'), t('imports.hints.nothingYet')]}
    >
      {(going) => <Uploaded going={going} />}
    </ImportFrame>
  );
}

function Uploaded(props: { going: Going<ImportMapping> }): JSX.Element {
  const [choice, setChoice] = createSignal<MappingChoice>();
  const [done, setDone] = createSignal<{ taskCount: number; skippedRows: number }>();
  const found = useQuery(() => ({
    ...api.imports.inspect.options(readingOf(props.going)),
    placeholderData: (before: Inspected | undefined) => before,
  }));
  const loaded = () => (found.isPending || found.isPlaceholderData ? undefined : found.data);
  createEffect(
    on(
      () => loaded() && `${props.going.importId} ${loaded()?.sheet} ${loaded()?.headerLine}`,
      (reading) => {
        const file = loaded();
        if (reading && file) setChoice(proposal(file));
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
                <DoneStep
                  contractId={props.going.contractId}
                  report={report()}
                  onAnother={props.going.onStartOver}
                />
              )}
            </Match>
            <Match when={props.going.mapping}>
              {(mapping) => (
                <CheckStep
                  importId={props.going.importId}
                  fileName={file().fileName}
                  mapping={mapping()}
                  onBack={() => props.going.onMapping(undefined)}
                  onStartOver={props.going.onStartOver}
                  onDone={setDone}
                />
              )}
            </Match>
            <Match when={choice()}>
              {(chosen) => (
                <MappingStep
                  contractId={props.going.contractId}
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
