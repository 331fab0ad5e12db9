import { createForm, FormDialog, RadioGroup } from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useSession } from '../../session.tsx';
import { type MemberDetail, roleName, rolesUpTo, type StaffRole } from './org.model.ts';

/** Makes a person management, department lead or staff. */
export function ChangeRoleDialog(props: { person: MemberDetail; onClose: () => void }): JSX.Element {
  const client = useQueryClient();
  const session = useSession();
  const form = createForm({
    initial: { role: props.person.role as StaffRole | '' },
    version: () => props.person.version,
    onSubmit: async ({ role }, version) => {
      if (role === '' || role === props.person.role) return;
      await api.org.changeRole.send({ memberId: props.person.id, version, role });
      await client.invalidateQueries({ queryKey: api.org.key() });
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      size="sm"
      title={t('org.changeRoleTitle', { name: props.person.name })}
      description={t('org.changeRoleHelp')}
      submit={t('org.actions.save')}
    >
      <RadioGroup
        label={t('org.role')}
        options={rolesUpTo(session().member.role).map((value) => ({ value, label: roleName(value) }))}
        {...form.field('role')}
      />
    </FormDialog>
  );
}
