import '../viewer.css';
import { ErrorBoundary, type JSX, Show, Suspense } from 'solid-js';
import { Button } from '../../actions/Button.tsx';
import { uiText } from '../../i18n/ui-text.ts';
import { FailureNotice } from './FailureNotice.tsx';
import { ViewerWaiting } from './ViewerWaiting.tsx';
import { useViewerWords } from './viewer-words.ts';

/**
 * What stands around every document: it waits for the viewer's words, shows that something is coming, and turns whatever
 * fails inside into a notice. It fills the place it is put into.
 */
export function ViewerFrame(props: {
  /** What is shown, for tests and styles. */
  name: string;
  /** Which document it is: with another one, everything inside is made anew. */
  of: string;
  children: JSX.Element;
}): JSX.Element {
  const hasWords = useViewerWords();
  return (
    <div
      data-viewer={props.name}
      class="relative flex flex-col size-full min-h-64 min-w-0 overflow-hidden bg-surface"
    >
      <Show when={hasWords() && props.of} keyed fallback={<ViewerWaiting />}>
        {(_) => (
          <ErrorBoundary
            fallback={(error, again) => (
              <FailureNotice error={error}>
                <Button onClick={() => again()}>{uiText('actions.retry')}</Button>
              </FailureNotice>
            )}
          >
            <Suspense fallback={<ViewerWaiting />}>{props.children}</Suspense>
          </ErrorBoundary>
        )}
      </Show>
    </div>
  );
}
