import { ConflictNotice, Dialog, formatDate } from '@millwright/ui';
import type { JSX } from 'solid-js';
import { t } from '../../i18n/index.ts';
import type { MoveConflict } from './plan-moves.ts';

/** Two people moved one bar: shows where each put it, and lets the later one choose. */
export default function MoveConflictDialog(props: {
  conflict: MoveConflict;
  onClose: () => void;
  onKeepMine: () => void;
}): JSX.Element {
  const theirs = () => props.conflict.theirs;
  return (
    <Dialog open onClose={props.onClose} title={theirs().title} role="alertdialog">
      <ConflictNotice
        who={theirs().updatedBy?.name}
        fields={[
          {
            label: t('tasks.startsOn'),
            theirs: formatDate(theirs().startsOn),
            mine: formatDate(props.conflict.mine.startsOn),
          },
          {
            label: t('tasks.dueOn'),
            theirs: formatDate(theirs().endsOn),
            mine: formatDate(props.conflict.mine.endsOn),
          },
        ]}
        onTakeTheirs={props.onClose}
        onKeepMine={props.onKeepMine}
      />
    </Dialog>
  );
}
