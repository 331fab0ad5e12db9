import { createForm, FormDialog, Select } from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { type DepartmentNode, departmentName, departmentOptions, subtree } from './org.model.ts';

const TOP = 'top';

/** Moves a department with everything below it to another place in the chart. */
export function MoveDepartmentDialog(props: {
  department: DepartmentNode;
  departments: readonly DepartmentNode[];
  onClose: () => void;
}): JSX.Element {
  const client = useQueryClient();
  const own = () => subtree(props.departments, props.department.id);
  const form = createForm({
    initial: { parentId: props.department.parentId ?? TOP },
    version: () => props.department.version,
    onSubmit: async ({ parentId }, version) => {
      await api.org.moveDepartment.send({
        departmentId: props.department.id,
        parentId: parentId === TOP ? null : parentId,
        version,
      });
      await client.invalidateQueries({ queryKey: api.org.key() });
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('org.moveTitle', { name: departmentName(props.department) })}
      description={t('org.moveHelp')}
      submit={t('org.actions.move')}
    >
      <Select
        label={t('org.parent')}
        required
        options={[
          { value: TOP, label: t('org.topLevel') },
          ...departmentOptions(props.departments.filter((d) => !own().has(d.id))),
        ]}
        {...form.field('parentId')}
      />
    </FormDialog>
  );
}
