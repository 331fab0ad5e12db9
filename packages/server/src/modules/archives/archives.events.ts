import { event } from '@millwright/platform/browser';
import { z } from 'zod';

const about = z.object({ contractId: z.uuid() });
type About = z.infer<typeof about>;
const aboutContract = { subject: ({ contractId }: About) => ({ type: 'Contract', id: contractId }) };

/** An archived contract's bundles are to be made, or made again after they could not be. */
export const bundleWanted = event('archives.bundle-wanted', about, aboutContract);
/** One is there, or could not be made. */
export const bundleSettled = event('archives.bundle-settled', about, aboutContract);
