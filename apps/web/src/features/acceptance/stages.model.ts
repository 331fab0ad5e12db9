import type { Acceptor } from '@millwright/server/modules/acceptance/acceptance.lifecycle.ts';
import type { Option } from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import { api } from '../../api.ts';
import { nameOf, type StageRow } from './acceptance-words.ts';

/** A stage as it is being edited: empty texts instead of nothing, and no code while it is new. */
export interface EditedStage {
  code?: string;
  name: string;
  nameEn: string;
  acceptor: Acceptor;
  isRequired: boolean;
  holdsNext: boolean;
  isShown: boolean;
  templateId: string;
}

type Arranged = Pick<
  StageRow,
  'code' | 'name' | 'nameEn' | 'acceptor' | 'isRequired' | 'holdsNext' | 'isShown' | 'templateId'
>;

export const editedStages = (stages: readonly Arranged[]): EditedStage[] =>
  stages.map(({ code, name, nameEn, acceptor, isRequired, holdsNext, isShown, templateId }) => ({
    code,
    name,
    nameEn: nameEn ?? '',
    acceptor,
    isRequired,
    holdsNext,
    isShown,
    templateId: templateId ?? '',
  }));

/** What is sent: an empty text is nothing. */
export const stagesToSend = (stages: readonly EditedStage[]) =>
  stages.map((stage) => ({ ...stage, nameEn: stage.nameEn || null, templateId: stage.templateId || null }));

export const seenStages = (stages: readonly { id: string; version: number }[]) =>
  stages.map(({ id, version }) => ({ id, version }));

/** The firm's checklists for a picker. */
export function useChecklistOptions(): () => Option[] {
  const checklists = useQuery(() => api.acceptance.checklists.options());
  return () =>
    (checklists.isPending ? [] : (checklists.data ?? [])).map((one) => ({
      value: one.id,
      label: nameOf(one),
    }));
}
