import { Button, formatDateTime, Loaded, showError, showToast } from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { FileDetail } from './files.model.ts';

/** Whether the customer sees a file, in which version, and the way to show it to them or take it back. */
export function FilePublication(props: { file: FileDetail }): JSX.Element {
  const client = useQueryClient();
  const publication = useQuery(() => api.files.publication.options({ fileId: props.file.id }));
  const may = () => props.file.allowed.includes('share');
  const newest = () => props.file.versions.find(({ state }) => state === 'good');
  let section: HTMLElement | undefined;
  const then = async (change: Promise<unknown>, done: string) => {
    await change;
    await client.invalidateQueries({ queryKey: api.files.key() });
    showToast({ text: done });
    // The button that was pressed is gone: without a place the focus would leave the drawer, and Escape with it.
    section?.focus();
  };
  const publish = () => {
    const { id: fileId, version } = props.file;
    const versionNo = newest()!.number;
    return then(
      api.files.publish.send({ fileId, version, versionNo }),
      t('files.publish.done', { number: versionNo }),
    );
  };
  const takeBack = () => then(api.files.unpublish.send({ fileId: props.file.id }), t('files.publish.ended'));
  return (
    <section ref={section} tabindex="-1" class="grid gap-2 justify-items-start outline-none">
      <h3 class="text-sm font-semibold text-ink-2">{t('files.publish.label')}</h3>
      <Loaded query={publication}>
        {(found) => (
          <Show
            when={found().shown}
            fallback={
              <>
                <p class="text-sm text-ink-3">{t('files.publish.nobody')}</p>
                <Show when={may() && newest()}>
                  <Button onClick={() => void publish().catch(showError)}>{t('files.publish.action')}</Button>
                </Show>
              </>
            }
          >
            {(shown) => (
              <>
                <p class="text-sm">
                  {t(`files.publish.${shown().state}`, {
                    number: shown().versionNo,
                    name: shown().sharedBy?.name ?? '',
                    at: formatDateTime(shown().sharedAt),
                  })}
                </p>
                <Show when={!shown().contractShown}>
                  <p class="text-sm text-ink-3">{t('files.publish.contractHidden')}</p>
                </Show>
                <Show when={may()}>
                  <Button variant="ghost" class="-ml-3" onClick={() => void takeBack().catch(showError)}>
                    {t('files.publish.end')}
                  </Button>
                </Show>
              </>
            )}
          </Show>
        )}
      </Loaded>
    </section>
  );
}
