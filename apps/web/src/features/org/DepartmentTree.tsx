import {
  Button,
  ExportMenu,
  IconButton,
  isNarrow,
  Menu,
  type MenuEntry,
  showError,
  showToast,
} from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Plus from 'lucide-solid/icons/plus';
import Trash from 'lucide-solid/icons/trash';
import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { downloadList } from '../exports/download-list.ts';
import { DepartmentDialog } from './DepartmentDialog.tsx';
import { DepartmentHistory } from './DepartmentHistory.tsx';
import { MoveDepartmentDialog } from './MoveDepartmentDialog.tsx';
import { type DepartmentNode, departmentName } from './org.model.ts';
import { RecycleBin } from './RecycleBin.tsx';

type Open =
  | { kind: 'create'; parent?: DepartmentNode }
  | { kind: 'edit'; department: DepartmentNode }
  | { kind: 'move'; department: DepartmentNode }
  | { kind: 'history'; department: DepartmentNode }
  | { kind: 'bin' };

interface TreeProps {
  /** Parents before children. */
  departments: readonly DepartmentNode[];
  mayCreate: boolean;
  selected: string | undefined;
  onSelect: (id: string | undefined) => void;
  /** Whether the people without a department are chosen instead. */
  unassigned: boolean;
  onUnassigned: () => void;
}

/** The org chart: choosing a department, and reshaping it where the server allows. Folds away on a phone. */
export function DepartmentTree(props: TreeProps): JSX.Element {
  const client = useQueryClient();
  const [open, setOpen] = createSignal<Open>();
  const close = () => setOpen(undefined);
  const refresh = () => client.invalidateQueries({ queryKey: api.org.key() });
  const siblings = (of: DepartmentNode) => props.departments.filter((d) => d.parentId === of.parentId);

  const shift = async (department: DepartmentNode, by: number) => {
    const position = siblings(department).findIndex((d) => d.id === department.id) + by;
    const { id: departmentId, parentId, version } = department;
    await api.org.moveDepartment.send({ departmentId, parentId, version, position });
    await refresh();
  };
  const recycle = async (department: DepartmentNode) => {
    const gone = await api.org.recycleDepartment.send({
      departmentId: department.id,
      version: department.version,
    });
    if (props.selected === department.id) props.onSelect(undefined);
    await refresh();
    showToast({
      text: t('org.done.recycled', { name: departmentName(department) }),
      undo: async () => {
        await api.org.restoreDepartment.send({ departmentId: gone.id, version: gone.version });
        await refresh();
      },
    });
  };
  const entries = (department: DepartmentNode): MenuEntry[] => {
    const may = (action: string) => department.allowed.includes(action);
    const row = siblings(department);
    const at = row.findIndex((d) => d.id === department.id);
    const run = (work: () => Promise<unknown>) => () => void work().catch(showError);
    return [
      ...(may('create')
        ? [{ label: t('org.add.below'), onSelect: () => setOpen({ kind: 'create', parent: department }) }]
        : []),
      ...(may('update')
        ? [{ label: t('org.actions.edit'), onSelect: () => setOpen({ kind: 'edit', department }) }]
        : []),
      ...(may('move')
        ? [
            { label: t('org.actions.move'), onSelect: () => setOpen({ kind: 'move', department }) },
            { label: t('org.actions.up'), disabled: at === 0, onSelect: run(() => shift(department, -1)) },
            {
              label: t('org.actions.down'),
              disabled: at === row.length - 1,
              onSelect: run(() => shift(department, 1)),
            },
          ]
        : []),
      { label: t('org.actions.history'), onSelect: () => setOpen({ kind: 'history', department }) },
      ...(may('delete')
        ? [
            'separator' as const,
            { label: t('org.actions.recycle'), danger: true, onSelect: run(() => recycle(department)) },
          ]
        : []),
    ];
  };

  return (
    <section aria-label={t('org.departments')} class="bg-surface border border-line rounded-lg min-w-0">
      <details open={!isNarrow()}>
        <summary class="flex items-center gap-2 px-4 h-11 text-sm font-semibold text-ink-2 cursor-pointer lg:cursor-default">
          <span class="flex-1">{t('org.departments')}</span>
          <span class="num text-xs font-normal text-ink-3">{props.departments.length}</span>
        </summary>
        <ul class="px-2 pb-2 grid gap-px">
          <li>
            <Row
              label={t('org.everyone')}
              current={props.selected === undefined && !props.unassigned}
              onSelect={() => props.onSelect(undefined)}
            />
          </li>
          <For each={props.departments}>
            {(department) => (
              <li style={{ 'padding-left': `${(department.ancestorIds.length - 1) * 16}px` }}>
                <Row
                  label={departmentName(department)}
                  note={
                    department.leads.length > 0
                      ? t('org.leads', { names: department.leads.map((lead) => lead.name).join(' · ') })
                      : t('org.noLead')
                  }
                  count={department.memberCount}
                  current={props.selected === department.id}
                  onSelect={() => props.onSelect(department.id)}
                  menu={
                    <Menu
                      entries={entries(department)}
                      trigger={(attributes) => (
                        <IconButton
                          {...attributes}
                          icon={Ellipsis}
                          size="sm"
                          label={t('org.actions.department', { name: departmentName(department) })}
                        />
                      )}
                    />
                  }
                />
              </li>
            )}
          </For>
          <li>
            <Row
              label={t('org.unassigned')}
              current={props.unassigned}
              onSelect={() => props.onUnassigned()}
            />
          </li>
        </ul>
        <div class="flex items-center gap-2 px-3 pb-3">
          <Show when={props.mayCreate}>
            <Button size="sm" icon={Plus} onClick={() => setOpen({ kind: 'create' })}>
              {t('org.add.department')}
            </Button>
            <Button size="sm" variant="ghost" icon={Trash} onClick={() => setOpen({ kind: 'bin' })}>
              {t('org.actions.bin')}
            </Button>
          </Show>
          <span class="ml-auto">
            <ExportMenu
              size="sm"
              label={t('org.actions.exportTree')}
              onExport={(format) => downloadList('departments', format, {})}
            />
          </span>
        </div>
      </details>
      <Switch>
        <Match when={only(open(), 'create')}>
          {(it) => <DepartmentDialog parent={it().parent} onClose={close} />}
        </Match>
        <Match when={only(open(), 'edit')}>
          {(it) => <DepartmentDialog department={it().department} onClose={close} />}
        </Match>
        <Match when={only(open(), 'move')}>
          {(it) => (
            <MoveDepartmentDialog
              department={it().department}
              departments={props.departments}
              onClose={close}
            />
          )}
        </Match>
        <Match when={only(open(), 'history')}>
          {(it) => <DepartmentHistory department={it().department} onClose={close} />}
        </Match>
        <Match when={only(open(), 'bin')}>
          <RecycleBin onClose={close} />
        </Match>
      </Switch>
    </section>
  );
}

