import { Badge } from '@millwright/ui';
import LoaderCircle from 'lucide-solid/icons/loader-circle';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import type { JSX } from 'solid-js';
import { t } from '../../i18n/index.ts';
import type { FileRow } from './files.model.ts';

/** Why a version is not to be worked with: still being checked, or found to be something nobody should have. */
export function StateBadge(props: { state: FileRow['state'] }): JSX.Element {
  const words = () => props.state !== 'good' && t(`files.state.${props.state}`);
  const waits = () => props.state === 'checking';
  return (
    <Badge tone={waits() ? 'neutral' : 'overdue'} icon={waits() ? LoaderCircle : TriangleAlert}>
      {words()}
    </Badge>
  );
}
