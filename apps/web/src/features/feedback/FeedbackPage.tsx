import {
  Button,
  Card,
  formatDate,
  formatDateTime,
  IconButton,
  KeyValue,
  Loaded,
  Menu,
  type MenuEntry,
  Page,
  ProgressBar,
  showError,
} from '@millwright/ui';
import { A, useParams } from '@solidjs/router';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { FeedbackDetail } from './feedback-types.ts';
import { FeedbackStatus, SeverityMark } from './feedback-words.tsx';
import type { StepDialog } from './StepDialogs.tsx';
import { Thread } from './Thread.tsx';

const FilesPanel = lazy(() => import('../files/FilesPanel.tsx'));
const FeedbackDialog = lazy(() => import('./FeedbackDialog.tsx'));
const StepDialogs = lazy(() => import('./StepDialogs.tsx'));
const MakeDialogs = lazy(() => import('./MakeDialogs.tsx'));

type DialogName = StepDialog | 'edit' | 'task' | 'contract';

/** One piece of feedback: what was said, what is to be done, what came of it. */
export default function FeedbackPage(): JSX.Element {
  const params = useParams<{ id: string }>();
  const feedback = useQuery(() => api.feedback.get.options({ feedbackId: params.id }));
  const [dialog, setDialog] = createSignal<DialogName>();
  const close = () => setDialog(undefined);
  return (
    <Loaded query={feedback}>
      {(found) => (
        <Page
          title={found().title}
          status={<FeedbackStatus feedback={found()} />}
          crumbs={[
            { label: t('feedback.title'), href: '/feedback' },
            ...(found().mayReadContract
              ? [{ label: found().contractNo, href: `/contracts/${found().contractId}?tab=feedback` }]
              : []),
          ]}
          subtitle={[found().number, found().contractName, found().customerName].filter(Boolean).join(' · ')}
          actions={<Actions feedback={found()} onOpen={setDialog} />}
        >
          <div class="grid gap-4 sm:grid-cols-[minmax(0,7fr)_minmax(0,4fr)] items-start">
            <Thread feedback={found()} />
            <div class="grid gap-4">
              <Facts feedback={found()} onAssign={() => setDialog('assign')} />
              <Outcome feedback={found()} onMake={setDialog} />
              <Suspense>
                <FilesPanel subject={{ type: 'Feedback', id: found().id }} />
              </Suspense>
            </div>
          </div>
          <Suspense>
            <Show when={dialog() === 'edit'}>
              <FeedbackDialog open feedback={found()} onClose={close} />
            </Show>
            <Show when={(['triage', 'assign', 'lower', 'reject'] as const).find((step) => step === dialog())}>
              {(step) => <StepDialogs dialog={step()} feedback={found()} onClose={close} />}
            </Show>
            <Show when={(['task', 'contract'] as const).find((make) => make === dialog())}>
              {(make) => <MakeDialogs make={make()} feedback={found()} onClose={close} />}
            </Show>
          </Suspense>
        </Page>
      )}
    </Loaded>
  );
}

/** The step it usually takes next; the others wait in the menu. */
const FORWARD = ['triage', 'start', 'resolve', 'close', 'reopen'] as const;

