import { WholeScreen } from '@millwright/ui';
import { DocumentView } from '@millwright/ui/viewer';
import type { JSX } from 'solid-js';
import type { PortalDocument } from './contract-types.ts';

/** A document on the whole screen. */
export default function DocumentScreen(props: {
  document: PortalDocument;
  onClose: () => void;
}): JSX.Element {
  return (
    <WholeScreen open onClose={props.onClose} title={props.document.name}>
      <DocumentView
        source={{
          kind: props.document.kind!,
          url: `/documents/${props.document.id}/preview`,
          name: props.document.name,
          format: props.document.format,
        }}
      />
    </WholeScreen>
  );
}
