import { Button, Card, Checkbox, formatPercent, Loaded, locale, showError } from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import Download from 'lucide-solid/icons/download';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { openAs } from '../exports/download-list.ts';
import { Count, Problems } from './ImportFindings.tsx';
import type { Checked, ImportField, ImportMapping } from './import-types.ts';

/** What would happen: how many rows are good, every one that is not with what to do, and the button that does it. */
export function CheckStep(props: {
  importId: string;
  fileName: string;
  mapping: ImportMapping;
  onBack: () => void;
  onStartOver: () => void;
  onDone: (report: { taskCount: number; skippedRows: number }) => void;
}): JSX.Element {
  const client = useQueryClient();
  const asked = () => ({ importId: props.importId, mapping: props.mapping, locale: locale() });
  const check = useQuery(() => ({ ...api.imports.check.options(asked()), staleTime: 0, gcTime: 0 }));
  const [skip, setSkip] = createSignal(false);
  const [busy, setBusy] = createSignal<'taking' | 'file'>();
  const during = async (what: 'taking' | 'file', run: () => Promise<void>) => {
    setBusy(what);
    await run().catch(showError);
    setBusy(undefined);
  };
  const takeOver = (checked: Checked) =>
    during('taking', async () => {
      try {
        const done = await api.imports.takeOver.send({
          importId: props.importId,
          mapping: props.mapping,
          expectedDigest: checked.digest,
          skipBadRows: skip(),
        });
        props.onDone(done);
        await Promise.all([
          client.invalidateQueries({ queryKey: api.tasks.key() }),
          client.invalidateQueries({ queryKey: api.contracts.key() }),
        ]);
      } catch (error) {
        // Something has changed since: the check is shown anew, under the word why.
        await check.refetch();
        throw error;
      }
    });
  const fetchErrors = () =>
    during('file', async () => {
      const file = await api.imports.errorFile.send(asked());
      openAs(file.url, file.fileName);
    });

  return (
    <Loaded query={check}>
      {(checked) => (
        <div class="grid gap-4">
          <div class="grid grid-cols-2 gap-3 max-w-[480px]">
            <Count label={t('imports.goodRows')} value={checked().goodRows} good />
            <Count label={t('imports.badRows')} value={checked().badRows} />
          </div>
          <Show when={checked().problems.length > 0} fallback={<Preview checked={checked()} />}>
            <Card
              flush
              title={t('imports.problems')}
              more={
                <Button
                  size="sm"
                  icon={Download}
                  loading={busy() === 'file'}
                  onClick={() => void fetchErrors()}
                >
                  {t('imports.errorFile')}
                </Button>
              }
            >
              <Problems
                checked={checked()}
                fieldName={(field) => t(`imports.fields.${field as ImportField}`)}
              />
            </Card>
            <p class="text-sm text-ink-2 max-w-[70ch]">{t('imports.mendHint')}</p>
            <Show when={checked().goodRows > 0}>
              <Checkbox
                label={t('imports.skipBadRows', { good: checked().goodRows, bad: checked().badRows })}
                checked={skip()}
                onChange={setSkip}
              />
            </Show>
          </Show>
          <div class="flex flex-wrap gap-2">
            <Button
              variant="primary"
              loading={busy() === 'taking'}
              disabled={checked().goodRows === 0 || (checked().badRows > 0 && !skip())}
              onClick={() => void takeOver(checked())}
            >
              {t('imports.takeOver', { count: checked().goodRows })}
            </Button>
            <Button onClick={() => props.onBack()}>{t('imports.backToColumns')}</Button>
            <Button variant="ghost" onClick={() => props.onStartOver()}>
              {t('imports.otherFile')}
            </Button>
          </div>
        </div>
      )}
    </Loaded>
  );
}

function Preview(props: { checked: Checked }): JSX.Element {
  return (
    <Card flush title={t('imports.preview')}>
      <ul class="divide-y divide-line border-t border-line">
        <For each={props.checked.preview}>
          {(row) => (
            <li class="flex flex-wrap items-baseline gap-x-4 px-4 py-2">
              <span class="flex-1 min-w-[16ch] font-medium">{row.title}</span>
              <span class="text-sm text-ink-2">{row.department}</span>
              <span class="num text-sm text-ink-2 w-24">{row.dueOn}</span>
              <span class="num text-sm text-ink-2 w-12 text-right">{formatPercent(row.progress)}</span>
            </li>
          )}
        </For>
      </ul>
    </Card>
  );
}