function Actions(props: { feedback: FeedbackDetail; onOpen: (dialog: DialogName) => void }): JSX.Element {
  const client = useQueryClient();
  const may = (action: string) => props.feedback.allowed.includes(action);
  const steps = () => FORWARD.filter(may);
  const run = async (step: (typeof FORWARD)[number]) => {
    if (step === 'triage') return props.onOpen('triage');
    await api.feedback[step].send({ feedbackId: props.feedback.id, version: props.feedback.version });
    await Promise.all([
      client.invalidateQueries({ queryKey: api.feedback.key() }),
      client.invalidateQueries({ queryKey: api.delivery.key() }),
    ]);
  };
  const use = (step: (typeof FORWARD)[number]) => void run(step).catch(showError);
  const entries = (): MenuEntry[] => [
    ...steps()
      .slice(1)
      .map((step) => ({ label: t(`feedback.verbs.${step}`), onSelect: () => use(step) })),
    ...(may('lower') ? [{ label: t('feedback.lower.do'), onSelect: () => props.onOpen('lower') }] : []),
    ...(may('assign') ? [{ label: t('feedback.assign'), onSelect: () => props.onOpen('assign') }] : []),
    ...(may('reject')
      ? [
          'separator' as const,
          { label: t('feedback.verbs.reject'), danger: true, onSelect: () => props.onOpen('reject') },
        ]
      : []),
  ];
  return (
    <>
      <Show when={entries().length > 0}>
        <Menu
          trigger={(attributes) => (
            <IconButton {...attributes} icon={Ellipsis} label={t('contracts.moreActions')} />
          )}
          entries={entries()}
        />
      </Show>
      <Show when={may('update')}>
        <Button onClick={() => props.onOpen('edit')}>{t('feedback.edit')}</Button>
      </Show>
      <Show when={steps()[0]}>
        {(step) => (
          <Button variant="primary" onClick={() => use(step())}>
            {t(`feedback.verbs.${step()}`)}
          </Button>
        )}
      </Show>
    </>
  );
}

function Facts(props: { feedback: FeedbackDetail; onAssign: () => void }): JSX.Element {
  const answer = () => {
    const { respondedAt, respondBy, isOverdue } = props.feedback;
    if (respondedAt) return formatDateTime(respondedAt);
    if (!respondBy) return t('feedback.notAnswered');
    return (
      <span class="num" classList={{ 'text-overdue font-semibold': isOverdue }}>
        {formatDateTime(respondBy)}
      </span>
    );
  };
  return (
    <Card>
      <KeyValue
        items={[
          {
            label: props.feedback.respondedAt ? t('feedback.answeredAt') : t('feedback.answerBy'),
            value: answer(),
          },
          {
            label: t('feedback.severity'),
            value: (
              <>
                <SeverityMark severity={props.feedback.severity} />
                <Show when={props.feedback.lowered}>
                  {(lowered) => <Lowered lowered={lowered()} status={props.feedback.status} />}
                </Show>
              </>
            ),
          },
          { label: t('feedback.kind'), value: t(`feedback.kinds.${props.feedback.kind}`) },
          {
            label: t('feedback.owner'),
            value: (
              <Show
                when={props.feedback.owner}
                fallback={
                  <Show
                    when={props.feedback.allowed.includes('assign')}
                    fallback={<span class="text-ink-3">{t('feedback.nobody')}</span>}
                  >
                    <button type="button" class="font-medium text-accent" onClick={props.onAssign}>
                      {t('feedback.assign')}
                    </button>
                  </Show>
                }
              >
                {(owner) => owner().name}
              </Show>
            ),
          },
          {
            label: t('feedback.contract'),
            value: (
              <Show when={props.feedback.mayReadContract} fallback={props.feedback.contractName}>
                <A href={`/contracts/${props.feedback.contractId}`} class="font-medium text-accent">
                  {props.feedback.contractName}
                </A>
              </Show>
            ),
          },
          ...(props.feedback.serialNo
            ? [{ label: t('feedback.serialNo'), value: <Serial serialNo={props.feedback.serialNo} /> }]
            : []),
          { label: t('feedback.source'), value: t(`feedback.sources.${props.feedback.source}`) },
          {
            label: t('feedback.shown'),
            value: props.feedback.isShown ? t('feedback.shownYes') : t('feedback.shownNo'),
          },
          ...(props.feedback.rejectReason
            ? [{ label: t('feedback.rejectReason'), value: props.feedback.rejectReason }]
            : []),
        ]}
      />
      <Show when={props.feedback.reopenUntil}>
        {(until) => (
          <p class="mt-3 text-xs text-ink-3">
            {t('feedback.reopenUntil', { date: formatDate(until().slice(0, 10)) })}
          </p>
        )}
      </Show>
      <Show when={props.feedback.reopenedCount > 0}>
        <p class="mt-1 text-xs text-attention">
          {t('feedback.reopenedTimes', { count: props.feedback.reopenedCount })}
        </p>
      </Show>
      <Show when={props.feedback.contractRests}>
        <p class="mt-3 text-sm text-ink-3">{t('feedback.contractRests')}</p>
      </Show>
    </Card>
  );
}

