import { errand, type JobContributions } from '@millwright/platform/jobs';
import { deliveryNoteWanted } from '../delivery.events.ts';
import { makeNotes, type NoteServices } from './make-notes.ts';

/** What deliveries ask of the worker: their notes. */
export function deliveryErrands(services: NoteServices): NonNullable<JobContributions['errands']> {
  return [
    errand('delivery.make-note', deliveryNoteWanted, {
      run: ({ deliveryId }, { tenantId, signal }) => makeNotes(services, tenantId, deliveryId, signal),
    }),
  ];
}
