import type { JSX } from 'solid-js';
import { uiText } from '../i18n/ui-text.ts';
import { Badge } from './Badge.tsx';
import type { Icon } from './icon.ts';
import { type Status, statusIcon } from './status.ts';

/** A state: colour, icon and word together. `label` when the module has a better word ('逾期 5 天'). */
export function StatusBadge(props: { value: Status; label?: string; icon?: Icon }): JSX.Element {
  return (
    <Badge tone={props.value} icon={props.icon ?? statusIcon[props.value]}>
      {props.label ?? uiText(`status.${props.value}`)}
    </Badge>
  );
}
