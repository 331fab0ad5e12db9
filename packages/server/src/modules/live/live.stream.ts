import {
  type CustomerPrincipal,
  forbidden,
  type ScopeServices,
  type StaffPrincipal,
} from '@millwright/platform';
import type { LiveBus, LiveSignal } from '@millwright/platform/live';
import { TRPCError } from '@trpc/server';

/** What a listener is told: which record changed and how, and nothing of what it holds. */
export interface LiveChange {
  /** The record's type, or `*` for "read everything again". */
  type: string;
  id: string;
  verb: string;
  contractId?: string;
}

export type Listener = StaffPrincipal | CustomerPrincipal;
export type ChangedSignal = Extract<LiveSignal, { kind: 'changed' }>;

/** The people of this process, loaded and believed until their rights change. */
export interface PrincipalSource {
  get(kind: 'staff' | 'customer', tenantId: string, id: string): Promise<Listener | null>;
  drop(tenantId: string, id: string): void;
}

export interface LiveServices extends ScopeServices {
  live: Pick<LiveBus, 'subscribe'>;
  principals: PrincipalSource;
}

/** Decides what of an event this listener may be told, with their rights as they are now. */
export type Tell = (listener: Listener, event: ChangedSignal) => Promise<LiveChange[]>;

const EVERYTHING: LiveChange = { type: '*', id: '', verb: 'resync' };
/** More waiting events than this are told as one "read everything again". */
const MOST_WAITING = 1_000;

const idOf = (listener: Listener) => (listener.kind === 'staff' ? listener.memberId : listener.contactId);

/** What has been heard and not yet told. */
class Waiting {
  private readonly events = new Map<string, ChangedSignal>();
  everything = false;
  rightsChanged = false;
  private wake: (() => void) | undefined;

  add(event: ChangedSignal): void {
    // The same thing said twice about a record is worth one message.
    this.events.set(`${event.type} ${event.id} ${event.verb}`, event);
    if (this.events.size > MOST_WAITING) {
      this.events.clear();
      this.everything = true;
    }
    this.stir();
  }

  stir(): void {
    this.wake?.();
  }

  take() {
    const taken = {
      events: [...this.events.values()],
      everything: this.everything,
      rights: this.rightsChanged,
    };
    this.events.clear();
    this.everything = false;
    this.rightsChanged = false;
    return taken;
  }

  /** Resolves when there is something to tell, or somebody stirs it because the listener went away. */
  async something(): Promise<void> {
    if (this.events.size > 0 || this.everything || this.rightsChanged) return;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
    });
    this.wake = undefined;
  }
}

/**
 * One listener's stream, as long as they may listen. Rights are asked about for each event with the principal as it is
 * then; when the person is no longer active, or the session that opened it was ended, it ends as an error that asks to
 * sign in.
 */
export async function* liveStream(
  services: LiveServices,
  start: Listener,
  tell: Tell,
  signal: AbortSignal | undefined,
  sessionOpen: () => Promise<boolean> = async () => true,
): AsyncGenerator<LiveChange> {
  const { kind, tenantId } = start;
  const myId = idOf(start);
  const waiting = new Waiting();
  const leave = services.live.subscribe((heard) => {
    if (heard.kind === 'resync') waiting.everything = true;
    else if (heard.tenantId !== tenantId) return;
    else if (heard.kind === 'changed') return waiting.add(heard);
    else if (heard.memberId !== myId) return;
    else {
      services.principals.drop(tenantId, myId);
      waiting.rightsChanged = true;
    }
    waiting.stir();
  });
  // Once for the whole stream: a listener for each wait would pile up on a signal that lives for days.
  const onAbort = () => waiting.stir();
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    while (!signal?.aborted) {
      await waiting.something();
      if (signal?.aborted) return;
      const { events, everything, rights } = waiting.take();
      const listener = await services.principals.get(kind, tenantId, myId);
      if (!listener || listener.accountId !== start.accountId || !(await sessionOpen())) throw signedOut();
      if (everything || rights) {
        yield EVERYTHING;
        continue;
      }
      for (const changes of await Promise.all(events.map((event) => tell(listener, event)))) yield* changes;
    }
  } finally {
    signal?.removeEventListener('abort', onAbort);
    leave();
  }
}

function signedOut(): TRPCError {
  return new TRPCError({
    code: 'UNAUTHORIZED',
    message: 'platform.sign_in_first',
    cause: forbidden('platform.sign_in_first'),
  });
}
