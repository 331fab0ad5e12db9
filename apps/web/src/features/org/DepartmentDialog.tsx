import { all, createForm, FormDialog, maxLength, required, TextField } from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { type DepartmentNode, departmentName } from './org.model.ts';

/** Adds a department, at the top or below another, or renames one. */
export function DepartmentDialog(props: {
  department?: DepartmentNode;
  parent?: DepartmentNode;
  onClose: () => void;
}): JSX.Element {
  const client = useQueryClient();
  const form = createForm({
    initial: {
      name: props.department?.name ?? '',
      nameEn: props.department?.nameEn ?? '',
      code: props.department?.code ?? '',
    },
    version: () => props.department?.version ?? 0,
    rules: {
      name: all(required, maxLength(100)),
      nameEn: maxLength(200),
      code: all(required, maxLength(40)),
    },
    onSubmit: async (values, version) => {
      const departmentId = props.department?.id;
      if (departmentId) await api.org.updateDepartment.send({ departmentId, version, ...values });
      else await api.org.createDepartment.send({ parentId: props.parent?.id ?? null, ...values });
      await client.invalidateQueries({ queryKey: api.org.key() });
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={
        props.department
          ? departmentName(props.department)
          : t(props.parent ? 'org.add.below' : 'org.add.department')
      }
      description={props.parent && `${t('org.parent')}: ${departmentName(props.parent)}`}
      submit={t(props.department ? 'org.actions.save' : 'org.actions.add')}
    >
      <TextField label={t('org.department')} required {...form.field('name')} />
      <TextField label={t('org.nameEn')} optional {...form.field('nameEn')} />
      <TextField label={t('org.code')} required help={t('org.codeHelp')} {...form.field('code')} />
    </FormDialog>
  );
}
