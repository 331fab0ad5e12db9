import {
  all,
  Button,
  createForm,
  Dialog,
  FormError,
  Loaded,
  maxLength,
  required,
  TextField,
} from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { PermissionTable } from './PermissionTable.tsx';
import { type Grant, grantsOf, type Matrix, matrixOf, type RoleDetail } from './roles.model.ts';

/** A role as a matrix: each permission, grouped by what it is about, with how far it reaches. */
export function RoleDialog(props: { role?: RoleDetail; onClose: () => void }): JSX.Element {
  const client = useQueryClient();
  const vocabulary = useQuery(() => api.roles.vocabulary.options());
  const tree = useQuery(() => api.org.tree.options({}));
  const departments = () => (tree.isPending ? [] : (tree.data?.items ?? []));
  const [matrix, setMatrix] = createSignal<Matrix>(matrixOf((props.role?.grants ?? []) as Grant[]));
  const editable = () => !props.role || props.role.allowed.includes('update');
  const form = createForm({
    initial: { name: props.role?.name ?? '', description: props.role?.description ?? '' },
    version: () => props.role?.version ?? 0,
    rules: { name: all(required, maxLength(60)), description: maxLength(500) },
    onSubmit: async (values, version) => {
      const grants = grantsOf(matrix());
      if (props.role) await api.roles.update.send({ roleId: props.role.id, version, ...values, grants });
      else await api.roles.create.send({ ...values, grants });
      await client.invalidateQueries({ queryKey: api.roles.key() });
    },
  });
  const save = async () => {
    if (await form.submit()) props.onClose();
  };
  return (
    <Dialog
      open
      sticky
      size="lg"
      onClose={props.onClose}
      title={props.role?.name ?? t('roles.create')}
      footer={
        <Show when={editable()}>
          <Button variant="primary" loading={form.submitting()} onClick={() => void save()}>
            {t('roles.save')}
          </Button>
        </Show>
      }
    >
      <div class="grid gap-4">
        <FormError text={form.error()} />
        <div class="grid gap-4 sm:grid-cols-2">
          <TextField label={t('roles.name')} required disabled={!editable()} {...form.field('name')} />
          <TextField
            label={t('roles.description')}
            optional
            disabled={!editable()}
            {...form.field('description')}
          />
        </div>
        <Loaded query={vocabulary}>
          {(words) => (
            <div class="grid gap-5">
              <For each={words()}>
                {(entry) => (
                  <PermissionTable
                    entry={entry}
                    matrix={matrix()}
                    departments={departments()}
                    disabled={!editable()}
                    onChange={setMatrix}
                  />
                )}
              </For>
            </div>
          )}
        </Loaded>
      </div>
    </Dialog>
  );
}
