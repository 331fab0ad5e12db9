import { Combobox, createForm, FormDialog, NumberField, RadioGroup, required } from '@millwright/ui';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { LINK_TYPES, type LinkType, span } from './plan-words.ts';
import type { Dependencies } from './use-dependencies.ts';

type Side = 'waitsFor' | 'awaitedBy';
/** As far apart as two tasks may be, in working days. */
const MOST = 1000;

/** A dependency that is there, and the two tasks it ties. */
export interface OpenLink {
  id: string;
  version: number;
  type: string;
  lagDays: number;
  before: string;
  after: string;
}

/** How one task waits for another: a new dependency of `task`, or `link` changed. */
export default function DependencyDialog(props: {
  contractId: string;
  task?: { id: string; title: string };
  link?: OpenLink;
  dependencies: Dependencies;
  onClose: () => void;
}): JSX.Element {
  const titles = new Map<string, string>();
  const form = createForm({
    initial: {
      side: 'waitsFor' as Side,
      other: '',
      type: (props.link?.type ?? 'FS') as LinkType,
      lagDays: props.link?.lagDays ?? (0 as number | undefined),
    },
    rules: props.link ? {} : { other: required },
    version: () => props.link?.version ?? 0,
    validate: ({ lagDays }) => ({
      lagDays:
        Number.isInteger(lagDays ?? 0) && Math.abs(lagDays ?? 0) <= MOST
          ? undefined
          : t('planning.links.lagRule'),
    }),
    onSubmit: async ({ side, other, type, lagDays }, version) => {
      const how = { type, lagDays: lagDays ?? 0 };
      if (props.link) return props.dependencies.change({ dependencyId: props.link.id, version, ...how });
      const task = props.task ?? { id: '', title: '' };
      const found = { id: other, title: titles.get(other) ?? '' };
      const [before, after] = side === 'waitsFor' ? [found, task] : [task, found];
      await props.dependencies.add(
        { predecessorId: before.id, successorId: after.id, ...how },
        { before: before.title, after: after.title },
      );
    },
  });
  const search = async (text: string) => {
    const { items } = await api.tasks.list.fetch({
      search: text,
      contractIds: [props.contractId],
      sort: 'order',
      limit: 30,
    });
    for (const { id, title } of items) titles.set(id, title);
    return items
      .filter(({ id }) => id !== props.task?.id)
      .map(({ id, title, startsOn, dueOn }) => ({ value: id, label: title, note: span(startsOn, dueOn) }));
  };
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={props.link ? t('planning.links.edit') : t('planning.links.add')}
      description={
        props.link
          ? t('planning.links.waits', { before: props.link.before, after: props.link.after })
          : props.task?.title
      }
      submit={props.link ? t('planning.links.save') : t('planning.links.add')}
    >
      <Show when={!props.link}>
        <RadioGroup<Side>
          label={t('planning.links.side')}
          value={form.values.side}
          onChange={(side) => form.set('side', side)}
          options={[
            { value: 'waitsFor', label: t('planning.links.sideWaitsFor') },
            { value: 'awaitedBy', label: t('planning.links.sideAwaitedBy') },
          ]}
        />
        <Combobox label={t('planning.links.otherTask')} required search={search} {...form.field('other')} />
      </Show>
      <RadioGroup
        label={t('planning.links.type')}
        options={LINK_TYPES.map((type) => ({
          value: type,
          label: t(`planning.linkNames.${type}`),
          note: t(`planning.links.says.${type}`),
        }))}
        {...form.field('type')}
      />
      <NumberField
        label={t('planning.links.lag')}
        help={t('planning.links.lagHelp')}
        step={1}
        min={-MOST}
        max={MOST}
        suffix={t('planning.days')}
        {...form.field('lagDays')}
      />
    </FormDialog>
  );
}
