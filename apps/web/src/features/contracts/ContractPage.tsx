import { formatDate, GroupedTabs, Loaded, Page, type Tab, useTab } from '@millwright/ui';
import { useParams } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import { type JSX, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { ContractActions } from './ContractActions.tsx';
import { ContractBadge } from './ContractBadge.tsx';
import ContractOverview from './ContractOverview.tsx';
import { CONTRACT_GROUPS, type ContractTabName, groupsFor } from './contract-tabs.ts';
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

const NAMES = CONTRACT_GROUPS.flatMap(({ tabs }) => tabs.map(({ value }) => value));

/** One contract: how far, what comes next, who works on it, what happened. */
export default function ContractPage(): JSX.Element {
  const may = useMay();
  const params = useParams<{ id: string }>();
  const contract = useQuery(() => api.contracts.get.options({ contractId: params.id }));
  const asked = useTab(['overview', ...NAMES]);
  const groups = () => groupsFor(may);
  // An address that leads to what somebody may not see shows them what they may.
  const tab = () =>
    groups().some(({ tabs }) => tabs.some(({ value }) => value === asked())) ? asked() : 'overview';

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
          <GroupedTabs
            value={tab()}
            groups={groups().map((group) => ({
              label: t(`contracts.groups.${group.value}`),
              tabs: group.tabs.map(({ value }) => tabOf(value, c())),
            }))}
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
              <Match when={tab() === 'payments'}>
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

/** A part's own name, and how many things are in it where that is known. */
function tabOf(value: ContractTabName, contract: ContractDetail): Tab {
  const counts: Partial<Record<ContractTabName, number>> = {
    tasks: contract.taskCount,
    milestones: contract.milestones.length,
    team: contract.team.length,
  };
  return { value, label: t(`contracts.tabs.${value}`), count: counts[value] };
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
