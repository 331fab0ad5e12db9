import { Button, Dialog, formatDateTime, showError, showToast, TextField } from '@millwright/ui';
import type { JSX } from 'solid-js';
import { t } from '../../i18n/index.ts';

export interface InvitationLink {
  url: string;
  expiresAt: string;
}

/** The one-time link somebody joins by, to be copied and sent to them. */
export function InvitationDialog(props: {
  name: string;
  link: InvitationLink;
  onClose: () => void;
}): JSX.Element {
  const copy = async () => {
    await navigator.clipboard.writeText(props.link.url);
    showToast({ text: t('org.done.copied') });
  };
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t('org.invitation.title', { name: props.name })}
      description={t('org.invitation.body', {
        name: props.name,
        until: formatDateTime(props.link.expiresAt),
      })}
      footer={
        <Button variant="primary" onClick={() => void copy().catch(showError)}>
          {t('org.actions.copy')}
        </Button>
      }
    >
      <TextField label={t('org.invitation.link')} value={props.link.url} onChange={() => {}} />
    </Dialog>
  );
}
