interface Addresses {
  databaseUrl: string;
  databaseDirectUrl?: string | undefined;
  databaseJobsUrl?: string | undefined;
}

/** Where LISTEN reaches PostgreSQL itself: past a pooler if there is one. */
export function listenAddress({ databaseUrl, databaseDirectUrl, databaseJobsUrl }: Addresses): string {
  return databaseDirectUrl ?? databaseJobsUrl ?? databaseUrl;
}
