import {
  all,
  Combobox,
  createForm,
  email,
  FormDialog,
  MultiSelect,
  maxLength,
  required,
  Select,
  showToast,
  TextField,
} from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useSession } from '../../session.tsx';
import {
  type DepartmentNode,
  departmentOptions,
  type MemberDetail,
  positionName,
  roleName,
  rolesUpTo,
  useDuties,
} from './org.model.ts';

const blank = (value: string) => value.trim() || null;

/** Adds a person, or changes what is known of one. An account comes by invitation. */
export function PersonDialog(props: {
  person?: MemberDetail;
  departments: readonly DepartmentNode[];
  departmentId?: string;
  onClose: () => void;
  onDone?: (memberId: string) => void;
}): JSX.Element {
  const client = useQueryClient();
  const session = useSession();
  const duties = useDuties();
  const fillable = () => props.departments.filter((d) => d.allowed.includes('assign'));
  const form = createForm({
    initial: {
      name: props.person?.name ?? '',
      title: props.person?.title ?? '',
      email: props.person?.email ?? '',
      phone: props.person?.phone ?? '',
      employeeNo: props.person?.employeeNo ?? '',
      duties: [...(props.person?.duties ?? [])] as readonly string[],
      role: 'staff' as 'boss' | 'leader' | 'staff' | '',
      departmentId: fillable().some((d) => d.id === props.departmentId) ? (props.departmentId ?? '') : '',
      position: 'member' as 'lead' | 'member' | '',
    },
    version: () => props.person?.version ?? 0,
    rules: {
      name: all(required, maxLength(100)),
      email,
      title: maxLength(100),
      phone: maxLength(40),
      employeeNo: maxLength(40),
    },
    onSubmit: async (values, version) => {
      const known = {
        name: values.name,
        title: blank(values.title),
        email: blank(values.email),
        phone: blank(values.phone),
        employeeNo: blank(values.employeeNo),
        duties: [...values.duties],
      };
      const saved = props.person
        ? await api.org.updateMember.send({ memberId: props.person.id, version, ...known })
        : await api.org.createMember.send({
            ...known,
            role: values.role || 'staff',
            departmentId: values.departmentId || undefined,
            position: values.position || 'member',
          });
      await client.invalidateQueries({ queryKey: api.org.key() });
      if (!props.person) {
        showToast({ text: t('org.done.created', { name: saved.name }) });
        props.onDone?.(saved.id);
      }
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={props.person?.name ?? t('org.add.person')}
      submit={t(props.person ? 'org.actions.save' : 'org.actions.add')}
    >
      <TextField label={t('org.name')} required {...form.field('name')} />
      <div class="grid gap-4 sm:grid-cols-2">
        <TextField label={t('org.jobTitle')} optional {...form.field('title')} />
        <TextField label={t('org.employeeNo')} optional {...form.field('employeeNo')} />
        <TextField label={t('org.email')} optional type="email" {...form.field('email')} />
        <TextField label={t('org.phone')} optional type="tel" {...form.field('phone')} />
      </div>
      <MultiSelect
        label={t('org.duties.label')}
        optional
        options={duties.options()}
        selected={(props.person?.duties ?? []).map((value) => ({ value, label: duties.nameOf(value) }))}
        {...form.field('duties')}
      />
      <Show when={!props.person}>
        <Combobox
          label={t('org.department')}
          required={session().member.role !== 'boss'}
          optional={session().member.role === 'boss'}
          options={departmentOptions(fillable())}
          {...form.field('departmentId')}
        />
        <div class="grid gap-4 sm:grid-cols-2">
          <Select
            label={t('org.position.label')}
            required
            options={(['member', 'lead'] as const).map((value) => ({ value, label: positionName(value) }))}
            {...form.field('position')}
          />
          <Select
            label={t('org.role')}
            required
            options={rolesUpTo(session().member.role).map((value) => ({ value, label: roleName(value) }))}
            {...form.field('role')}
          />
        </div>
      </Show>
    </FormDialog>
  );
}
