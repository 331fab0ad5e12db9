import { ACCEPTORS } from '@millwright/server/modules/acceptance/acceptance.lifecycle.ts';
import { Button, Checkbox, IconButton, type Option, Select, TextField } from '@millwright/ui';
import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import Plus from 'lucide-solid/icons/plus';
import Trash from 'lucide-solid/icons/trash';
import { Index, type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import type { EditedStage } from './stages.model.ts';

/** The stages as a form: each with who accepts and what waits for it, in their order. */
export function StageFields(props: {
  stages: readonly EditedStage[];
  checklists: readonly Option[];
  onChange: (stages: EditedStage[]) => void;
}): JSX.Element {
  const change = (at: number, data: Partial<EditedStage>) =>
    props.onChange(props.stages.map((stage, index) => (index === at ? { ...stage, ...data } : stage)));
  const move = (at: number, by: number) => {
    const stages = [...props.stages];
    const [moved] = stages.splice(at, 1);
    stages.splice(at + by, 0, moved!);
    props.onChange(stages);
  };
  const remove = (at: number) => props.onChange(props.stages.filter((_, index) => index !== at));
  const add = () =>
    props.onChange([
      ...props.stages,
      {
        name: '',
        nameEn: '',
        acceptor: 'inspector',
        isRequired: true,
        holdsNext: true,
        isShown: false,
        templateId: '',
      },
    ]);
  return (
    <div class="grid gap-3">
      <Index each={props.stages}>
        {(stage, at) => (
          <fieldset class="grid gap-3 rounded-lg border border-line p-3">
            <legend class="sr-only">{stage().name || t('acceptance.setup.addStage')}</legend>
            <div class="flex items-center gap-1">
              <span class="num font-semibold text-ink-3">{at + 1}</span>
              <span class="flex-1" />
              <IconButton
                icon={ArrowUp}
                label={t('acceptance.setup.up', { name: stage().name })}
                disabled={at === 0}
                onClick={() => move(at, -1)}
              />
              <IconButton
                icon={ArrowDown}
                label={t('acceptance.setup.down', { name: stage().name })}
                disabled={at === props.stages.length - 1}
                onClick={() => move(at, 1)}
              />
              <IconButton
                icon={Trash}
                label={t('acceptance.setup.removeStage', { name: stage().name })}
                disabled={props.stages.length === 1}
                onClick={() => remove(at)}
              />
            </div>
            <div class="grid gap-3 sm:grid-cols-2">
              <TextField
                label={t('acceptance.setup.name')}
                required
                maxLength={100}
                value={stage().name}
                onChange={(name) => change(at, { name })}
              />
              <TextField
                label={t('acceptance.setup.nameEn')}
                maxLength={100}
                value={stage().nameEn}
                onChange={(nameEn) => change(at, { nameEn })}
              />
              <Select
                label={t('acceptance.setup.acceptor')}
                required
                options={ACCEPTORS.map((value) => ({ value, label: t(`acceptance.acceptors.${value}`) }))}
                value={stage().acceptor}
                onChange={(acceptor) => change(at, { acceptor })}
              />
              <Select
                label={t('acceptance.setup.template')}
                placeholder={t('acceptance.setup.noTemplate')}
                options={props.checklists}
                value={stage().templateId}
                onChange={(templateId) => change(at, { templateId })}
              />
            </div>
            <div class="grid gap-2">
              <Checkbox
                label={t('acceptance.setup.isRequired')}
                checked={stage().isRequired}
                onChange={(isRequired) => change(at, { isRequired })}
              />
              <Checkbox
                label={t('acceptance.setup.holdsNext')}
                checked={stage().holdsNext}
                onChange={(holdsNext) => change(at, { holdsNext })}
              />
              <Show when={stage().acceptor !== 'customer'}>
                <Checkbox
                  label={t('acceptance.setup.isShown')}
                  checked={stage().isShown}
                  onChange={(isShown) => change(at, { isShown })}
                />
              </Show>
            </div>
          </fieldset>
        )}
      </Index>
      <Button icon={Plus} variant="ghost" class="justify-self-start" onClick={add}>
        {t('acceptance.setup.addStage')}
      </Button>
    </div>
  );
}
