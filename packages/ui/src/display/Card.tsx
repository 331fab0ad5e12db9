import { A } from '@solidjs/router';
import { createUniqueId, type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Icon } from './icon.ts';

export interface CardProps {
  title?: JSX.Element;
  icon?: Icon;
  /** Right of the title: a link 'All contracts', a button. */
  more?: JSX.Element;
  /** Columns of twelve in a `Bento`, from 720 px up; full width below. */
  span?: 3 | 4 | 5 | 6 | 7 | 8 | 9 | 12;
  /** An orange edge: this waits for the reader. */
  waiting?: boolean;
  /** No padding, for a table or a list that runs to the edges. */
  flush?: boolean;
  class?: string;
  children: JSX.Element;
}

const spans = {
  3: 'sm:col-span-3',
  4: 'sm:col-span-4',
  5: 'sm:col-span-5',
  6: 'sm:col-span-6',
  7: 'sm:col-span-7',
  8: 'sm:col-span-8',
  9: 'sm:col-span-9',
  12: 'sm:col-span-12',
};

/** A titled panel. */
export function Card(props: CardProps): JSX.Element {
  const id = createUniqueId();
  return (
    <section
      aria-labelledby={props.title ? id : undefined}
      class={`min-w-0 bg-surface border rounded-lg ${props.span ? spans[props.span] : ''} ${props.class ?? ''}`}
      classList={{ 'border-attention': props.waiting, 'border-line': !props.waiting, 'p-4': !props.flush }}
    >
      <Show when={props.title}>
        <header
          class="flex items-center gap-2 text-sm font-semibold"
          classList={{
            'text-attention': props.waiting,
            'text-ink-2': !props.waiting,
            'px-4 pt-4 pb-2': props.flush,
            'mb-3': !props.flush,
          }}
        >
          <Show when={props.icon}>{(icon) => <Dynamic component={icon()} aria-hidden="true" />}</Show>
          <h2 id={id} class="font-semibold tracking-normal">
            {props.title}
          </h2>
          <Show when={props.more}>
            <span class="ml-auto font-medium text-accent">{props.more}</span>
          </Show>
        </header>
      </Show>
      {props.children}
    </section>
  );
}

/** Twelve columns for cards; below 720 px and on paper everything takes the full width, figures go two by two. */
export function Bento(props: { children: JSX.Element }): JSX.Element {
  return (
    <div class="grid grid-cols-12 gap-3 sm:gap-4 *:col-span-12 print:[&>:not(a)]:col-span-12!">
      {props.children}
    </div>
  );
}

/** Cards under each other within a `Bento`, as wide as `span` columns. */
export function Pile(props: { span: NonNullable<CardProps['span']>; children: JSX.Element }): JSX.Element {
  return <div class={`grid gap-3 sm:gap-4 content-start min-w-0 ${spans[props.span]}`}>{props.children}</div>;
}

/** One number that is a link to exactly its list. */
export function Figure(props: {
  label: string;
  value: JSX.Element;
  href: string;
  note?: JSX.Element;
  /** Under the number: a bar or a strip. */
  children?: JSX.Element;
}): JSX.Element {
  return (
    <A
      href={props.href}
      class="max-sm:col-span-6 sm:col-span-3 min-w-0 block bg-surface border border-line rounded-lg p-4 hover:border-line-strong transition"
    >
      <span class="block mb-2 text-sm font-semibold text-ink-2">{props.label}</span>
      <span class="block num text-2xl font-bold tracking-[-.02em]">{props.value}</span>
      <span class="block min-h-[18px] text-xs text-ink-3">{props.note}</span>
      <Show when={props.children}>
        <span class="block mt-3">{props.children}</span>
      </Show>
    </A>
  );
}
