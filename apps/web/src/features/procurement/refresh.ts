import { useQueryClient } from '@tanstack/solid-query';
import { api } from '../../api.ts';

/** Asks again for whatever shows parts, or hangs on them. */
export function useRefresh(): () => Promise<unknown> {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: api.procurement.key() }),
      client.invalidateQueries({ queryKey: api.suppliers.key() }),
    ]);
}