/** Who took it out of the way of delivery, and why: whoever reads it sees it beside the severity. */
function Lowered(props: {
  lowered: NonNullable<FeedbackDetail['lowered']>;
  status: FeedbackDetail['status'];
}): JSX.Element {
  const words = () => {
    const facts = { name: props.lowered.by ?? '–', date: formatDateTime(props.lowered.at) };
    return t(props.status === 'rejected' ? 'feedback.lower.turnedDownBy' : 'feedback.lower.by', facts);
  };
  return (
    <>
      <span class="block mt-1 text-xs text-attention">{words()}</span>
      <span class="block text-sm text-ink-2 whitespace-pre-wrap break-words">{props.lowered.reason}</span>
    </>
  );
}

/** The plate's number, and with which delivery it went out. */
function Serial(props: { serialNo: string }): JSX.Element {
  const delivered = useQuery(() => api.delivery.bySerial.options({ serialNo: props.serialNo }));
  return (
    <>
      <span class="num">{props.serialNo}</span>
      <Show when={!delivered.isPending && delivered.data?.items[0]}>
        {(found) => (
          <A
            href={`/contracts/${found().contractId}?tab=delivery`}
            class="block text-xs font-medium text-accent"
          >
            {t('delivery.serial.found', { number: found().number })}
          </A>
        )}
      </Show>
    </>
  );
}

/** What was made of it, with how far that is. */
function Outcome(props: {
  feedback: FeedbackDetail;
  onMake: (make: 'task' | 'contract') => void;
}): JSX.Element {
  const may = (action: string) => props.feedback.allowed.includes(action);
  const hidden = () => props.feedback.fixTaskCount - props.feedback.fixTasks.length;
  const isEmpty = () => props.feedback.fixTaskCount === 0 && !props.feedback.followUpContract;
  return (
    <Show when={!isEmpty() || may('makeTask') || may('makeContract')}>
      <Card title={t('feedback.outcome.title')}>
        <div class="grid gap-3">
          <Show when={isEmpty()}>
            <p class="text-sm text-ink-3">{t('feedback.outcome.none')}</p>
          </Show>
          <ul class="grid gap-2">
            <For each={props.feedback.fixTasks}>
              {(task) => (
                <li>
                  <A href={`/tasks/${task.id}`} class="font-medium text-accent break-words">
                    {task.title}
                  </A>
                  <ProgressBar
                    value={task.progress}
                    label={task.title}
                    tone={task.progress === 100 ? 'accepted' : 'accent'}
                    showValue
                  />
                </li>
              )}
            </For>
          </ul>
          <Show when={hidden() > 0}>
            <p class="text-xs text-ink-3">{t('feedback.outcome.hiddenTasks', { count: hidden() })}</p>
          </Show>
          <Show when={props.feedback.fixDoneAt && !props.feedback.settledAt}>
            <p class="text-sm font-medium text-accepted">{t('feedback.outcome.done')}</p>
          </Show>
          <Show when={props.feedback.followUpContract}>
            {(contract) => (
              <p>
                <span class="block text-xs text-ink-3">{t('feedback.outcome.contract')}</span>
                <A href={`/contracts/${contract().id}`} class="font-medium text-accent">
                  <span class="num">{contract().contractNo}</span> {contract().name}
                </A>
              </p>
            )}
          </Show>
          <div class="flex flex-wrap gap-2">
            <Show when={may('makeTask')}>
              <Button onClick={() => props.onMake('task')}>{t('feedback.outcome.makeTask')}</Button>
            </Show>
            <Show when={may('makeContract')}>
              <Button variant="ghost" onClick={() => props.onMake('contract')}>
                {t('feedback.outcome.makeContract')}
              </Button>
            </Show>
          </div>
        </div>
      </Card>
    </Show>
  );
}
