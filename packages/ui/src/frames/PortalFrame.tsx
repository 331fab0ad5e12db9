import { A } from '@solidjs/router';
import type { JSX } from 'solid-js';
import { ToastRegion } from '../overlays/toast.tsx';
import { OfflinePill, SkipLink } from './AppFrame.tsx';
import { BrandMark } from './BrandMark.tsx';
import { setBrandName } from './Page.tsx';

export interface PortalFrameProps {
  /** The firm the customer deals with: its brand, not ours. */
  brand: { name: string; logoUrl?: string };
  /** After the firm's name: 'Customer portal'. */
  label: string;
  /** Right end: who is signed in, their menu. */
  topRight: JSX.Element;
  offline?: boolean;
  children: JSX.Element;
}

/** The customer portal's frame: the firm's brand on top, one calm column below. */
export function PortalFrame(props: PortalFrameProps): JSX.Element {
  setBrandName(() => props.brand.name);
  return (
    <div class="min-h-dvh flex flex-col">
      <SkipLink />
      <header
        data-print="hide"
        class="sticky top-0 z-30 flex items-center gap-3 h-[var(--topbar)] px-3.5 sm:px-6 bg-surface border-b border-line"
      >
        <A href="/" class="flex items-center gap-2.5 min-w-0 font-bold tracking-[-.01em] rounded-md">
          <BrandMark name={props.brand.name} logoUrl={props.brand.logoUrl} />
          <span class="truncate">
            {props.brand.name}
            <span class="max-sm:hidden"> · {props.label}</span>
          </span>
        </A>
        <OfflinePill shown={props.offline ?? false} />
        <div class="ml-auto flex items-center gap-2 min-w-0">{props.topRight}</div>
      </header>
      <main id="main" tabindex="-1" class="flex-1 w-full max-w-[1080px] mx-auto outline-none">
        {props.children}
      </main>
      <ToastRegion />
    </div>
  );
}
