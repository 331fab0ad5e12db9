import type { z } from 'zod';

/** What an announcement is about, so that live updates and history can find it. */
export interface SubjectRef {
  type: string;
  id: string;
}

/** An announcement: a past-tense name and a payload of ids. */
export interface EventDefinition<P = unknown> {
  name: string;
  payload: z.ZodType<P>;
  /** The record whose viewers are told at once. */
  subject?: (payload: P) => SubjectRef;
}

const registry = new Map<string, EventDefinition<never>>();

/** Declares an announcement, e.g. `event('contracts.signed', z.object({ contractId: z.uuid() }))`. */
export function event<P>(
  name: string,
  payload: z.ZodType<P>,
  options: { subject?: (payload: P) => SubjectRef } = {},
): EventDefinition<P> {
  if (registry.has(name)) throw new Error(`The announcement "${name}" is declared twice.`);
  const definition: EventDefinition<P> = { name, payload, ...options };
  registry.set(name, definition as unknown as EventDefinition<never>);
  return definition;
}

/** Every declared announcement. */
export const allEvents = (): EventDefinition<never>[] => [...registry.values()];
