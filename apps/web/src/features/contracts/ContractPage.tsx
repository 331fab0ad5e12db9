import { formatDate, Loaded, Page, Tabs, useTab } from '@millwright/ui';
import { useParams } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import { type JSX, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { ContractActions } from './ContractActions.tsx';
import { ContractBadge } from './ContractBadge.tsx';
import ContractOverview from './ContractOverview.tsx';
import type { ContractDetail } from './contract-types.ts';
import { stateText } from './contract-words.ts';

const ArchiveBundleCard = lazy(() => import('../archives/ArchiveBundleCard.tsx'));
const ContractTeam = lazy(() => import('./ContractTeam.tsx'));
const ContractMilestones = lazy(() => import('./ContractMilestones.tsx'));
const ContractActivity = lazy(() => import('./ContractActivity.tsx'));
const ContractAmendments = lazy(() => import('./amendments/ContractAmendments.tsx'));
const ContractPayments = lazy(() => import('./payments/ContractPayments.tsx'));
const ContractFeedback = lazy(() => import('../feedback/ContractFeedback.tsx'));
const DeliveryTab = lazy(() => import('../delivery/DeliveryTab.tsx'));
const FilesPanel = lazy(() => import('../files/FilesPanel.tsx'));
const ContractAcceptance = lazy(() => import('../acceptance/ContractAcceptance.tsx'));
const GanttPanel = lazy(() => import('../planning/GanttPanel.tsx'));
const PlanDesk = lazy(() => import('../planning/PlanDesk.tsx'));
const ContractProcurement = lazy(() => import('../procurement/ContractProcurement.tsx'));
const ContractTasks = lazy(() => import('../tasks/ContractTasks.tsx'));

/** The parts of a contract's page, in the order of its work. */
const TABS = [
  'overview',
  'plan',
  'tasks',
  'parts',
  'acceptance',
  'delivery',
  'feedback',
  'files',
  'team',
  'milestones',
  'amendments',
  'payments',
  'activity',
] as const;

/** One contract: how far, what comes next, who works on it, what happened. */
export default function ContractPage(): JSX.Element {
  const may = useMay();
  const params = useParams<{ id: string }>();
  const contract = useQuery(() => api.contracts.get.options({ contractId: params.id }));
  const tab = useTab(TABS);

  return (
    <Loaded query={contract}>
      {(c) => (
        <Page
          title={c().name}
          status={<ContractBadge contract={c()} />}
          crumbs={[{ label: t('contracts.title'), href: '/contracts' }, { label: c().contractNo }]}
          subtitle={<Subtitle contract={c()} />}
          actions={<ContractActions contract={c()} />}
        >
          <Tabs
            value={tab()}
            tabs={[
              { value: 'overview', label: t('contracts.tabs.overview') },
              { value: 'plan', label: t('gantt.tab') },
              { value: 'tasks', label: t('contracts.tabs.tasks'), count: c().taskCount },
              { value: 'parts', label: t('procurement.tab') },
              { value: 'acceptance', label: t('acceptance.title') },
              { value: 'delivery', label: t('contracts.tabs.delivery') },
              { value: 'feedback', label: t('contracts.tabs.feedback') },
              { value: 'files', label: t('files.title') },
              { value: 'team', label: t('contracts.tabs.team'), count: c().team.length },
              { value: 'milestones', label: t('contracts.tabs.milestones'), count: c().milestones.length },
              { value: 'amendments', label: t('amendments.title') },
              ...(may('PaymentMilestone.read') ? [{ value: 'payments', label: t('payments.title') }] : []),
              { value: 'activity', label: t('contracts.tabs.activity') },
            ]}
          />
          <Suspense>
            <Switch>
              <Match when={tab() === 'overview'}>
                <Show when={c().status === 'archived' && may('ArchiveBundle.read')}>
                  <ArchiveBundleCard contractId={c().id} />
                </Show>
                <ContractOverview contract={c()} />
              </Match>
              <Match when={tab() === 'plan'}>
                <GanttPanel contractId={c().id} name={c().name} />
                <PlanDesk contractId={c().id} />
              </Match>
              <Match when={tab() === 'tasks'}>
                <ContractTasks contractId={c().id} />
              </Match>
              <Match when={tab() === 'parts'}>
                <ContractProcurement contractId={c().id} />
              </Match>
              <Match when={tab() === 'acceptance'}>
                <ContractAcceptance contractId={c().id} />
              </Match>
              <Match when={tab() === 'files'}>
                <FilesPanel subject={{ type: 'Contract', id: c().id }} />
              </Match>
              <Match when={tab() === 'team'}>
                <ContractTeam contract={c()} />
              </Match>
              <Match when={tab() === 'milestones'}>
                <ContractMilestones contract={c()} />
              </Match>
              <Match when={tab() === 'amendments'}>
                <ContractAmendments contract={c()} />
              </Match>
              <Match when={tab() === 'payments' && may('PaymentMilestone.read')}>
                <ContractPayments contract={c()} />
              </Match>
              <Match when={tab() === 'delivery'}>
                <DeliveryTab contractId={c().id} />
              </Match>
              <Match when={tab() === 'feedback'}>
                <ContractFeedback contractId={c().id} />
              </Match>
              <Match when={tab() === 'activity'}>
                <ContractActivity contractId={c().id} />
              </Match>
            </Switch>
          </Suspense>
        </Page>
      )}
    </Loaded>
  );
}

/** The facts one looks for first, in one line. */
function Subtitle(props: { contract: ContractDetail }): JSX.Element {
  const parts = () => {
    const { customer, projectLead, promisedDate, status, projectNo } = props.contract;
    return [
      projectNo,
      customer.name,
      stateText(status),
      projectLead && t('contracts.ledBy', { name: projectLead.name }),
      promisedDate && t('contracts.promisedOn', { date: formatDate(promisedDate) }),
    ].filter(Boolean);
  };
  return <>{parts().join(' · ')}</>;
}
