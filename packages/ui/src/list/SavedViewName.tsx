import type { JSX } from 'solid-js';
import { TextField } from '../fields/TextField.tsx';
import { createForm } from '../form/create-form.ts';
import { FormDialog } from '../form/FormDialog.tsx';
import { all, maxLength, required } from '../form/rules.ts';
import { uiText } from '../i18n/ui-text.ts';

/** Asks what a view is to be called. */
export default function SavedViewName(props: {
  /** What it is called so far; without it, it is a new one. */
  name?: string;
  onName: (name: string) => Promise<unknown>;
  onClose: () => void;
}): JSX.Element {
  const form = createForm<{ name: string }>({
    initial: { name: props.name ?? '' },
    rules: { name: all(required, maxLength(60)) },
    onSubmit: ({ name }) => props.onName(name.trim()),
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={props.name ?? uiText('list.saveViewTitle')}
      description={props.name === undefined ? uiText('list.saveViewHint') : undefined}
      submit={uiText('list.save')}
      size="sm"
    >
      <TextField label={uiText('list.viewName')} required {...form.field('name')} />
    </FormDialog>
  );
}
