// The staff app's part of a new module: its list, the dialog that adds one, and its words in both languages.

export function pageFiles({ name, record, Record, Name, zh }) {
  const at = `apps/web/src/features/${name}`;
  return {
    [`${at}/${Name}Page.tsx`]: `import { Button, type Column, EmptyState, formatDate, ListFrame, Page, useListState } from '@millwright/ui';
import { useInfiniteQuery } from '@tanstack/solid-query';
import { createSignal, type JSX, Show } from 'solid-js';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import Create${Record}Dialog from './Create${Record}Dialog.tsx';

type Row = Outputs['${name}']['list']['items'][number];

const columns = (): Column<Row>[] => [
  { key: 'name', header: t('${name}.name'), cell: (row) => row.name, sort: true, card: 'title' },
  { key: 'createdAt', header: t('${name}.createdAt'), cell: (row) => formatDate(row.createdAt), sort: true },
];

/** All of them, and the way to one more. */
export default function ${Name}Page(): JSX.Element {
  const may = useMay();
  const list = useListState({ sorts: ['name', 'createdAt'], sort: 'name' });
  const rows = useInfiniteQuery(() =>
    api.${name}.list.infinite({ search: list.search() || undefined, ...list.order() }),
  );
  const [creating, setCreating] = createSignal(false);
  const create = () => (
    <Show when={may('${Record}.create')}>
      <Button variant="primary" onClick={() => setCreating(true)}>
        {t('${name}.create')}
      </Button>
    </Show>
  );

  return (
    <Page title={t('${name}.title')} actions={create()}>
      <ListFrame
        name="${name}"
        label={t('${name}.title')}
        state={list}
        query={rows}
        columns={columns()}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.name}
        searchPlaceholder={t('${name}.searchPlaceholder')}
        empty={
          <EmptyState title={t('${name}.emptyTitle')} hint={t('${name}.emptyHint')}>
            {create()}
          </EmptyState>
        }
      />
      <Create${Record}Dialog open={creating()} onClose={() => setCreating(false)} />
    </Page>
  );
}
`,
    [`${at}/Create${Record}Dialog.tsx`]: `import { all, createForm, FormDialog, maxLength, required, TextField } from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';

/** Adds one by its name. */
export default function Create${Record}Dialog(props: { open: boolean; onClose: () => void }): JSX.Element {
  const client = useQueryClient();
  const form = createForm({
    initial: { name: '' },
    rules: { name: all(required, maxLength(200)) },
    onSubmit: async (values) => {
      await api.${name}.create.send(values);
      form.reset();
      await client.invalidateQueries({ queryKey: api.${name}.key() });
    },
  });
  return (
    <FormDialog
      form={form}
      open={props.open}
      onClose={props.onClose}
      title={t('${name}.create')}
      submit={t('${name}.create')}
      size="sm"
    >
      <TextField label={t('${name}.name')} required {...form.field('name')} />
    </FormDialog>
  );
}
`,
    [`apps/web/src/i18n/en/${name}.ts`]: `export default {
  title: '${Name}',
  name: 'Name',
  createdAt: 'Added on',
  create: 'Add ${record}',
  searchPlaceholder: 'Search by name',
  emptyTitle: 'Nothing here yet',
  emptyHint: 'Add the first ${record} to get started.',
  errors: {
    not_found: 'This ${record} does not exist, or you may not see it.',
    name_taken: 'The name “{name}” is taken. Choose another.',
  },
};
`,
    [`apps/web/src/i18n/zh-CN/${name}.ts`]: `export default {
  title: '${zh}',
  name: '名称',
  createdAt: '添加时间',
  create: '添加${zh}',
  searchPlaceholder: '按名称搜索',
  emptyTitle: '还没有${zh}',
  emptyHint: '从添加第一个开始。',
  errors: {
    not_found: '该${zh}不存在，或您无权查看。',
    name_taken: '名称“{name}”已被占用，请换一个。',
  },
};
`,
  };
}