/** The open dialog, if it is of this kind. */
function only<K extends Open['kind']>(
  open: Open | undefined,
  kind: K,
): Extract<Open, { kind: K }> | undefined {
  return open?.kind === kind ? (open as Extract<Open, { kind: K }>) : undefined;
}

function Row(props: {
  label: string;
  note?: string;
  count?: number;
  current: boolean;
  onSelect: () => void;
  menu?: JSX.Element;
}): JSX.Element {
  return (
    <div
      class="flex items-center gap-1 rounded-md pr-1 hover:bg-surface-2"
      classList={{ 'bg-accent-soft! text-accent': props.current }}
    >
      <button
        type="button"
        class="flex flex-1 items-center gap-2 min-w-0 min-h-8 px-2 py-1 text-left text-sm rounded-md pointer-coarse:min-h-10"
        aria-current={props.current || undefined}
        onClick={() => props.onSelect()}
      >
        <span
          class="flex-1 min-w-0 truncate"
          classList={{ 'font-semibold': props.current }}
          title={props.note ?? props.label}
        >
          {props.label}
        </span>
        <Show when={props.count !== undefined}>
          <span class="num text-xs text-ink-3" title={t('org.people', { count: props.count })}>
            {props.count}
          </span>
        </Show>
      </button>
      {props.menu}
    </div>
  );
}
