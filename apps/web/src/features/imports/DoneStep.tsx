import { Button, buttonClass, EmptyState } from '@millwright/ui';
import { A } from '@solidjs/router';
import CircleCheck from 'lucide-solid/icons/circle-check';
import type { JSX } from 'solid-js';
import { t } from '../../i18n/index.ts';

/** It is done: how much, what was left out, and where to look. */
export function DoneStep(props: {
  contractId: string;
  report: { taskCount: number; skippedRows: number };
  onAnother: () => void;
}): JSX.Element {
  return (
    <EmptyState
      icon={CircleCheck}
      title={t('imports.done', { count: props.report.taskCount })}
      hint={
        props.report.skippedRows > 0
          ? t('imports.skipped', { count: props.report.skippedRows })
          : t('imports.doneHint')
      }
    >
      <A href={`/contracts/${props.contractId}?tab=tasks`} class={buttonClass('primary')}>
        {t('imports.toTasks')}
      </A>
      <Button variant="ghost" onClick={() => props.onAnother()}>
        {t('imports.another')}
      </Button>
    </EmptyState>
  );
}
