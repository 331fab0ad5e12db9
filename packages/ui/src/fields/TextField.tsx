import Eye from 'lucide-solid/icons/eye';
import EyeOff from 'lucide-solid/icons/eye-off';
import { createSignal, type JSX, Show } from 'solid-js';
import { IconButton } from '../actions/IconButton.tsx';
import { uiText } from '../i18n/ui-text.ts';
import { Field, type FieldProps } from './Field.tsx';

export interface TextFieldProps extends FieldProps<string> {
  type?: 'text' | 'email' | 'password' | 'tel' | 'url' | 'search';
  placeholder?: string;
  /** The browser's autofill name: 'username', 'current-password', 'organization'. */
  autocomplete?: string;
  inputMode?: 'text' | 'decimal' | 'numeric' | 'email' | 'tel' | 'url';
  maxLength?: number;
  autofocus?: boolean;
  /** Before or after the text, inside the box: a unit, a currency. */
  prefix?: JSX.Element;
  suffix?: JSX.Element;
}

/** One line of text. Passwords get a button that shows them. */
export function TextField(props: TextFieldProps): JSX.Element {
  const [shown, setShown] = createSignal(false);
  const type = () => (props.type === 'password' && shown() ? 'text' : (props.type ?? 'text'));
  return (
    <Field {...props}>
      {(attributes) => (
        <div class="relative flex items-center">
          <Show when={props.prefix}>
            <span class="absolute left-3 text-ink-3 text-sm pointer-events-none">{props.prefix}</span>
          </Show>
          <input
            {...attributes()}
            class="control"
            classList={{ 'pl-8': !!props.prefix, 'pr-11': !!props.suffix || props.type === 'password' }}
            type={type()}
            value={props.value}
            placeholder={props.placeholder}
            autocomplete={props.autocomplete as 'on' | undefined}
            inputmode={props.inputMode}
            maxlength={props.maxLength}
            autofocus={props.autofocus}
            onInput={(event) => props.onChange(event.currentTarget.value)}
            onBlur={() => props.onBlur?.()}
          />
          <Show when={props.suffix}>
            <span class="absolute right-3 text-ink-3 text-sm pointer-events-none">{props.suffix}</span>
          </Show>
          <Show when={props.type === 'password'}>
            <span class="absolute right-1">
              <IconButton
                icon={shown() ? EyeOff : Eye}
                label={uiText(shown() ? 'field.hidePassword' : 'field.showPassword')}
                aria-pressed={shown()}
                onClick={() => setShown(!shown())}
              />
            </span>
          </Show>
        </div>
      )}
    </Field>
  );
}
