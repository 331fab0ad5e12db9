import { EmptyState, Loaded, WholeScreen } from '@millwright/ui';
import { CompareDocuments } from '@millwright/ui/viewer';
import { type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import type { FileDetail, VersionRow } from './files.model.ts';
import { overlayOf, sourceOf, useVersionView, type VersionView, whyNot } from './preview.model.ts';

/** Two versions of a file over or beside each other: what became of the earlier one. */
export default function CompareScreen(props: {
  file: FileDetail;
  before: VersionRow;
  after: VersionRow;
  onClose: () => void;
}): JSX.Element {
  const before = useVersionView(() => props.before.id);
  const after = useVersionView(() => props.after.id);
  const label = (version: VersionRow) => t('files.preview.version', { number: version.number });
  return (
    <WholeScreen
      open
      onClose={props.onClose}
      title={t('files.preview.compareTitle', { name: props.file.name })}
    >
      <Loaded query={before}>
        {(earlier) => (
          <Loaded query={after}>
            {(later) => (
              <Compared
                before={earlier()}
                after={later()}
                labels={[label(props.before), label(props.after)]}
              />
            )}
          </Loaded>
        )}
      </Loaded>
    </WholeScreen>
  );
}

function Compared(props: { before: VersionView; after: VersionView; labels: [string, string] }): JSX.Element {
  const both = () => {
    const [before, after] = [sourceOf(props.before), sourceOf(props.after)];
    return before && after ? { before, after } : undefined;
  };
  return (
    <Show
      when={both()}
      fallback={
        <div class="h-full grid place-content-center p-6" aria-live="polite">
          <EmptyState title={whyNot(sourceOf(props.before) ? props.after : props.before)} />
        </div>
      }
    >
      {(sources) => (
        <CompareDocuments
          before={{ source: sources().before, label: props.labels[0] }}
          after={{ source: sources().after, label: props.labels[1] }}
          watermark={overlayOf(props.after) ?? overlayOf(props.before)}
        />
      )}
    </Show>
  );
}
