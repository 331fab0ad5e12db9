import type { JSX } from 'solid-js';
import DocumentView from '../DocumentView.tsx';
import { Columns } from './Columns.tsx';
import type { CompareProps } from './CompareDocuments.tsx';

/** Two documents beside each other, each in a viewer of its own. */
export function BesideEachOther(props: CompareProps): JSX.Element {
  return (
    <Columns labels={[props.before.label, props.after.label]}>
      {(index) => (
        <div class="flex-1 min-h-0">
          <DocumentView
            source={index === 0 ? props.before.source : props.after.source}
            watermark={props.watermark}
          />
        </div>
      )}
    </Columns>
  );
}
