import {
  Bento,
  Card,
  formatDate,
  formatList,
  formatMoney,
  KeyValue,
  ProgressBar,
  Switch,
  showError,
} from '@millwright/ui';
import { A } from '@solidjs/router';
import { useQueryClient } from '@tanstack/solid-query';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { Cockpit } from './Cockpit.tsx';
import type { ContractDetail } from './contract-types.ts';
import { departmentName, stateText } from './contract-words.ts';
import { InTheWay } from './InTheWay.tsx';

/** The cockpit, then the facts. */
export default function ContractOverview(props: { contract: ContractDetail }): JSX.Element {
  return (
    <Bento>
      <InTheWay contract={props.contract} />
      <Cockpit contract={props.contract} />
      <Facts contract={props.contract} />
      <Sharing contract={props.contract} />
    </Bento>
  );
}

function Facts(props: { contract: ContractDetail }): JSX.Element {
  return (
    <Card span={8} title={t('contracts.facts')}>
      <KeyValue
        columns={3}
        items={[
          { label: t('contracts.contractNo'), value: <span class="num">{props.contract.contractNo}</span> },
          { label: t('contracts.projectNo'), value: <span class="num">{props.contract.projectNo}</span> },
          { label: t('contracts.state'), value: stateText(props.contract.status) },
          { label: t('contracts.customer'), value: props.contract.customer.name },
          { label: t('contracts.projectLead'), value: props.contract.projectLead?.name },
          {
            label: t('contracts.amount'),
            value: (
              <span class="num">{formatMoney(props.contract.amount, props.contract.currency ?? 'CNY')}</span>
            ),
            when: !!props.contract.amount,
          },
          { label: t('contracts.signedOn'), value: formatDate(props.contract.signedOn) },
          { label: t('contracts.startsOn'), value: formatDate(props.contract.startsOn) },
          {
            label: t('contracts.salesOwner'),
            value: props.contract.salesOwner?.name,
            when: !!props.contract.salesOwner,
          },
          {
            label: t('contracts.dealOn'),
            value: formatDate(props.contract.dealOn),
            when: !!props.contract.dealOn,
          },
          {
            label: t('contracts.departments'),
            value: formatList(props.contract.departments.map(departmentName)),
          },
        ]}
      />
      <Show when={props.contract.scopeText}>
        {(scope) => (
          <div class="mt-4 pt-3 border-t border-line">
            <p class="text-xs text-ink-3">{t('contracts.scopeText')}</p>
            <p class="whitespace-pre-wrap break-words">{scope()}</p>
          </div>
        )}
      </Show>
      <Show when={props.contract.internalNotes}>
        {(notes) => (
          <div class="mt-4 pt-3 border-t border-line">
            <p class="text-xs text-ink-3">{t('contracts.internalNotes')}</p>
            <p class="whitespace-pre-wrap break-words">{notes()}</p>
          </div>
        )}
      </Show>
    </Card>
  );
}

/** Whether the customer sees it, and the gates in one glance. */
function Sharing(props: { contract: ContractDetail }): JSX.Element {
  const client = useQueryClient();
  const publish = async (published: boolean) => {
    const { id: contractId, version } = props.contract;
    await api.contracts.publish.send({ contractId, version, published });
    await client.invalidateQueries({ queryKey: api.contracts.key() });
  };
  const reached = () => props.contract.milestones.filter((milestone) => milestone.reachedOn).length;
  return (
    <Card span={4} title={t('contracts.portal')}>
      <Show
        when={props.contract.allowed.includes('publish')}
        fallback={
          <p class="text-sm">
            {props.contract.publishedAt ? t('contracts.shared') : t('contracts.notShared')}
          </p>
        }
      >
        <Switch
          label={t('contracts.publish')}
          help={t('contracts.publishHelp')}
          checked={props.contract.publishedAt !== null}
          onChange={(checked) => void publish(checked).catch(showError)}
        />
      </Show>
      <Show when={props.contract.milestones.length > 0}>
        <div class="mt-3 pt-3 border-t border-line grid gap-1.5">
          <span class="flex justify-between text-sm text-ink-2">
            <A href={`/contracts/${props.contract.id}?tab=milestones`} class="hover:underline">
              {t('contracts.tabs.milestones')}
            </A>
            <span class="num text-ink-3">
              {reached()} / {props.contract.milestones.length}
            </span>
          </span>
          <ProgressBar
            value={(reached() * 100) / props.contract.milestones.length}
            label={t('contracts.tabs.milestones')}
          />
        </div>
      </Show>
    </Card>
  );
}
