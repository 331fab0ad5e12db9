import {
  Button,
  createForm,
  DateField,
  Dialog,
  FormDialog,
  MultiSelect,
  type Option,
  required,
  uiText,
} from '@millwright/ui';
import { For, type JSX } from 'solid-js';
import { t } from '../../i18n/index.ts';
import type { Refusals } from './bulk.model.ts';

/** Whom to give the chosen tasks to, besides those who have them. */
export function AssignDialog(props: {
  count: number;
  searchPeople: (text: string) => Promise<Option[]>;
  onAssign: (memberIds: readonly string[]) => Promise<unknown>;
  onClose: (done: boolean) => void;
}): JSX.Element {
  let done = false;
  const form = createForm<{ people: readonly string[] }>({
    initial: { people: [] },
    validate: ({ people }) => (people.length === 0 ? { people: t('tasks.bulk.nobodyChosen') } : {}),
    onSubmit: async ({ people }) => {
      await props.onAssign(people);
      done = true;
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={() => props.onClose(done)}
      title={t('tasks.bulk.assignTitle', { count: props.count })}
      description={t('tasks.bulk.assignHint')}
      submit={t('tasks.bulk.assignSend')}
    >
      <MultiSelect
        label={t('tasks.assignees')}
        required
        search={props.searchPeople}
        {...form.field('people')}
      />
    </FormDialog>
  );
}

/** When the chosen tasks are to be done. */
export function DueDialog(props: {
  count: number;
  onDue: (dueOn: string) => Promise<unknown>;
  onClose: (done: boolean) => void;
}): JSX.Element {
  let done = false;
  const form = createForm<{ dueOn: string }>({
    initial: { dueOn: '' },
    rules: { dueOn: required },
    onSubmit: async ({ dueOn }) => {
      await props.onDue(dueOn);
      done = true;
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={() => props.onClose(done)}
      title={t('tasks.bulk.dueTitle', { count: props.count })}
      submit={t('tasks.bulk.dueSend')}
      size="sm"
    >
      <DateField label={t('tasks.dueOn')} required {...form.field('dueOn')} />
    </FormDialog>
  );
}

/** Each task nothing was done with, and why. */
export function RefusalsDialog(props: { refusals: Refusals; onClose: () => void }): JSX.Element {
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t('tasks.bulk.refusedTitle', { count: props.refusals.refused.length })}
      description={t('tasks.bulk.refusedHint', { count: props.refusals.done })}
      footer={<Button onClick={props.onClose}>{uiText('actions.close')}</Button>}
    >
      <ul class="divide-y divide-line">
        <For each={props.refusals.refused}>
          {({ title, reason }) => (
            <li class="py-2.5">
              <span class="block font-medium break-words">{title}</span>
              <span class="block text-sm text-ink-2">{reason}</span>
            </li>
          )}
        </For>
      </ul>
    </Dialog>
  );
}
