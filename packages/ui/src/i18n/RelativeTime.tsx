import { type Accessor, createRoot, createSignal, type JSX } from 'solid-js';
import { formatDateTime, formatRelative } from './format.ts';

// One clock for the whole page: thousands of rows must not mean thousands of timers.
const now: Accessor<number> = createRoot(() => {
  const [tick, setTick] = createSignal(Date.now());
  setInterval(() => setTick(Date.now()), 30_000);
  return tick;
});

/** '4 minutes ago', kept current, with the exact time as its title and on paper. `value` is an ISO timestamp. */
export function RelativeTime(props: { value: string; class?: string }): JSX.Element {
  return (
    <time
      datetime={props.value}
      title={formatDateTime(props.value)}
      data-exact={formatDateTime(props.value)}
      class={props.class}
    >
      <span>{formatRelative(props.value, now())}</span>
    </time>
  );
}
