/** What others change appears without a reload. */
import { type Connection, createLive, type LiveChange } from '@millwright/ui/data';
import { type Accessor, onCleanup } from 'solid-js';
import { api, queryClient } from './api.ts';

/** Which routers' answers change when a subject does. By type in small letters; a subject without a line refreshes everything. */
const touches: Record<string, readonly string[]> = {
  contract: ['contracts'],
  milestone: ['contracts'],
  task: ['contracts'],
  progressevent: ['contracts'],
};

/** Listens as long as the calling component lives; answers with how the connection is. */
export function useLive(): Accessor<Connection> {
  const live = createLive({
    client: queryClient,
    touches,
    subscribe: (on) =>
      api.live.changes.subscribe(undefined, {
        ...on,
        // A change that the server numbered, for catching up after a break, comes wrapped.
        onData: (data: LiveChange | { data: LiveChange }) => on.onData('data' in data ? data.data : data),
      }),
  });
  onCleanup(live.stop);
  return live.state;
}
