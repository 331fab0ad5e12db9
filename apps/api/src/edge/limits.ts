import { AppError, type Face } from '@millwright/platform';
import { type Budget, networkOf, type RateLimiter } from '@millwright/platform/rate-limits';

/** How much one session, and one network address, may ask for in a minute. */
export interface FaceBudgets {
  perSession: number;
  perAddress: number;
}

export interface LimitSettings {
  staff: FaceBudgets;
  portal: FaceBudgets;
  /** Signing in, signing up and invitations, from one network address, on either face. */
  entrancesPerAddress: number;
  /** Live streams open at the same time. A stream belongs to a process, so this is counted in each. */
  streams: FaceBudgets;
}

/** Who sends a request, as far as limits are concerned. */
export interface Sender {
  ip: string | null;
  /** Hash of the session's id; null for whoever is not signed in. */
  session: string | null;
}

type Counted = 'session' | 'address' | 'entrance' | 'stream' | 'archive';

/** Archives made at the same time: each reads from the file store for as long as its taker's line is thin. */
const ARCHIVES: FaceBudgets = { perSession: 2, perAddress: 40 };
/** Seconds after which a refused stream may be tried again: it depends on others closing theirs. */
const STREAM_PAUSE = 10;

/**
 * How much may be asked for, by whom. An address stands for a whole firm behind its router, so its budget is generous;
 * a session is one person, and theirs is tighter. Counting takes a look into a map, and asks no database.
 */
export class Limits {
  /** How often somebody was refused, by face and by what was spent: for metrics. */
  readonly refused = new Map<string, number>();
  private readonly calls: Record<Face, { session: Budget; address: Budget }>;
  private readonly entrances: Budget;
  private readonly streams: FaceBudgets;
  private readonly open = new Map<string, number>();

  constructor(limiter: RateLimiter, settings: LimitSettings) {
    const callsOf = (face: Face) => ({
      session: limiter.budget(`${face}.session`, settings[face].perSession),
      address: limiter.budget(`${face}.address`, settings[face].perAddress),
    });
    this.calls = { staff: callsOf('staff'), portal: callsOf('portal') };
    this.entrances = limiter.budget('entrance', settings.entrancesPerAddress);
    this.streams = settings.streams;
  }

  /** Counts calls by the address they come from, before anything is known of who sends them. */
  async countAddress(face: Face, ip: string | null, calls: number): Promise<void> {
    this.check(face, 'address', await this.calls[face].address.take(networkOf(ip), calls));
  }

  /** Counts calls of a session that exists: made-up ones would only fill the map. */
  async countSession(face: Face, session: string, calls: number): Promise<void> {
    this.check(face, 'session', await this.calls[face].session.take(session, calls));
  }

  /** Counts one use of a way in. */
  async countEntrance(face: Face, ip: string | null): Promise<void> {
    this.check(face, 'entrance', await this.entrances.take(networkOf(ip)));
  }

  /** Takes a place for one live stream; what it answers gives the place back. */
  openStream(face: Face, sender: Sender): () => void {
    return this.openPlace(face, sender, 'stream');
  }

  /** Takes a place for one archive of files, which is open for as long as it is sent. */
  openArchive(face: Face, sender: Sender): () => void {
    return this.openPlace(face, sender, 'archive');
  }

  private openPlace(face: Face, { ip, session }: Sender, what: 'stream' | 'archive'): () => void {
    const { perAddress, perSession } = what === 'stream' ? this.streams : ARCHIVES;
    const places: [key: string, most: number][] = [
      [`${face} ${what} address ${networkOf(ip)}`, perAddress],
      ...(session ? [[`${face} ${what} session ${session}`, perSession] as [string, number]] : []),
    ];
    for (const [key, most] of places) {
      if ((this.open.get(key) ?? 0) < most) continue;
      this.note(face, what);
      throw new AppError('conflict', `platform.too_many_${what}s`, { most, seconds: STREAM_PAUSE });
    }
    for (const [key] of places) this.open.set(key, (this.open.get(key) ?? 0) + 1);
    return () => {
      for (const [key] of places.splice(0)) {
        const left = (this.open.get(key) ?? 1) - 1;
        if (left > 0) this.open.set(key, left);
        else this.open.delete(key);
      }
    };
  }

  private check(face: Face, counted: Counted, seconds: number): void {
    if (seconds === 0) return;
    this.note(face, counted);
    throw new AppError('conflict', 'platform.too_many_requests', { seconds });
  }

  private note(face: Face, counted: Counted): void {
    const key = `${face} ${counted}`;
    this.refused.set(key, (this.refused.get(key) ?? 0) + 1);
  }
}
