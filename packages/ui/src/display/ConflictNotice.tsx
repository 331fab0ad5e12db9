import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { For, type JSX } from 'solid-js';
import { Button } from '../actions/Button.tsx';
import { uiText } from '../i18n/ui-text.ts';

export interface ConflictField {
  /** The field's name in words. */
  label: string;
  /** What the record says now, after the other person's change. */
  theirs: JSX.Element;
  /** What this person was about to save. */
  mine: JSX.Element;
}

export interface ConflictNoticeProps {
  /** Who was faster, when known. */
  who?: string;
  fields: readonly ConflictField[];
  /** Puts the other version into the form. */
  onTakeTheirs: () => void;
  /** Saves again on top of the newer version. */
  onKeepMine: () => void;
  saving?: boolean;
}

/** Two people edited the same record: shows both versions and lets the later one choose. Nothing is overwritten unseen. */
export function ConflictNotice(props: ConflictNoticeProps): JSX.Element {
  return (
    <section role="alert" class="grid gap-3 p-4 border border-attention rounded-lg bg-attention-soft">
      <div class="flex gap-2.5">
        <TriangleAlert class="mt-0.5 text-attention" aria-hidden="true" />
        <div>
          <h3 class="font-semibold text-attention">
            {props.who ? uiText('conflict.title', { who: props.who }) : uiText('conflict.titleUnknown')}
          </h3>
          <p class="text-sm text-ink-2">{uiText('conflict.body')}</p>
        </div>
      </div>
      <div class="overflow-x-auto">
        <table class="w-full text-sm">
          <thead>
            <tr class="text-left text-xs text-ink-2">
              <th class="py-1 pr-3 font-medium">{uiText('conflict.field')}</th>
              <th class="py-1 pr-3 font-medium">{uiText('conflict.theirs')}</th>
              <th class="py-1 font-medium">{uiText('conflict.yours')}</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.fields}>
              {(field) => (
                <tr class="align-top border-t border-line-strong">
                  <th scope="row" class="py-1.5 pr-3 font-normal text-ink-2 text-left">
                    {field.label}
                  </th>
                  <td class="py-1.5 pr-3 font-medium">{field.theirs}</td>
                  <td class="py-1.5">{field.mine}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <div class="flex flex-wrap gap-2">
        <Button onClick={() => props.onTakeTheirs()}>{uiText('conflict.takeTheirs')}</Button>
        <Button variant="primary" loading={props.saving} onClick={() => props.onKeepMine()}>
          {uiText('conflict.keepMine')}
        </Button>
      </div>
    </section>
  );
}
