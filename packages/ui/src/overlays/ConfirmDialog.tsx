import { createSignal, type JSX, Show } from 'solid-js';
import { Button } from '../actions/Button.tsx';
import { FieldError } from '../fields/Field.tsx';
import { TextField } from '../fields/TextField.tsx';
import { errorText } from '../i18n/errors.ts';
import { uiText } from '../i18n/ui-text.ts';
import { Dialog } from './Dialog.tsx';

export interface ConfirmDialogProps {
  open: boolean;
  onClose: () => void;
  /** The question with the object's name in it: 'Close contract HD-2611?' */
  title: string;
  /** What will happen, and that it cannot be undone. */
  description: JSX.Element;
  /** The verb on the button: 'Close contract'. */
  confirm: string;
  /** Runs on confirmation; the dialog closes when it resolves and shows the reason when it rejects. */
  onConfirm: () => Promise<unknown> | unknown;
  /** For the gravest: the person types this name before the button works. */
  typeName?: string;
  danger?: boolean;
}

/** A real confirmation, for what cannot be undone. What can be undone gets a toast with Undo instead. */
export function ConfirmDialog(props: ConfirmDialogProps): JSX.Element {
  const [busy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<string>();
  const [typed, setTyped] = createSignal('');
  const close = () => {
    setTyped('');
    setError(undefined);
    props.onClose();
  };
  const run = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await props.onConfirm();
      close();
    } catch (thrown) {
      setError(errorText(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={props.open}
      onClose={close}
      title={props.title}
      description={props.description}
      size="sm"
      role="alertdialog"
      footer={
        <>
          <Button onClick={close}>{uiText('actions.cancel')}</Button>
          <Button
            variant={props.danger === false ? 'primary' : 'danger'}
            loading={busy()}
            disabled={!!props.typeName && typed().trim() !== props.typeName}
            onClick={run}
          >
            {props.confirm}
          </Button>
        </>
      }
    >
      <Show when={props.typeName}>
        {(name) => (
          <TextField label={uiText('confirm.type', { name: name() })} value={typed()} onChange={setTyped} />
        )}
      </Show>
      <FieldError text={error()} />
    </Dialog>
  );
}
