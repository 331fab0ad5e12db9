import { Badge, Button, Card, IconButton, ProgressBar, showError } from '@millwright/ui';
import { A } from '@solidjs/router';
import Plus from 'lucide-solid/icons/plus';
import Trash from 'lucide-solid/icons/trash';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { type FindingRow, nameOf, type RoundDetail, titleOf } from './acceptance-words.ts';
import { useRefresh } from './round.model.ts';

/** What was not as it should be, each with the task that mends it and how far that is. */
export function FindingsCard(props: { round: RoundDetail; onAdd?: (() => void) | undefined }): JSX.Element {
  const refresh = useRefresh();
  const remove = async (finding: FindingRow) => {
    await api.acceptance.removeFinding
      .send({ findingId: finding.id, version: finding.version })
      .catch(showError);
    await refresh();
  };
  return (
    <Card
      flush
      title={t('acceptance.findingsTitle')}
      more={
        <Show when={props.onAdd}>
          {(add) => (
            <Button variant="ghost" icon={Plus} onClick={() => add()()}>
              {t('acceptance.addFinding')}
            </Button>
          )}
        </Show>
      }
    >
      <Show
        when={props.round.findings.length > 0}
        fallback={<p class="px-4 pb-4 text-sm text-ink-3">{t('acceptance.noFindings')}</p>}
      >
        <ul class="divide-y divide-line border-t border-line">
          <For each={props.round.findings}>
            {(finding) => (
              <li class="flex items-start gap-3 px-4 py-3">
                <div class="flex-1 min-w-0 grid gap-1">
                  <p class="flex flex-wrap items-center gap-1.5">
                    <Badge tone={finding.severity === 'minor' ? 'neutral' : 'overdue'} icon={TriangleAlert}>
                      {t(`acceptance.severities.${finding.severity}`)}
                    </Badge>
                    <Badge>{nameOf(finding.reason)}</Badge>
                    <Show when={finding.quantity}>
                      <span class="num text-sm text-ink-3">
                        {finding.quantity} {props.round.unit ?? ''}
                      </span>
                    </Show>
                  </p>
                  <p class="break-words">{finding.description}</p>
                  <Links finding={finding} round={props.round} />
                </div>
                <Show when={props.onAdd}>
                  <IconButton
                    icon={Trash}
                    label={t('acceptance.removeFinding', { name: finding.description })}
                    onClick={() => void remove(finding)}
                  />
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  );
}

function Links(props: { finding: FindingRow; round: RoundDetail }): JSX.Element {
  const check = () => props.round.checks.find(({ id }) => id === props.finding.checkId);
  const about = () =>
    [
      check() && titleOf(check()!),
      props.finding.task?.title,
      props.finding.department && nameOf(props.finding.department),
    ].filter(Boolean);
  return (
    <>
      <Show when={about().length > 0}>
        <p class="text-xs text-ink-3">{about().join(' · ')}</p>
      </Show>
      <Show when={props.finding.rework}>
        {(rework) => (
          <div class="grid gap-1 max-w-80">
            <A href={`/tasks/${rework().id}`} class="text-sm text-accent hover:underline">
              {rework().title}
            </A>
            <ProgressBar
              value={rework().progress}
              label={rework().title}
              tone={rework().progress === 100 ? 'accepted' : 'accent'}
              showValue
            />
          </div>
        )}
      </Show>
      <Show when={props.round.status === 'rejected' && !props.finding.rework}>
        <p class="text-sm text-ink-3">
          {props.finding.reworkRefusal
            ? t('acceptance.reworkRefused', { why: props.finding.reworkRefusal })
            : t('acceptance.reworkComing')}
        </p>
      </Show>
    </>
  );
}
