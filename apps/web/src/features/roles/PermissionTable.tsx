import { MultiSelect, Select } from '@millwright/ui';
import { For, type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import { type DepartmentNode, departmentOptions } from '../org/org.model.ts';
import {
  actionName,
  type Cell,
  cellKey,
  type DataScope,
  type Matrix,
  scopeName,
  subjectName,
  type VocabularyEntry,
  withCell,
} from './roles.model.ts';

const NOTHING: Cell = { scope: '', departmentIds: [] };

/** The permissions on one kind of object. What the editor does not hold himself stays as it is. */
export function PermissionTable(props: {
  entry: VocabularyEntry;
  matrix: Matrix;
  departments: readonly DepartmentNode[];
  disabled: boolean;
  onChange: (matrix: Matrix) => void;
}): JSX.Element {
  const cell = (action: string) => props.matrix[cellKey(props.entry.subject, action)] ?? NOTHING;
  const set = (action: string, next: Cell) =>
    props.onChange(withCell(props.matrix, props.entry, action, next));
  /** What may be chosen: what the editor may grant, and what is granted already. */
  const scopes = (action: string): DataScope[] => {
    const grantable = props.entry.grantable[action] ?? [];
    return props.entry.scopes.filter((scope) => grantable.includes(scope) || cell(action).scope === scope);
  };
  return (
    <section aria-label={subjectName(props.entry.subject)}>
      <h3 class="text-sm font-semibold mb-1">{subjectName(props.entry.subject)}</h3>
      <ul class="border border-line rounded-md divide-y divide-line">
        <For each={props.entry.actions}>
          {(action) => (
            <li
              class="grid sm:grid-cols-[1fr_240px] items-center gap-x-4 gap-y-1 px-3 py-1.5"
              classList={{ 'bg-accent-soft/40': cell(action).scope !== '' }}
            >
              <span class="text-sm" classList={{ 'font-medium': cell(action).scope !== '' }}>
                {actionName(action)}
                <Show when={scopes(action).length === 0 && !props.disabled}>
                  <span class="block text-xs text-ink-3">{t('roles.notYours')}</span>
                </Show>
              </span>
              <Select
                label={`${subjectName(props.entry.subject)}: ${actionName(action)}`}
                hideLabel
                placeholder={t('roles.notGranted')}
                disabled={props.disabled || scopes(action).length === 0}
                value={cell(action).scope}
                options={scopes(action).map((value) => ({ value, label: scopeName(value) }))}
                onChange={(scope) => set(action, { ...cell(action), scope })}
              />
              <Show when={cell(action).scope === 'CUSTOM'}>
                <div class="sm:col-span-2 pb-1.5">
                  <MultiSelect
                    label={t('roles.departments')}
                    hideLabel
                    disabled={props.disabled}
                    placeholder={t('roles.departments')}
                    value={cell(action).departmentIds}
                    options={departmentOptions(props.departments)}
                    onChange={(departmentIds) => set(action, { ...cell(action), departmentIds })}
                  />
                </div>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
