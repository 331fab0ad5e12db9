import { type BulkAction, type Option, showError } from '@millwright/ui';
import CalendarClock from 'lucide-solid/icons/calendar-clock';
import Trash from 'lucide-solid/icons/trash';
import Undo2 from 'lucide-solid/icons/undo-2';
import UserPlus from 'lucide-solid/icons/user-plus';
import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import { t } from '../../i18n/index.ts';
import { MAX_BULK, useBulk } from './bulk.model.ts';
import type { TaskRow } from './task-types.ts';

const dialogs = () => import('./BulkDialogs.tsx');
const AssignDialog = lazy(async () => ({ default: (await dialogs()).AssignDialog }));
const DueDialog = lazy(async () => ({ default: (await dialogs()).DueDialog }));
const RefusalsDialog = lazy(async () => ({ default: (await dialogs()).RefusalsDialog }));

interface Asked {
  what: 'people' | 'due';
  chosen: readonly TaskRow[];
  /** Whether it was done; the list then forgets what was selected. */
  answer: (done: boolean) => void;
}

/** What a list of tasks offers for those selected, and the dialogs that belong to it. */
export function useTaskBulk(options: {
  /** Where people to give the tasks to are looked for; without it nobody can be chosen. */
  searchPeople?: (text: string) => Promise<Option[]>;
}): {
  /** For the list as it is, or for its recycle bin. */
  actions: (where: 'list' | 'bin') => BulkAction<TaskRow>[];
  Dialogs: () => JSX.Element;
} {
  const bulk = useBulk();
  const [asked, setAsked] = createSignal<Asked>();
  const few = (chosen: readonly TaskRow[]) => {
    if (chosen.length <= MAX_BULK) return true;
    showError({ kind: 'invalid', code: 'tasks.too_many_at_once', facts: { most: MAX_BULK } });
    return false;
  };
  const ask = (what: Asked['what'], chosen: readonly TaskRow[]) =>
    few(chosen) &&
    new Promise<boolean>((resolve) => {
      setAsked({
        what,
        chosen,
        answer: (done) => {
          setAsked(undefined);
          resolve(done);
        },
      });
    });
  const actions = (where: 'list' | 'bin'): BulkAction<TaskRow>[] =>
    where === 'bin'
      ? [
          {
            label: t('tasks.restore'),
            icon: Undo2,
            onSelect: (chosen) => few(chosen) && bulk.restore(chosen),
          },
        ]
      : [
          ...(options.searchPeople
            ? [
                {
                  label: t('tasks.bulk.assign'),
                  icon: UserPlus,
                  onSelect: (chosen: readonly TaskRow[]) => ask('people', chosen),
                },
              ]
            : []),
          { label: t('tasks.bulk.setDue'), icon: CalendarClock, onSelect: (chosen) => ask('due', chosen) },
          {
            label: t('tasks.remove'),
            icon: Trash,
            onSelect: (chosen) => few(chosen) && bulk.remove(chosen),
          },
        ];
  const asking = (what: Asked['what']) => {
    const now = asked();
    return now?.what === what ? now : undefined;
  };
  const Dialogs = () => (
    <Suspense>
      <Show when={asking('people')}>
        {(now) => (
          <AssignDialog
            count={now().chosen.length}
            searchPeople={options.searchPeople!}
            onAssign={(people) => bulk.assign(now().chosen, people)}
            onClose={(done) => now().answer(done)}
          />
        )}
      </Show>
      <Show when={asking('due')}>
        {(now) => (
          <DueDialog
            count={now().chosen.length}
            onDue={(dueOn) => bulk.setDue(now().chosen, dueOn)}
            onClose={(done) => now().answer(done)}
          />
        )}
      </Show>
      <Show when={bulk.refusals()}>
        {(some) => <RefusalsDialog refusals={some()} onClose={bulk.dismiss} />}
      </Show>
    </Suspense>
  );
  return { actions, Dialogs };
}
