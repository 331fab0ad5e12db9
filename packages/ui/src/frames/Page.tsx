import { createEffect, type JSX, Show } from 'solid-js';
import { Breadcrumbs, type Crumb } from '../display/Breadcrumbs.tsx';

export interface PageProps {
  title: string;
  /** A `StatusBadge` after the title. */
  status?: JSX.Element;
  /** How many there are, small after the title of a list. */
  count?: string;
  /** One line of facts under the title. */
  subtitle?: JSX.Element;
  crumbs?: readonly Crumb[];
  /** Buttons, right of the title; the primary one last. */
  actions?: JSX.Element;
  /** `narrow` for forms and settings, `wide` (the default) for everything else. */
  width?: 'wide' | 'narrow';
  children: JSX.Element;
}

/** One page: where it stands, its name and state, what can be done, then its content. Sets the window's title. */
export function Page(props: PageProps): JSX.Element {
  createEffect(() => {
    document.title = `${props.title} · ${brandName()}`;
  });
  return (
    <div
      class="px-3.5 pt-4 pb-24 sm:px-6 sm:pt-6 sm:pb-10"
      classList={{ 'max-w-[1480px]': props.width !== 'narrow', 'max-w-[760px]': props.width === 'narrow' }}
    >
      <header class="flex flex-wrap items-start gap-x-4 gap-y-3 mb-4">
        <div class="flex-1 min-w-[min(100%,260px)]">
          <p class="hidden print:block mb-1 text-xs font-semibold">{brandName()}</p>
          <Show when={props.crumbs}>{(crumbs) => <Breadcrumbs crumbs={crumbs()} />}</Show>
          <h1 class="flex flex-wrap items-center gap-x-2.5 gap-y-1 min-h-8 text-xl font-bold tracking-[-.015em]">
            {props.title}
            <Show when={props.count}>
              <span class="num text-xs font-normal text-ink-3 tracking-normal">{props.count}</span>
            </Show>
            {props.status}
          </h1>
          <Show when={props.subtitle}>
            <div class="text-ink-3">{props.subtitle}</div>
          </Show>
        </div>
        <Show when={props.actions}>
          <div class="flex flex-wrap items-center gap-2" data-print="hide">
            {props.actions}
          </div>
        </Show>
      </header>
      {props.children}
    </div>
  );
}

let brandName = () => 'Millwright';
/** The name after the page's title in the window's title: the firm's. The frames set it. */
export function setBrandName(name: () => string): void {
  brandName = name;
}
