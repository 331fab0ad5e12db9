import { type JSX, Show } from 'solid-js';
import { formatList, formatPercent } from '../i18n/format.ts';
import { type Status, statusFill } from './status.ts';

const clamp = (percent: number) => Math.max(0, Math.min(100, percent));

export interface ProgressBarProps {
  /** 0 to 100; more is drawn as full. */
  value: number;
  /** Its name: what progresses. */
  label: string;
  tone?: Status | 'accent';
  /** Writes the percent after the bar. */
  showValue?: boolean;
  size?: 'sm' | 'lg';
}

/** How far, as a bar. */
export function ProgressBar(props: ProgressBarProps): JSX.Element {
  const fill = () => (props.tone && props.tone !== 'accent' ? statusFill[props.tone] : 'bg-accent');
  return (
    <span class="flex items-center gap-2 min-w-0">
      <span
        role="progressbar"
        aria-label={props.label}
        aria-valuenow={Math.round(clamp(props.value))}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={formatPercent(props.value)}
        class={`block flex-1 min-w-12 rounded-full bg-surface-2 overflow-hidden ${props.size === 'lg' ? 'h-2.5' : 'h-1.5'}`}
      >
        <span
          class={`block h-full rounded-full transition-[width] duration-200 ${fill()}`}
          style={{ width: `${clamp(props.value)}%` }}
        />
      </span>
      <Show when={props.showValue}>
        <span class="num text-xs text-ink-3 w-9">{formatPercent(props.value)}</span>
      </Show>
    </span>
  );
}

/** How far, as a ring with the number inside. `planned` draws where the plan would be. */
export function ProgressRing(props: {
  value: number;
  label: string;
  planned?: number;
  size?: number;
}): JSX.Element {
  const round = 2 * Math.PI * 36;
  const size = () => props.size ?? 84;
  return (
    <svg
      viewBox="0 0 84 84"
      width={size()}
      height={size()}
      class="shrink-0"
      role="img"
      aria-label={`${props.label}: ${formatPercent(props.value)}`}
    >
      <circle cx="42" cy="42" r="36" fill="none" stroke="var(--surface-2)" stroke-width="8" />
      <Show when={clamp(props.value) > 0}>
        <circle
          cx="42"
          cy="42"
          r="36"
          fill="none"
          stroke="var(--accent)"
          stroke-width="8"
          stroke-linecap="round"
          stroke-dasharray={`${(round * clamp(props.value)) / 100} ${round}`}
          transform="rotate(-90 42 42)"
        />
      </Show>
      <Show when={props.planned !== undefined}>
        <line
          x1="42"
          y1="1"
          x2="42"
          y2="11"
          stroke="var(--ink-2)"
          stroke-width="2"
          transform={`rotate(${clamp(props.planned ?? 0) * 3.6} 42 42)`}
        />
      </Show>
      <text x="42" y="48" text-anchor="middle" font-size="18" font-weight="650" fill="var(--ink)" class="num">
        {formatPercent(props.value)}
      </text>
    </svg>
  );
}

/** Parts of a whole as one striped bar; each part is named in its title. */
export function StatusStrip(props: {
  label: string;
  parts: readonly { status: Status; count: number; label: string }[];
}): JSX.Element {
  const shown = () => props.parts.filter((part) => part.count > 0);
  return (
    <span
      role="img"
      aria-label={`${props.label}: ${formatList(shown().map((part) => `${part.label} ${part.count}`))}`}
      class="flex h-1.5 gap-0.5 rounded-full overflow-hidden bg-surface-2"
    >
      {shown().map((part) => (
        <span
          class={statusFill[part.status]}
          style={{ 'flex-grow': part.count }}
          title={`${part.label} ${part.count}`}
        />
      ))}
    </span>
  );
}
