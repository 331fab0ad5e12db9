import { z } from 'zod';

const id = z.uuid();

/**
 * What processes tell each other at once and without promise: something changed, or someone's rights did. Nothing
 * confidential travels here; whoever hears it reads the record again with his own rights.
 */
export const liveMessage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('changed'),
    tenantId: id,
    /** The record's type, such as `contract`. */
    type: z.string().min(1).max(64),
    id,
    /** What happened to it, such as `signed`. */
    verb: z.string().min(1).max(64),
    /** The contract it belongs to, if any, for those who may see the contract and not the record itself. */
    contractId: id.optional(),
    /** The customer it concerns, where the announcement names one: for those who may no longer look. */
    customerId: id.optional(),
    /** When, ISO 8601. */
    at: z.iso.datetime({ offset: true }),
  }),
  /** `memberId` is a member of the firm or a contact of one of its customers. */
  z.object({ kind: z.literal('principal-changed'), tenantId: id, memberId: id }),
]);

export type LiveMessage = z.infer<typeof liveMessage>;

/** What a subscriber hears: a message, or that some were lost and everything cached should be taken as old. */
export type LiveSignal = LiveMessage | { kind: 'resync' };

/** Carries live messages to every process of the installation, the publishing one included. */
export interface LiveBus {
  /** Resolves when the message is on its way; rejects when it could not be sent, and the caller decides what then. */
  publish(message: LiveMessage): Promise<void>;
  /** Hears everything from now on until the returned function is called. A handler that throws disturbs nobody. */
  subscribe(handler: (signal: LiveSignal) => void): () => void;
  close(): Promise<void>;
}
