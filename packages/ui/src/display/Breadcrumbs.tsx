import { A } from '@solidjs/router';
import { For, type JSX, Show } from 'solid-js';
import { uiText } from '../i18n/ui-text.ts';

export interface Crumb {
  label: string;
  /** The last crumb is where one is, and has no link. */
  href?: string;
}

/** Where this page stands. */
export function Breadcrumbs(props: { crumbs: readonly Crumb[] }): JSX.Element {
  return (
    <nav aria-label={uiText('page.breadcrumbs')} class="text-xs text-ink-3 num">
      <ol class="flex flex-wrap">
        <For each={props.crumbs}>
          {(crumb, index) => (
            <li class="flex">
              <Show when={index() > 0}>
                <span aria-hidden="true" class="px-1">
                  /
                </span>
              </Show>
              <Show when={crumb.href} fallback={<span aria-current="page">{crumb.label}</span>}>
                {(href) => (
                  <A href={href()} class="hover:text-ink hover:underline underline-offset-2">
                    {crumb.label}
                  </A>
                )}
              </Show>
            </li>
          )}
        </For>
      </ol>
    </nav>
  );
}
