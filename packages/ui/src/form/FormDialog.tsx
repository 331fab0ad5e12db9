import { createEffect, createUniqueId, type JSX, on } from 'solid-js';
import { Button } from '../actions/Button.tsx';
import { uiText } from '../i18n/ui-text.ts';
import { Dialog } from '../overlays/Dialog.tsx';
import { DraftNote, FormError, type FormFrameProps } from './FormFrame.tsx';

export interface FormDialogProps<V extends object> extends Omit<FormFrameProps<V>, 'onCancel' | 'wide'> {
  open: boolean;
  onClose: () => void;
  title: JSX.Element;
  description?: JSX.Element;
  size?: 'sm' | 'md' | 'lg';
  /** For what cannot be taken back. */
  danger?: boolean;
}

/** A form in a dialog; closes by itself once it has been sent. A click outside does not lose what was typed. */
export function FormDialog<V extends object>(props: FormDialogProps<V>): JSX.Element {
  const id = createUniqueId();
  // Opened again, it starts from what the record is by then; what was typed and not sent is kept.
  createEffect(
    on(
      () => props.open,
      (open) => open && !props.form.dirty() && props.form.reset(),
      { defer: true },
    ),
  );
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      description={props.description}
      size={props.size}
      sticky={props.form.dirty()}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{uiText('actions.cancel')}</Button>
          <Button
            type="submit"
            form={id}
            variant={props.danger ? 'danger' : 'primary'}
            loading={props.form.submitting()}
          >
            {props.submit}
          </Button>
        </>
      }
    >
      <form
        id={id}
        noValidate
        class="grid gap-4"
        onSubmit={async (event) => {
          if (await props.form.submit(event)) props.onClose();
        }}
      >
        <DraftNote form={props.form} />
        {props.children}
        <FormError text={props.form.error()} />
      </form>
    </Dialog>
  );
}
