import { Button, Card, Checkbox, formatList, Loaded, locale, showError } from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import Download from 'lucide-solid/icons/download';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api } from '../../../api.ts';
import { t } from '../../../i18n/index.ts';
import { openAs } from '../../exports/download-list.ts';
import { Count, Problems } from '../../imports/ImportFindings.tsx';
import { useRefresh } from '../refresh.ts';
import type { BomField, BomMapping, CheckedBom } from './bom.model.ts';

/** What would be asked for, what is left out and why, every row that is wrong with what to do, and the button that does it. */
export function BomCheckStep(props: {
  importId: string;
  mapping: BomMapping;
  onBack: () => void;
  onStartOver: () => void;
  onDone: (report: { itemCount: number; skippedRows: number }) => void;
}): JSX.Element {
  const refresh = useRefresh();
  const asked = () => ({ importId: props.importId, mapping: props.mapping, locale: locale() });
  const check = useQuery(() => ({ ...api.boms.check.options(asked()), staleTime: 0, gcTime: 0 }));
  const [skip, setSkip] = createSignal(false);
  const [busy, setBusy] = createSignal<'taking' | 'file'>();
  const during = async (what: 'taking' | 'file', run: () => Promise<void>) => {
    setBusy(what);
    await run().catch(showError);
    setBusy(undefined);
  };
  const takeOver = (checked: CheckedBom) =>
    during('taking', async () => {
      try {
        const done = await api.boms.takeOver.send({
          importId: props.importId,
          mapping: props.mapping,
          expectedDigest: checked.digest,
          skipBadRows: skip(),
        });
        props.onDone(done);
        await refresh();
      } catch (error) {
        // Something has changed since: the check is shown anew, under the word why.
        await check.refetch();
        throw error;
      }
    });
  const fetchErrors = () =>
    during('file', async () => {
      const file = await api.boms.errorFile.send(asked());
      openAs(file.url, file.fileName);
    });
  return (
    <Loaded query={check}>
      {(checked) => (
        <div class="grid gap-4">
          <div class="grid grid-cols-2 gap-3 max-w-[480px]">
            <Count label={t('procurement.bom.goodParts')} value={checked().goodParts} good />
            <Count label={t('imports.badRows')} value={checked().badRows} />
          </div>
          <Show when={checked().combinedRows > 0}>
            <p class="text-sm text-ink-2">
              {t('procurement.bom.combined', { count: checked().combinedRows })}
            </p>
          </Show>
          <LeftOut checked={checked()} />
          <Show when={checked().problems.length > 0}>
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
                fieldName={(field) => t(`procurement.bom.fields.${field as BomField}`)}
              />
            </Card>
            <p class="text-sm text-ink-2 max-w-[70ch]">{t('imports.mendHint')}</p>
            <Show when={checked().goodParts > 0}>
              <Checkbox
                label={t('procurement.bom.skipBadRows', {
                  good: checked().goodParts,
                  bad: checked().badRows,
                })}
                checked={skip()}
                onChange={setSkip}
              />
            </Show>
          </Show>
          <Preview checked={checked()} />
          <div class="flex flex-wrap gap-2">
            <Button
              variant="primary"
              loading={busy() === 'taking'}
              disabled={checked().goodParts === 0 || (checked().badRows > 0 && !skip())}
              onClick={() => void takeOver(checked())}
            >
              {t('procurement.bom.takeOver', { count: checked().goodParts })}
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

/** What is none of the parts to buy: nothing disappears without a word. */
function LeftOut(props: { checked: CheckedBom }): JSX.Element {
  return (
    <Show when={props.checked.leftOutCount > 0}>
      <details class="bg-surface border border-line rounded-lg px-4 py-2.5">
        <summary class="cursor-pointer font-medium">
          {t('procurement.bom.leftOut', { count: props.checked.leftOutCount })}
        </summary>
        <ul class="grid gap-1 mt-2 max-h-[30dvh] overflow-auto text-sm text-ink-2">
          <For each={props.checked.leftOut}>
            {({ line, name, why }) => (
              <li class="flex flex-wrap gap-x-3">
                <span class="num text-ink-3">{t('imports.line', { line })}</span>
                <span class="flex-1 min-w-40">{name}</span>
                <span>{t(`procurement.bom.why.${why}`)}</span>
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  );
}

function Preview(props: { checked: CheckedBom }): JSX.Element {
  return (
    <Show when={props.checked.preview.length > 0}>
      <Card flush title={t('imports.preview')}>
        <ul class="divide-y divide-line border-t border-line">
          <For each={props.checked.preview}>
            {(part) => (
              <li class="flex flex-wrap items-baseline gap-x-4 px-4 py-2">
                <span class="flex-1 min-w-[16ch] font-medium">
                  {part.name} <span class="num text-ink-3 font-normal">{part.partNo}</span>
                </span>
                <span class="num text-sm text-ink-3">
                  {t('procurement.bom.lines', { lines: formatList(part.lines.map(String)) })}
                </span>
                <span class="num text-sm whitespace-nowrap">
                  {part.quantity} {part.unit}
                </span>
              </li>
            )}
          </For>
        </ul>
      </Card>
    </Show>
  );
}
