/** What others change appears without a reload. */
import { type Connection, createLive } from '@millwright/ui/data';
import { type Accessor, onCleanup } from 'solid-js';
import { api, queryClient } from './api.ts';

/** Which routers' answers change when a subject does. A subject without a line refreshes everything. */
const touches: Record<string, readonly string[]> = {
  Contract: ['contracts', 'acceptance'],
  Task: ['contracts'],
  Feedback: ['feedback'],
  Delivery: ['delivery', 'contracts'],
};

/** Listens as long as the calling component lives; answers with how the connection is. */
export function useLive(): Accessor<Connection> {
  const live = createLive({
    client: queryClient,
    touches,
    subscribe: (on) => api.live.changes.subscribe(undefined, on),
  });
  onCleanup(live.stop);
  return live.state;
}
