import {
  Badge,
  Button,
  Combobox,
  ConfirmDialog,
  createForm,
  DateField,
  FormDialog,
  locale,
  required,
  Select,
  showError,
} from '@millwright/ui';
import Plus from 'lucide-solid/icons/plus';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { periodOf } from './DepartmentHistory.tsx';
import {
  type DepartmentNode,
  departmentOptions,
  type MemberDetail,
  type Membership,
  positionName,
} from './org.model.ts';

interface Props {
  person: MemberDetail;
  departments: readonly DepartmentNode[];
  onChanged: () => Promise<unknown>;
}

const nameOf = (membership: Membership) =>
  locale() === 'en' && membership.departmentNameEn ? membership.departmentNameEn : membership.departmentName;

/** Where a person belongs and belonged, from when to when. Entries end; they are never overwritten. */
export function PersonDepartments(props: Props): JSX.Element {
  const [joining, setJoining] = createSignal(false);
  const [leaving, setLeaving] = createSignal<Membership>();
  const fillable = () => props.departments.filter((d) => d.allowed.includes('assign'));
  const mayFill = (id: string) => fillable().some((d) => d.id === id);
  const position = (membership: Membership) => (membership.position === 'lead' ? 'member' : 'lead');
  const change = async (membership: Membership) => {
    await api.org.joinDepartment.send({
      memberId: props.person.id,
      departmentId: membership.departmentId,
      position: position(membership),
    });
    await props.onChanged();
  };
  return (
    <div class="grid gap-3">
      <ul class="divide-y divide-line">
        <For each={props.person.memberships}>
          {(membership) => (
            <li class="py-2.5 grid gap-1.5" classList={{ 'text-ink-3': membership.to !== null }}>
              <div class="flex items-center gap-2">
                <span class="flex-1 min-w-0 truncate font-medium">{nameOf(membership)}</span>
                <Badge tone={membership.position === 'lead' && !membership.to ? 'accent' : 'neutral'}>
                  {positionName(membership.position)}
                </Badge>
              </div>
              <div class="flex flex-wrap items-center gap-2">
                <span class="flex-1 num text-xs text-ink-3">{periodOf(membership)}</span>
                <Show when={!membership.to && mayFill(membership.departmentId)}>
                  <Button size="sm" variant="ghost" onClick={() => void change(membership).catch(showError)}>
                    {t(membership.position === 'lead' ? 'org.actions.makeMember' : 'org.actions.makeLead')}
                  </Button>
                  <Button size="sm" variant="ghost" onClick={() => setLeaving(membership)}>
                    {t('org.actions.leave')}
                  </Button>
                </Show>
              </div>
            </li>
          )}
        </For>
      </ul>
      <Show when={fillable().length > 0}>
        <div>
          <Button size="sm" icon={Plus} onClick={() => setJoining(true)}>
            {t('org.actions.join')}
          </Button>
        </div>
      </Show>
      <Show when={joining()}>
        <JoinDialog {...props} departments={fillable()} onClose={() => setJoining(false)} />
      </Show>
      <Show when={leaving()}>
        {(membership) => (
          <ConfirmDialog
            open
            onClose={() => setLeaving(undefined)}
            title={t('org.leaveTitle', { department: nameOf(membership()) })}
            description={t('org.leaveBody', { name: props.person.name })}
            confirm={t('org.actions.leave')}
            onConfirm={async () => {
              await api.org.leaveDepartment.send({
                memberId: props.person.id,
                departmentId: membership().departmentId,
              });
              await props.onChanged();
            }}
          />
        )}
      </Show>
    </div>
  );
}

function JoinDialog(props: Props & { onClose: () => void }): JSX.Element {
  const form = createForm({
    initial: { departmentId: '', position: 'member' as 'member' | 'lead' | '', from: '' },
    rules: { departmentId: required },
    onSubmit: async (values) => {
      await api.org.joinDepartment.send({
        memberId: props.person.id,
        departmentId: values.departmentId,
        position: values.position || 'member',
        from: values.from || undefined,
      });
      await props.onChanged();
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('org.joinTitle', { name: props.person.name })}
      submit={t('org.actions.add')}
    >
      <Combobox
        label={t('org.department')}
        required
        options={departmentOptions(props.departments)}
        {...form.field('departmentId')}
      />
      <div class="grid gap-4 sm:grid-cols-2">
        <Select
          label={t('org.position.label')}
          required
          options={(['member', 'lead'] as const).map((value) => ({ value, label: positionName(value) }))}
          {...form.field('position')}
        />
        <DateField label={t('org.from')} optional help={t('org.today')} {...form.field('from')} />
      </div>
    </FormDialog>
  );
}
