import {
  all,
  createForm,
  createPress,
  DateField,
  DecimalField,
  decimal,
  FormConflict,
  FormDialog,
  maxLength,
  required,
  Select,
  TextArea,
  TextField,
} from '@millwright/ui';
import { type JSX, Show } from 'solid-js';
import { api, type Inputs } from '../../../api.ts';
import { t } from '../../../i18n/index.ts';
import type { ContractDetail } from '../contract-types.ts';
import { CURRENCIES } from '../contract-words.ts';
import type { Amendment } from './amendment-words.ts';

type Changes = Inputs['amendments']['draft']['changes'];

/** Drafts a change of the terms: the form shows them as they are, and what is changed in it is what the amendment changes. */
export default function AmendmentDialog(props: {
  contract: ContractDetail;
  /** The draft to rewrite; a new one without it. */
  amendment?: Amendment | undefined;
  onDone: () => Promise<unknown>;
  onClose: () => void;
}): JSX.Element {
  const setsAmount = () => props.contract.allowed.includes('setAmount');
  const wanted = (term: string) => props.amendment?.changes.find((change) => change.term === term)?.after;
  const now = {
    contractNo: props.contract.contractNo,
    name: props.contract.name,
    signedOn: props.contract.signedOn ?? '',
    promisedDate: props.contract.promisedDate ?? '',
    scopeText: props.contract.scopeText ?? '',
    amount: props.contract.amount ?? '',
    currency: props.contract.currency ?? 'CNY',
  };
  type Terms = typeof now;
  const press = createPress();
  const form = createForm({
    initial: {
      reason: props.amendment?.reason ?? '',
      ...(Object.fromEntries(
        Object.entries(now).map(([term, value]) => [term, wanted(term) ?? value]),
      ) as Terms),
    },
    rules: {
      reason: all(required, maxLength(2_000)),
      contractNo: all(required, maxLength(60)),
      name: all(required, maxLength(200)),
      scopeText: maxLength(10_000),
      amount: decimal,
    },
    version: () => props.amendment?.version ?? 0,
    draft: props.amendment ? undefined : `amendments.new.${props.contract.id}`,
    onSubmit: async ({ reason, ...terms }, version) => {
      const money = setsAmount() ? ['amount', 'currency'] : [];
      const offered = [
        'contractNo',
        'name',
        'signedOn',
        'promisedDate',
        'scopeText',
        ...money,
      ] as (keyof Terms)[];
      const changes = Object.fromEntries(
        offered
          .filter((term) => terms[term] !== now[term])
          // What cannot be left open is left as it is when it is emptied.
          .filter((term) => terms[term] !== '' || term === 'promisedDate' || term === 'scopeText')
          .map((term) => [term, terms[term] || null]),
      ) as Changes;
      if (props.amendment)
        await api.amendments.revise.send({ amendmentId: props.amendment.id, version, reason, changes });
      else {
        const { id: contractId } = props.contract;
        await api.amendments.draft.send({ contractId, reason, changes, requestKey: press.key });
        press.heard();
      }
      await props.onDone();
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={
        props.amendment ? t('amendments.number', { number: props.amendment.number }) : t('amendments.add')
      }
      description={t('amendments.formHint')}
      submit={t('amendments.saveDraft')}
    >
      <FormConflict form={form} labels={{ reason: t('amendments.reason') }} />
      <TextArea label={t('amendments.reason')} required {...form.field('reason')} />
      <div class="grid gap-4 sm:grid-cols-2">
        <DateField label={t('contracts.promisedDate')} {...form.field('promisedDate')} />
        <DateField label={t('contracts.signedOn')} {...form.field('signedOn')} />
      </div>
      <Show when={setsAmount()}>
        <div class="grid gap-4 grid-cols-[1fr_110px]">
          <DecimalField label={t('contracts.amount')} {...form.field('amount')} />
          <Select
            label={t('contracts.currency')}
            required
            options={CURRENCIES.map((value) => ({ value, label: value }))}
            {...form.field('currency')}
          />
        </div>
      </Show>
      <TextArea label={t('amendments.scopeText')} {...form.field('scopeText')} />
      <div class="grid gap-4 sm:grid-cols-2">
        <TextField label={t('contracts.contractNo')} required {...form.field('contractNo')} />
        <TextField label={t('contracts.name')} required {...form.field('name')} />
      </div>
    </FormDialog>
  );
}
