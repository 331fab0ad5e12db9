import {
  CURRENT_STATEMENT,
  SIGN_STATEMENTS,
} from '@millwright/server/modules/acceptance/signature.schemas.ts';
import {
  all,
  createForm,
  FormDialog,
  locale,
  maxLength,
  minLength,
  required,
  TextArea,
  TextField,
} from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { type PortalRound, stageName } from './acceptance-words.ts';

/** Signs by a typed name under a text, or refuses with a reason. Either is for good. */
export default function AnswerDialog(props: {
  round: PortalRound;
  kind: 'sign' | 'refuse';
  onClose: () => void;
}): JSX.Element {
  const client = useQueryClient();
  // The same however often it is sent: a line that breaks makes no second answer.
  const id = crypto.randomUUID();
  const language = () => (locale() === 'en' ? 'en' : 'zh-CN');
  const form = createForm({
    initial: { name: '', reason: '' },
    rules: {
      name: all(required, minLength(2), maxLength(100)),
      ...(props.kind === 'refuse' ? { reason: all(required, maxLength(2000)) } : {}),
    },
    onSubmit: async ({ name, reason }) => {
      const answer = { id, roundId: props.round.id, name, locale: language() } as const;
      if (props.kind === 'sign') await api.acceptance.sign.send({ ...answer, statement: CURRENT_STATEMENT });
      else await api.acceptance.refuse.send({ ...answer, reason });
      await client.invalidateQueries({ queryKey: api.acceptance.key() });
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t(props.kind === 'sign' ? 'acceptance.signTitle' : 'acceptance.refuseTitle', {
        stage: stageName(props.round),
      })}
      description={t(props.kind === 'sign' ? 'acceptance.signHint' : 'acceptance.refuseHint')}
      submit={t(`acceptance.${props.kind}`)}
      danger={props.kind === 'refuse'}
    >
      <Show
        when={props.kind === 'sign'}
        fallback={<TextArea label={t('acceptance.reason')} required rows={4} {...form.field('reason')} />}
      >
        <p class="rounded-md border border-line bg-surface-2 px-3 py-2.5">
          {SIGN_STATEMENTS[CURRENT_STATEMENT][language()]}
        </p>
      </Show>
      <TextField
        label={t('acceptance.name')}
        help={t('acceptance.nameHelp')}
        autocomplete="name"
        required
        {...form.field('name')}
      />
    </FormDialog>
  );
}
