import CircleAlert from 'lucide-solid/icons/circle-alert';
import { type JSX, Show } from 'solid-js';
import { Button } from '../actions/Button.tsx';
import { uiText } from '../i18n/ui-text.ts';
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

/** Says that what was typed before is back, and offers to start anew. */
export function DraftNote<V extends object>(props: { form: Form<V> }): JSX.Element {
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
