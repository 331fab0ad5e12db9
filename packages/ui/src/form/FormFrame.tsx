import CircleAlert from 'lucide-solid/icons/circle-alert';
import { createEffect, createUniqueId, type JSX, on, Show } from 'solid-js';
import { Button } from '../actions/Button.tsx';
import { uiText } from '../i18n/ui-text.ts';
import { Dialog } from '../overlays/Dialog.tsx';
import type { Form } from './create-form.ts';

/** What went wrong with the whole form, above its buttons. */
export function FormError(props: { text: string | undefined }): JSX.Element {
  return (
    <Show when={props.text}>
      <p
        role="alert"
        class="flex items-start gap-2 px-3 py-2 rounded-md bg-overdue-soft text-sm text-overdue"
      >
        <CircleAlert class="mt-0.5" aria-hidden="true" />
        {props.text}
      </p>
    </Show>
  );
}

function DraftNote<V extends object>(props: { form: Form<V> }): JSX.Element {
  return (
    <Show when={props.form.restored()}>
      <p class="flex flex-wrap items-center gap-x-3 px-3 py-1.5 rounded-md bg-surface-2 text-sm text-ink-2">
        {uiText('form.draftRestored')}
        <button type="button" class="ml-auto text-accent font-medium" onClick={() => props.form.reset()}>
          {uiText('form.discardDraft')}
        </button>
      </p>
    </Show>
  );
}

export interface FormFrameProps<V extends object> {
  form: Form<V>;
  /** The verb on the main button. */
  submit: string;
  onCancel?: () => void;
  children: JSX.Element;
  /** Fills its place, with a button as wide: for sign-in. */
  wide?: boolean;
}

/** A form on a page: one column of fields, the draft's note above, errors and buttons below. */
export function FormFrame<V extends object>(props: FormFrameProps<V>): JSX.Element {
  return (
    <form
      noValidate
      class="grid gap-4"
      classList={{ 'max-w-[560px]': !props.wide }}
      onSubmit={(event) => void props.form.submit(event)}
    >
      <DraftNote form={props.form} />
      {props.children}
      <FormError text={props.form.error()} />
      <div class="flex flex-wrap gap-2">
        <Button
          type="submit"
          variant="primary"
          loading={props.form.submitting()}
          class={props.wide ? 'w-full h-10!' : ''}
        >
          {props.submit}
        </Button>
        <Show when={props.onCancel}>
          <Button variant="ghost" onClick={() => props.onCancel?.()}>
            {uiText('actions.cancel')}
          </Button>
        </Show>
      </div>
    </form>
  );
}

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
  createEffect(on(() => props.open, (open) => open && !props.form.dirty() && props.form.reset(), { defer: true }));
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
