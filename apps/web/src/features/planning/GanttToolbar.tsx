import { Badge, Button, Menu, type MenuEntry } from '@millwright/ui';
import type { Zoom } from '@millwright/ui/gantt';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import Crosshair from 'lucide-solid/icons/crosshair';
import ListFilter from 'lucide-solid/icons/list-filter';
import { For, type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import { departmentOf } from '../tasks/task-words.tsx';
import type { ContractPlan } from './gantt-types.ts';
import { type GanttView, ZOOMS } from './gantt-view.ts';

/** How the plan is looked at: how close, which part of it, compared with what. */
export function GanttToolbar(props: {
  plan: ContractPlan;
  view: GanttView;
  onToday: () => void;
  onSaveBaseline: () => void;
  /** Further buttons: the whole screen, printing. */
  children?: JSX.Element;
}): JSX.Element {
  return (
    <div class="flex flex-wrap items-center gap-2" data-print="hide">
      <ZoomSwitch zoom={props.view.zoom()} onChange={props.view.setZoom} />
      <Button variant="ghost" icon={Crosshair} onClick={() => props.onToday()}>
        {t('gantt.today')}
      </Button>
      <FilterMenu plan={props.plan} view={props.view} />
      <FilterChips plan={props.plan} view={props.view} />
      <span class="flex-1" />
      <BaselineMenu plan={props.plan} view={props.view} onSave={() => props.onSaveBaseline()} />
      {props.children}
    </div>
  );
}

function ZoomSwitch(props: { zoom: Zoom; onChange: (zoom: Zoom) => void }): JSX.Element {
  return (
    <fieldset aria-label={t('gantt.zoom')} class="flex p-0.5 rounded-md bg-surface-2">
      <For each={ZOOMS}>
        {(zoom) => (
          <button
            type="button"
            aria-pressed={props.zoom === zoom}
            class="h-7 pointer-coarse:h-9 px-3 rounded text-sm font-medium text-ink-2 hover:text-ink"
            classList={{ 'bg-surface text-ink!': props.zoom === zoom }}
            onClick={() => props.onChange(zoom)}
          >
            {t(`gantt.zooms.${zoom}`)}
          </button>
        )}
      </For>
    </fieldset>
  );
}

/** The departments and people of the plan, each once, by name. */
function partsOf(plan: ContractPlan) {
  const departments = new Map(plan.tasks.map((row) => [row.departmentId, departmentOf(row)] as const));
  const people = new Map(
    plan.tasks.flatMap((row) => row.assignees.map(({ id, name }) => [id, name] as const)),
  );
  const sorted = (map: Map<string, string>) => [...map].sort(([, a], [, b]) => a.localeCompare(b));
  return { departments: sorted(departments), people: sorted(people) };
}

function FilterMenu(props: { plan: ContractPlan; view: GanttView }): JSX.Element {
  const entries = (): MenuEntry[] => {
    const { departments, people } = partsOf(props.plan);
    const { departmentId, personId, criticalOnly } = props.view.filter();
    const { setFilter } = props.view;
    return [
      {
        label: t('gantt.criticalOnly'),
        checked: criticalOnly,
        onSelect: () => setFilter({ criticalOnly: !criticalOnly }),
      },
      { heading: t('tasks.department') },
      ...departments.map(([id, label]) => ({
        label,
        checked: departmentId === id,
        onSelect: () => setFilter({ departmentId: departmentId === id ? undefined : id }),
      })),
      ...(people.length > 0 ? [{ heading: t('tasks.assignees') }] : []),
      ...people.map(([id, label]) => ({
        label,
        checked: personId === id,
        onSelect: () => setFilter({ personId: personId === id ? undefined : id }),
      })),
    ];
  };
  return (
    <Menu
      trigger={(attributes) => (
        <Button {...attributes} icon={ListFilter}>
          {t('gantt.filter')}
        </Button>
      )}
      entries={entries()}
    />
  );
}

function FilterChips(props: { plan: ContractPlan; view: GanttView }): JSX.Element {
  const chips = () => {
    const { departments, people } = partsOf(props.plan);
    const { departmentId, personId, criticalOnly } = props.view.filter();
    const { setFilter } = props.view;
    const named = (all: [string, string][], id: string | undefined) =>
      all.find(([one]) => one === id)?.[1] ?? '…';
    return [
      ...(criticalOnly
        ? [{ label: t('gantt.criticalOnly'), off: () => setFilter({ criticalOnly: false }) }]
        : []),
      ...(departmentId
        ? [{ label: named(departments, departmentId), off: () => setFilter({ departmentId: undefined }) }]
        : []),
      ...(personId
        ? [{ label: named(people, personId), off: () => setFilter({ personId: undefined }) }]
        : []),
    ];
  };
  return (
    <For each={chips()}>
      {(chip) => (
        <Badge tone="accent" onRemove={chip.off} name={chip.label}>
          {chip.label}
        </Badge>
      )}
    </For>
  );
}

function BaselineMenu(props: { plan: ContractPlan; view: GanttView; onSave: () => void }): JSX.Element {
  const chosen = () => props.plan.baselines.find(({ id }) => id === props.view.baselineId());
  const maySave = () => props.plan.allowed.includes('baseline');
  const entries = (): MenuEntry[] => [
    {
      label: t('gantt.baseline.none'),
      checked: chosen() === undefined,
      onSelect: () => props.view.setBaselineId(undefined),
    },
    ...props.plan.baselines.map(({ id, name }) => ({
      label: name,
      checked: chosen()?.id === id,
      onSelect: () => props.view.setBaselineId(id),
    })),
    ...(maySave()
      ? ['separator' as const, { label: `${t('gantt.baseline.save')}…`, onSelect: () => props.onSave() }]
      : []),
  ];
  return (
    <Show when={props.plan.baselines.length > 0 || maySave()}>
      <Menu
        placement="bottom-end"
        trigger={(attributes) => (
          <Button {...attributes}>
            <span class="truncate max-w-[18ch]">
              {chosen() ? t('gantt.baseline.against', { name: chosen()!.name }) : t('gantt.baseline.title')}
            </span>
            <ChevronDown aria-hidden="true" />
          </Button>
        )}
        entries={entries()}
      />
    </Show>
  );
}
