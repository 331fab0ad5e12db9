import '../viewer.css';
import { ErrorBoundary, type JSX, Show, Suspense } from 'solid-js';
import { Button } from '../../actions/Button.tsx';
import { Skeleton, SkeletonGroup } from '../../display/Skeleton.tsx';
import { uiText } from '../../i18n/ui-text.ts';
import { FailureNotice } from './FailureNotice.tsx';
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
      <Show when={hasWords() && props.of} keyed fallback={<Waiting />}>
        {(_) => (
          <ErrorBoundary
            fallback={(error, again) => (
              <FailureNotice error={error}>
                <Button onClick={() => again()}>{uiText('actions.retry')}</Button>
              </FailureNotice>
            )}
          >
            <Suspense fallback={<Waiting />}>{props.children}</Suspense>
          </ErrorBoundary>
        )}
      </Show>
    </div>
  );
}

function Waiting(): JSX.Element {
  return (
    <SkeletonGroup class="flex-1 grid gap-3 p-4 content-start">
      <Skeleton class="h-6 w-56" />
      <Skeleton class="h-64 w-full" />
    </SkeletonGroup>
  );
}
