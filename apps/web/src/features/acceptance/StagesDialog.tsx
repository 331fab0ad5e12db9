import { Button, createForm, FormDialog, showError } from '@millwright/ui';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { ContractStage } from './acceptance-words.ts';
import { useRefresh } from './round.model.ts';
import { StageFields } from './StageFields.tsx';
import { editedStages, seenStages, stagesToSend, useChecklistOptions } from './stages.model.ts';

/** Gives one contract stages of its own, or the firm's again. */
export default function StagesDialog(props: {
  contractId: string;
  stages: readonly ContractStage[];
  hasOwn: boolean;
  onClose: () => void;
}): JSX.Element {
  const refresh = useRefresh();
  const checklists = useChecklistOptions();
  const seen = seenStages(props.stages);
  const form = createForm({
    initial: { stages: editedStages(props.stages) },
    onSubmit: async ({ stages }) => {
      await api.acceptance.saveContractStages.send({
        contractId: props.contractId,
        stages: stagesToSend(stages),
        seen,
      });
      await refresh();
    },
  });
  const reset = async () => {
    try {
      await api.acceptance.resetStages.send({ contractId: props.contractId });
      await refresh();
      props.onClose();
    } catch (error) {
      showError(error);
    }
  };
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('acceptance.setup.stagesOfContract')}
      description={t('acceptance.setup.stagesHint')}
      submit={t('acceptance.setup.save')}
      size="lg"
    >
      <Show when={props.hasOwn}>
        <Button class="justify-self-start" onClick={() => void reset()}>
          {t('acceptance.setup.useFirms')}
        </Button>
      </Show>
      <StageFields
        stages={form.values.stages}
        checklists={checklists()}
        onChange={(stages) => form.set('stages', stages)}
      />
    </FormDialog>
  );
}
