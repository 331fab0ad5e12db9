/** What one looks at, kept in the address bar: a link to a plan is a link to exactly that. */
import type { Zoom } from '@millwright/ui/gantt';
import { useSearchParams } from '@solidjs/router';
import type { PlanFilter } from './gantt.model.ts';

export const ZOOMS = ['day', 'week', 'month', 'fit'] as const satisfies readonly Zoom[];

export interface GanttView {
  zoom: () => Zoom;
  setZoom: (zoom: Zoom) => void;
  filter: () => PlanFilter;
  setFilter: (part: Partial<PlanFilter>) => void;
  baselineId: () => string | undefined;
  setBaselineId: (id: string | undefined) => void;
}

export function useGanttView(): GanttView {
  const [search, setSearch] =
    useSearchParams<Record<'zoom' | 'department' | 'person' | 'critical' | 'baseline', string>>();
  const write = (part: Record<string, string | undefined>) =>
    setSearch(part, { replace: true, scroll: false });
  return {
    zoom: () => ZOOMS.find((zoom) => zoom === search.zoom) ?? 'week',
    setZoom: (zoom) => write({ zoom: zoom === 'week' ? undefined : zoom }),
    filter: () => ({
      departmentId: search.department || undefined,
      personId: search.person || undefined,
      criticalOnly: search.critical === '1',
    }),
    setFilter: (part) =>
      write({
        ...('departmentId' in part ? { department: part.departmentId } : {}),
        ...('personId' in part ? { person: part.personId } : {}),
        ...('criticalOnly' in part ? { critical: part.criticalOnly ? '1' : undefined } : {}),
      }),
    baselineId: () => search.baseline || undefined,
    setBaselineId: (id) => write({ baseline: id }),
  };
}
