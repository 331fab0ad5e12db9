/** What the bench asks the server it started. */
export type ServerQuestion = 'ready' | 'verify' | 'peak';

export interface ServerFacts {
  port: number;
  /** Most memory the process has had, in megabytes. */
  peak: number;
}

/** Both processes sign and check links with these. */
export const LINKS = { baseUrl: '/files/storage', signingKey: Buffer.alloc(32, 7) };
