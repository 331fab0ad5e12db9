import CircleAlert from 'lucide-solid/icons/circle-alert';
import Lock from 'lucide-solid/icons/lock';
import SearchX from 'lucide-solid/icons/search-x';
import { type JSX, Show } from 'solid-js';
import { Button } from '../actions/Button.tsx';
import { errorText, reasonOf } from '../i18n/errors.ts';
import { uiText } from '../i18n/ui-text.ts';
import { EmptyState } from './EmptyState.tsx';

/** Something could not be shown: what happened and what to do. Retry only where trying again can help. */
export function ErrorState(props: {
  error: unknown;
  onRetry?: () => void;
  children?: JSX.Element;
}): JSX.Element {
  const kind = () => reasonOf(props.error)?.kind;
  const title = () => {
    if (kind() === 'not_found') return uiText('errors.titleNotFound');
    return uiText(kind() === 'forbidden' ? 'errors.titleForbidden' : 'errors.title');
  };
  const icon = () => (kind() === 'not_found' ? SearchX : kind() === 'forbidden' ? Lock : CircleAlert);
  // Where a whole page could not be shown, nothing else names it.
  const alone = document.querySelector('main h1') === null;
  return (
    <div role="alert">
      <EmptyState title={title()} hint={errorText(props.error)} icon={icon()} heading={alone}>
        <Show when={props.onRetry && kind() !== 'not_found' && kind() !== 'forbidden'}>
          <Button onClick={() => props.onRetry?.()}>{uiText('actions.retry')}</Button>
        </Show>
        {props.children}
      </EmptyState>
    </div>
  );
}
