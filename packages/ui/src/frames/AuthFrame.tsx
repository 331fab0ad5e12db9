import { createEffect, type JSX, Show } from 'solid-js';
import { BrandMark } from './BrandMark.tsx';

export interface AuthFrameProps {
  /** The product before anyone is known, the firm once it is. */
  brand: { name: string; logoUrl?: string };
  title: string;
  subtitle?: JSX.Element;
  /** Top right: language and theme. */
  topRight?: JSX.Element;
  /** Under the card: the way to the other page (sign up, sign in). */
  footer?: JSX.Element;
  children: JSX.Element;
}

/** Signing in, signing up, accepting an invitation: one card, nothing else. */
export function AuthFrame(props: AuthFrameProps): JSX.Element {
  createEffect(() => {
    document.title = `${props.title} · ${props.brand.name}`;
  });
  return (
    <div class="min-h-dvh grid grid-rows-[auto_1fr]">
      <header class="flex justify-end items-center gap-1 h-[var(--topbar)] px-3.5 sm:px-6">
        {props.topRight}
      </header>
      <main class="w-full max-w-[408px] mx-auto px-4 pt-[6vh] pb-16">
        <div class="flex items-center gap-2.5 mb-6 text-lg font-bold tracking-[-.01em]">
          <BrandMark name={props.brand.name} logoUrl={props.brand.logoUrl} size="lg" />
          {props.brand.name}
        </div>
        <div class="p-5 sm:p-6 bg-surface border border-line rounded-lg">
          <h1 class="text-xl font-bold tracking-[-.015em]">{props.title}</h1>
          <Show when={props.subtitle}>
            <p class="mt-1 text-sm text-ink-3">{props.subtitle}</p>
          </Show>
          <div class="mt-5">{props.children}</div>
        </div>
        <Show when={props.footer}>
          <p class="mt-4 text-center text-sm text-ink-3">{props.footer}</p>
        </Show>
      </main>
    </div>
  );
}
