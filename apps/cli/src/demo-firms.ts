import type { AppServices } from '@millwright/server';
import type { Credentials } from './addresses.ts';

export async function seedDemoFirms(_services: AppServices): Promise<Credentials[] | null> {
  return null;
}
