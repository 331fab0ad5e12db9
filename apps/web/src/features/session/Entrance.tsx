import { AuthFrame, type AuthFrameProps, LanguageButton, ThemeButton } from '@millwright/ui';
import type { JSX } from 'solid-js';
import { setLocale } from '../../i18n/index.ts';

/** The frame of the pages before one is signed in. */
export function Entrance(props: Omit<AuthFrameProps, 'topRight' | 'brand'> & { firm?: string }): JSX.Element {
  return (
    <AuthFrame
      {...props}
      brand={{ name: props.firm ?? 'Millwright' }}
      topRight={
        <>
          <LanguageButton onChange={(next) => void setLocale(next)} />
          <ThemeButton />
        </>
      }
    />
  );
}
