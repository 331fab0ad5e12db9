import { failure, MillwrightError, type Refusal } from './errors.ts';
import { ComeAgain, type Patience, patiently } from './patience.ts';

/** Where the firm's Millwright is, and who asks. */
export interface MillwrightOptions extends Patience {
  /** The staff app's address, as in the browser: `https://millwright.firm.example`. */
  url: string;
  /** A token from the account page, `mwt_…`. */
  token: string;
  /** In place of the global `fetch`: for proxies, for tests. */
  fetch?: typeof fetch;
}

export interface CallOptions {
  signal?: AbortSignal;
}

interface Sent extends CallOptions {
  idempotent: boolean;
}

/** Calls of the staff API as tRPC has them on the wire, and what else is fetched with the token. */
export class Wire {
  private readonly options: MillwrightOptions;
  private readonly base: string;

  constructor(options: MillwrightOptions) {
    if (!/^https?:\/\//.test(options.url)) throw failure('invalid', 'sdk.url_invalid', { url: options.url });
    // Sent anyway it would be refused as any wrong one, after it had stood in a proxy's log.
    if (!/^mwt_[\w-]{40,80}$/.test(options.token)) throw failure('invalid', 'sdk.token_malformed');
    this.options = options;
    this.base = options.url.replace(/\/+$/, '');
  }

  /** Asks; sent again where the line broke. */
  query<T>(path: string, input?: unknown, options: CallOptions = {}): Promise<T> {
    const asked = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    return this.call<T>(`/trpc/${path}${asked}`, {}, { ...options, idempotent: true });
  }

  /** Changes something. Only what does no harm twice is sent again where it is not known whether it arrived. */
  mutate<T>(path: string, input?: unknown, options: CallOptions & { idempotent?: boolean } = {}): Promise<T> {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: input === undefined ? '' : JSON.stringify(input),
    };
    return this.call<T>(`/trpc/${path}`, init, { idempotent: false, ...options });
  }

  private call<T>(path: string, init: RequestInit, sent: Sent): Promise<T> {
    return patiently(this.options, sent, async () => {
      const response = await this.once(path, init, sent);
      const body = await readJson(response);
      if (response.ok && body && 'result' in body) return (body.result as { data: T }).data;
      throw refusalIn(response, body);
    });
  }

  /** Where a route of files sends us on to; the token stays here. */
  locationOf(path: string, options: CallOptions = {}): Promise<string> {
    return patiently(this.options, { ...options, idempotent: true }, async () => {
      const response = await this.once(path, { redirect: 'manual' }, options);
      const location = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && location) {
        await response.body?.cancel();
        return this.addressOf(location);
      }
      throw refusalIn(response, await readJson(response));
    });
  }

  /** What a route of files leads to, for who cannot see where that is: browsers follow by themselves. */
  async follow(path: string, options: CallOptions = {}): Promise<Response> {
    return patiently(this.options, { ...options, idempotent: true }, async () => {
      const response = await this.once(path, { redirect: 'follow' }, options);
      if (response.ok) return response;
      throw refusalIn(response, await readJson(response));
    });
  }

  /** Fetches from the store, by a link that is its own key: no token goes there. */
  store(url: string, init: RequestInit): Promise<Response> {
    return this.reach(this.addressOf(url), { ...init, credentials: 'omit' });
  }

  private addressOf(location: string): string {
    return new URL(location, `${this.base}/`).href;
  }

  private once(path: string, init: RequestInit, { signal }: CallOptions): Promise<Response> {
    return this.reach(`${this.base}${path}`, {
      ...init,
      credentials: 'omit',
      headers: { ...init.headers, authorization: `Bearer ${this.options.token}` },
      ...(signal ? { signal } : {}),
    });
  }

  private async reach(url: string, init: RequestInit): Promise<Response> {
    const send = this.options.fetch ?? fetch;
    try {
      return await send(url, init);
    } catch (error) {
      if (init.signal?.aborted) throw init.signal.reason ?? error;
      throw failure('unreachable', 'sdk.unreachable', { origin: new URL(url).origin }, error);
    }
  }
}

type Body = Record<string, unknown> | null;

async function readJson(response: Response): Promise<Body> {
  try {
    const body = await response.json();
    return typeof body === 'object' ? (body as Body) : null;
  } catch {
    return null;
  }
}

/** The refusal an answer carries: a procedure's, a route's, or of something between us and the server. */
function refusalIn(response: Response, body: Body): MillwrightError {
  const { status } = response;
  const reason = ((body?.error as { data?: { reason?: Refusal } } | undefined)?.data?.reason ??
    body?.reason) as Refusal | undefined;
  const refusal: Refusal = reason?.code
    ? { ...reason, status }
    : { kind: 'unexpected', code: 'sdk.unexpected_answer', facts: { status }, status };
  if (status !== 429 && status !== 503) return new MillwrightError(refusal);
  const again = new ComeAgain(refusal);
  again.pause = pauseIn(response.headers.get('retry-after'));
  return again;
}

/** `Retry-After` in milliseconds: seconds, or a date. */
function pauseIn(header: string | null): number | undefined {
  if (!header) return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}
