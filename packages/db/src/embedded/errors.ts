/** Why the embedded PostgreSQL would not start; the command line turns these into texts in both languages. */
export type EmbeddedPostgresFailure =
  /** Another live process runs this data directory. Facts: `dataDir`, `pid`. */
  | 'already_running'
  /** The port asked for belongs to someone else. Facts: `port`. */
  | 'port_in_use'
  /** No package with binaries for this platform is installed. Facts: `platform`. */
  | 'no_binaries'
  /** The binaries are there but do not run on this machine. Facts: `output`. */
  | 'binaries_do_not_run'
  /** We are root, which PostgreSQL refuses, and no other account can run it. Facts: `tried`. */
  | 'no_unprivileged_account'
  /** The data belongs to another user of this machine. Facts: `cluster`, `uid`. */
  | 'foreign_data'
  /** The data was kept outside the checkout and is no longer there. Facts: `home`, `pointer`. */
  | 'data_missing'
  /** The data was written by another major version. Facts: `found`, `wanted`. */
  | 'other_version'
  /** The server or its set-up stopped with an error of its own. Facts: `output`. */
  | 'did_not_start';

/** A refusal to start, with a code to branch on and the facts a text needs. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';

  constructor(
    readonly code: EmbeddedPostgresFailure,
    message: string,
    readonly facts: Readonly<Record<string, string | number>> = {},
  ) {
    super(message);
  }
}
