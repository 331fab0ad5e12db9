import FileX from 'lucide-solid/icons/file-x';
import { type JSX, Show } from 'solid-js';
import { EmptyState } from '../../display/EmptyState.tsx';
import { asFailure, canTryAgain } from './preview-failure.ts';
import { viewerText } from './viewer-words.ts';

/** Stands where the document would: why it cannot be shown, and what to do. */
export function FailureNotice(props: {
  error: unknown;
  /** What helps when trying again can: a button. */
  children?: JSX.Element;
}): JSX.Element {
  const failure = () => asFailure(props.error);
  return (
    <div role="alert" class="flex-1 grid content-center" data-failure={failure().code}>
      <EmptyState
        icon={FileX}
        title={viewerText(`failures.${failure().code}.title`)}
        hint={viewerText(`failures.${failure().code}.hint`, failure().facts)}
      >
        <Show when={canTryAgain(failure()) && props.children}>{props.children}</Show>
      </EmptyState>
    </div>
  );
}
