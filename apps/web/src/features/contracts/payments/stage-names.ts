/** The acceptance stages payments can wait for, by name: the contract's own, or else the firm's. */
import { locale } from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import { api } from '../../../api.ts';
import { t } from '../../../i18n/index.ts';
import { useMay } from '../../../session.tsx';

/** The stages every firm begins with, for whoever may not read how the firm has set them up. */
const KNOWN = ['internal', 'fat', 'sat'] as const;
const knownName = (code: string): string | undefined => {
  const known = KNOWN.find((one) => one === code);
  return known && t(`payments.stages.${known}`);
};

export function useStageNames(contractId: () => string) {
  const may = useMay();
  const stages = useQuery(() => ({
    ...api.acceptance.stages.options({ contractId: contractId() }),
    enabled: may('AcceptanceSetup.read'),
  }));
  const all = () =>
    (stages.isPending ? undefined : stages.data)?.map(({ code, name, nameEn }) => ({
      value: code,
      label: (locale() === 'en' && nameEn) || name,
    })) ?? KNOWN.map((code) => ({ value: code as string, label: t(`payments.stages.${code}`) }));
  const nameOf = (code: string) =>
    all().find(({ value }) => value === code)?.label ?? knownName(code) ?? code;
  return {
    nameOf,
    /** What can be chosen; a stage the payment already waits for stays among them, though the firm has it no longer. */
    options: (chosen: string) =>
      chosen && !all().some(({ value }) => value === chosen)
        ? [...all(), { value: chosen, label: nameOf(chosen) }]
        : all(),
  };
}
