import Check from 'lucide-solid/icons/check';
import Clock from 'lucide-solid/icons/clock';
import Cog from 'lucide-solid/icons/cog';
import Play from 'lucide-solid/icons/play';
import ShieldAlert from 'lucide-solid/icons/shield-alert';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import type { Icon } from './icon.ts';

/** The six states that have a colour. A module maps its own states onto them. */
export type Status = 'unstarted' | 'processing' | 'production' | 'attention' | 'accepted' | 'overdue';

export const statusIcon: Record<Status, Icon> = {
  unstarted: Clock,
  processing: Play,
  production: Cog,
  attention: ShieldAlert,
  accepted: Check,
  overdue: TriangleAlert,
};

export const statusTone: Record<Status, string> = {
  unstarted: 'text-unstarted bg-unstarted-soft',
  processing: 'text-processing bg-processing-soft',
  production: 'text-production bg-production-soft',
  attention: 'text-attention bg-attention-soft',
  accepted: 'text-accepted bg-accepted-soft',
  overdue: 'text-overdue bg-overdue-soft',
};

export const statusFill: Record<Status, string> = {
  unstarted: 'bg-unstarted',
  processing: 'bg-processing',
  production: 'bg-production',
  attention: 'bg-attention',
  accepted: 'bg-accepted',
  overdue: 'bg-overdue',
};
