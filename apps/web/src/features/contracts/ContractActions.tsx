import {
  type ContractVerb,
  contractLifecycle,
} from '@millwright/server/modules/contracts/contracts.lifecycle.ts';
import {
  Button,
  ConfirmDialog,
  IconButton,
  Menu,
  type MenuEntry,
  showError,
  showToast,
} from '@millwright/ui';
import { useNavigate } from '@solidjs/router';
import { useQueryClient } from '@tanstack/solid-query';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { ContractDetail } from './contract-types.ts';

const ContractDialog = lazy(() => import('./ContractDialog.tsx'));
const ReopenDialog = lazy(() => import('./ReopenDialog.tsx'));

/** The step the work usually takes next; the others wait in the menu. */
const FORWARD: readonly ContractVerb[] = [
  'sign',
  'plan',
  'execute',
  'accept',
  'deliver',
  'commission',
  'resume',
  'reopen',
];
/** What cannot be taken back with a click asks first. */
const GRAVE: readonly ContractVerb[] = ['archive', 'cancel', 'deliver', 'sign'];

/** What the viewer may do with a contract now, as the server says: the next step, editing, and the rest in a menu. */
export function ContractActions(props: { contract: ContractDetail }): JSX.Element {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [editing, setEditing] = createSignal(false);
  const [reopening, setReopening] = createSignal(false);
  const [asking, setAsking] = createSignal<Exclude<ContractVerb, 'reopen'>>();
  const may = (action: string) => props.contract.allowed.includes(action);
  const verbs = () => contractLifecycle.verbs.filter(may);
  // From acceptance the way forward is delivery; going back to work is the exception.
  const primary = () =>
    FORWARD.filter((verb) => may(verb) && !(verb === 'execute' && props.contract.status === 'accepting'))[0];
  const seen = () => ({ contractId: props.contract.id, version: props.contract.version });

  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: api.contracts.key() }),
      client.invalidateQueries({ queryKey: api.dashboard.key() }),
    ]);
  const run = async (verb: Exclude<ContractVerb, 'reopen'>) => {
    await api.contracts[verb].send(seen());
    await refresh();
  };
  const use = (verb: ContractVerb) => {
    // Bringing back what was sealed or given up is said with its reason.
    if (verb === 'reopen') setReopening(true);
    else if (GRAVE.includes(verb)) setAsking(verb);
    else void run(verb).catch(showError);
  };
  const remove = async () => {
    const { contractId } = await api.contracts.delete.send(seen());
    navigate('/contracts');
    await refresh();
    showToast({
      text: t('contracts.deleted', { name: props.contract.name }),
      undo: async () => {
        await api.contracts.restore.send({ contractId });
        await refresh();
      },
    });
  };
  const restore = async () => {
    await api.contracts.restore.send({ contractId: props.contract.id });
    await refresh();
  };
  const entries = (): MenuEntry[] => [
    ...verbs()
      .filter((verb) => verb !== primary())
      .map((verb) => ({
        label: t(`contracts.verbs.${verb}`),
        danger: verb === 'cancel',
        onSelect: () => use(verb),
      })),
    ...(may('delete')
      ? [
          'separator' as const,
          { label: t('contracts.delete'), danger: true, onSelect: () => void remove().catch(showError) },
        ]
      : []),
  ];

  return (
    <>
      <Show when={may('restore') && props.contract.deletedAt}>
        <Button variant="primary" onClick={() => void restore().catch(showError)}>
          {t('contracts.restore')}
        </Button>
      </Show>
      <Show when={entries().length > 0}>
        <Menu
          trigger={(attributes) => (
            <IconButton {...attributes} icon={Ellipsis} label={t('contracts.moreActions')} />
          )}
          entries={entries()}
        />
      </Show>
      <Show when={may('update')}>
        <Button onClick={() => setEditing(true)}>{t('contracts.edit')}</Button>
      </Show>
      <Show when={primary()}>
        {(verb) => (
          <Button variant="primary" onClick={() => use(verb())}>
            {t(`contracts.verbs.${verb()}`)}
          </Button>
        )}
      </Show>
      <ConfirmDialog
        open={asking() !== undefined}
        onClose={() => setAsking(undefined)}
        title={t('contracts.confirm.title', {
          verb: asking() ? t(`contracts.verbs.${asking()!}`) : '',
          name: `${props.contract.contractNo} ${props.contract.name}`,
        })}
        description={asking() ? t(`contracts.confirm.${asking() as 'sign'}`) : ''}
        confirm={asking() ? t(`contracts.verbs.${asking()!}`) : ''}
        danger={asking() === 'cancel'}
        onConfirm={() => run(asking()!)}
      />
      <Suspense>
        <Show when={reopening()}>
          <ReopenDialog contract={props.contract} onDone={refresh} onClose={() => setReopening(false)} />
        </Show>
        <Show when={editing()}>
          <ContractDialog open contract={props.contract} onClose={() => setEditing(false)} />
        </Show>
      </Suspense>
    </>
  );
}
