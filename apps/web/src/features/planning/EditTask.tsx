import { showError } from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createEffect, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import TaskDrawer from '../tasks/TaskDrawer.tsx';

/** Opens a task of the plan for changing, as it is by now. */
export default function EditTask(props: {
  contractId: string;
  taskId: string;
  onClose: () => void;
}): JSX.Element {
  const client = useQueryClient();
  const task = useQuery(() => ({ ...api.tasks.get.options({ taskId: props.taskId }), staleTime: 0 }));
  createEffect(() => {
    if (!task.isError) return;
    showError(task.error);
    props.onClose();
  });
  return (
    <Show when={!task.isPending && !task.isFetching && task.data}>
      {(found) => (
        <TaskDrawer
          open
          contractId={props.contractId}
          task={found()}
          onClose={() => {
            props.onClose();
            void client.invalidateQueries({ queryKey: api.planning.key() });
          }}
        />
      )}
    </Show>
  );
}
