import { DiffList, KeyValue } from '@millwright/ui';
import { type JSX, Show } from 'solid-js';
import { type AuditRow, differences, type Names } from './audit.model.ts';

/** What a row of the trail says: before and after, or, where there was nothing before or is nothing after, the values. */
export function Changes(props: { row: AuditRow; names: Names }): JSX.Element {
  const changes = () => differences(props.row, props.names);
  return (
    <Show when={props.row.action !== 'update'} fallback={<DiffList changes={changes()} />}>
      <KeyValue
        items={changes().map(({ label, before, after }) => ({
          label,
          value: props.row.action === 'delete' ? before : after,
        }))}
      />
    </Show>
  );
}
