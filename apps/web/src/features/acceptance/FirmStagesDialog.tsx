import { createForm, FormDialog } from '@millwright/ui';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { StageRow } from './acceptance-words.ts';
import { useRefresh } from './round.model.ts';
import { StageFields } from './StageFields.tsx';
import { editedStages, seenStages, stagesToSend, useChecklistOptions } from './stages.model.ts';

/** Arranges the firm's stages. */
export default function FirmStagesDialog(props: {
  stages: readonly StageRow[];
  onClose: () => void;
}): JSX.Element {
  const refresh = useRefresh();
  const checklists = useChecklistOptions();
  const form = createForm({
    initial: { stages: editedStages(props.stages) },
    onSubmit: async ({ stages }) => {
      await api.acceptance.saveStages.send({ stages: stagesToSend(stages), seen: seenStages(props.stages) });
      await refresh();
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('acceptance.setup.stages')}
      description={t('acceptance.setup.stagesHint')}
      submit={t('acceptance.setup.save')}
      size="lg"
    >
      <StageFields
        stages={form.values.stages}
        checklists={checklists()}
        onChange={(stages) => form.set('stages', stages)}
      />
    </FormDialog>
  );
}
