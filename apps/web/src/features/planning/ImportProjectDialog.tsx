import {
  createForm,
  DateField,
  Dialog,
  FileDrop,
  FormFrame,
  formatBytes,
  formatDate,
  formatList,
  required,
  Select,
  showToast,
} from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createEffect, createSignal, For, type JSX, Show } from 'solid-js';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { departmentOptions } from '../tasks/task-words.tsx';
import { problemText } from './problem-words.ts';
import { LARGEST_PACKED, packFile } from './project-files.ts';

type Checked = Outputs['planning']['checkProject'];

/** Shows what a project file would bring in, and what in it was odd, before it is taken over. */
export default function ImportProjectDialog(props: {
  contractId: string;
  startsOn: string;
  onClose: () => void;
}): JSX.Element {
  const client = useQueryClient();
  const [checked, setChecked] = createSignal<Checked>();
  const [fileError, setFileError] = createSignal<string>();
  const plan = useQuery(() => api.tasks.plan.options({ contractId: props.contractId }));
  const mine = () => (plan.data?.departments ?? []).filter(({ mayPlan }) => mayPlan);
  const form = createForm({
    initial: { file: null as File | null, departmentId: '', startsOn: props.startsOn },
    rules: { departmentId: required, startsOn: required },
    onSubmit: async ({ file, departmentId, startsOn }) => {
      const content = file && (await packFile(file));
      setFileError(
        file
          ? content
            ? undefined
            : t('planning.projects.tooLarge', { most: formatBytes(LARGEST_PACKED) })
          : t('planning.projects.chooseFile'),
      );
      if (!content) return;
      const sent = { contractId: props.contractId, departmentId, fileName: file.name, content, startsOn };
      // First what is in it; the same button takes it over then.
      if (!checked()) {
        setChecked(await api.planning.checkProject.send(sent));
        return;
      }
      const taken = await api.planning.importProject.send(sent);
      showToast({ text: t('planning.projects.taken', { count: taken.taskCount }) });
      await Promise.all([
        client.invalidateQueries({ queryKey: api.planning.key() }),
        client.invalidateQueries({ queryKey: api.tasks.key() }),
        client.invalidateQueries({ queryKey: api.contracts.key() }),
      ]);
      props.onClose();
    },
  });
  // With one department there is nothing to choose.
  createEffect(() => {
    const [only, ...more] = mine();
    if (only && more.length === 0 && !form.values.departmentId) form.set('departmentId', only.id);
  });
  // What was found out about another file says nothing about this one.
  createEffect(() => {
    void [form.values.file, form.values.departmentId, form.values.startsOn];
    setChecked(undefined);
  });
  return (
    <Dialog
      open
      sticky
      onClose={props.onClose}
      title={t('planning.exchange.import')}
      description={t('planning.projects.hint')}
    >
      <FormFrame
        form={form}
        submit={checked() ? t('planning.projects.take') : t('planning.projects.check')}
        onCancel={props.onClose}
      >
        <FileDrop
          label={form.values.file?.name ?? t('planning.projects.file')}
          accept={['.xml', '.sm', '.mm']}
          error={fileError()}
          onFiles={([file]) => form.set('file', file ?? null)}
        />
        <Select
          label={t('planning.projects.department')}
          help={t('planning.projects.departmentHelp')}
          required
          options={departmentOptions(mine())}
          {...form.field('departmentId')}
        />
        <DateField
          label={t('planning.projects.startsOn')}
          help={t('planning.projects.startsOnHelp')}
          required
          {...form.field('startsOn')}
        />
        <Show when={checked()}>{(found) => <Found checked={found()} />}</Show>
      </FormFrame>
    </Dialog>
  );
}

function Found(props: { checked: Checked }): JSX.Element {
  const named = (isKnown: boolean) =>
    formatList(props.checked.people.filter((person) => person.isKnown === isKnown).map(({ name }) => name));
  const more = () => props.checked.problemCount - props.checked.problems.length;
  return (
    <section class="grid gap-2 rounded-md border border-line p-3 text-sm" aria-live="polite">
      <p class="font-medium">
        {t('planning.projects.found', {
          tasks: props.checked.taskCount,
          links: props.checked.linkCount,
          from: formatDate(props.checked.startsOn),
          to: formatDate(props.checked.endsOn),
        })}
      </p>
      <Show when={props.checked.hasBaseline}>
        <p class="text-ink-2">{t('planning.projects.withBaseline')}</p>
      </Show>
      <Show when={named(true)}>
        {(names) => <p class="text-ink-2">{t('planning.projects.withPeople', { names: names() })}</p>}
      </Show>
      <Show when={named(false)}>
        {(names) => <p class="text-ink-2">{t('planning.projects.strangers', { names: names() })}</p>}
      </Show>
      <Show
        when={props.checked.problemCount > 0}
        fallback={<p class="text-ink-3">{t('planning.projects.noProblems')}</p>}
      >
        <p class="text-attention">{t('planning.projects.problems', { count: props.checked.problemCount })}</p>
        <ul class="list-disc pl-5 max-h-40 overflow-y-auto">
          <For each={props.checked.problems}>{(problem) => <li>{problemText(problem)}</li>}</For>
        </ul>
        <Show when={more() > 0}>
          <p class="text-xs text-ink-3">{t('planning.projects.andMore', { count: more() })}</p>
        </Show>
      </Show>
    </section>
  );
}
