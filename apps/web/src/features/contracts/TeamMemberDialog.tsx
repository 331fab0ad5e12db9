import { Combobox, createForm, DateField, FormDialog, type Option, required, Select } from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { ContractDetail } from './contract-types.ts';
import { departmentName, searchDepartments } from './contract-words.ts';

type Role = 'lead' | 'assistant' | 'member';

/** Puts somebody on the team: department first, then one of its people, then their part in it. */
export default function TeamMemberDialog(props: {
  contract: ContractDetail;
  departmentId?: string | undefined;
  role: Role;
  onClose: () => void;
}): JSX.Element {
  const client = useQueryClient();
  const contractId = props.contract.id;
  const fillsAll = () => props.contract.allowed.includes('assign');
  const form = createForm({
    initial: {
      departmentId: props.departmentId ?? '',
      memberId: '',
      role: props.role as Role | '',
      from: '',
    },
    rules: { departmentId: required, memberId: required, role: required },
    onSubmit: async (values) => {
      await api.contracts.assignMember.send({
        contractId,
        departmentId: values.departmentId,
        memberId: values.memberId,
        role: values.role || 'member',
        ...(values.from ? { from: values.from } : {}),
      });
      await client.invalidateQueries({ queryKey: api.contracts.key() });
    },
  });
  const departments = async (text: string): Promise<Option[]> => {
    const options = await searchDepartments(text);
    if (fillsAll()) return options;
    return options.filter((option) => props.contract.teamDepartmentIds.includes(option.value));
  };
  const people = async (text: string): Promise<Option[]> => {
    const departmentId = form.values.departmentId || undefined;
    const found = await api.contracts.candidates.fetch({
      contractId,
      departmentId,
      search: text || undefined,
    });
    return found.map((person) => ({ value: person.id, label: person.name, note: person.title ?? undefined }));
  };
  const given = () => props.contract.departments.find((d) => d.id === props.departmentId);

  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('contracts.team.addTitle')}
      description={t('contracts.team.addHint')}
      submit={t('contracts.team.add')}
      size="sm"
    >
      <Combobox
        label={t('contracts.department')}
        required
        search={departments}
        selected={given() && { value: given()!.id, label: departmentName(given()!) }}
        {...form.field('departmentId')}
      />
      <Combobox label={t('contracts.team.person')} required search={people} {...form.field('memberId')} />
      <Select
        label={t('contracts.team.role')}
        required
        options={(['lead', 'assistant', 'member'] as const).map((value) => ({
          value,
          label: t(`contracts.roles.${value}`),
        }))}
        {...form.field('role')}
      />
      <DateField
        label={t('contracts.team.from')}
        help={t('contracts.team.fromHelp')}
        {...form.field('from')}
      />
    </FormDialog>
  );
}
