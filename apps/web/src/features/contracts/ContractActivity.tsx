import { Card } from '@millwright/ui';
import type { JSX } from 'solid-js';
import { t } from '../../i18n/index.ts';
import { ExportHistory, ObjectHistory } from '../audit/ObjectHistory.tsx';

/** Everything that happened to the contract, its team and its milestones. */
export default function ContractActivity(props: { contractId: string }): JSX.Element {
  return (
    <Card
      title={t('contracts.activity.title')}
      more={<ExportHistory type="Contract" id={props.contractId} />}
    >
      <ObjectHistory type="Contract" id={props.contractId} />
    </Card>
  );
}
