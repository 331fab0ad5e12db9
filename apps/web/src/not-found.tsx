import { buttonClass, EmptyState } from '@millwright/ui';
import { A } from '@solidjs/router';
import SearchX from 'lucide-solid/icons/search-x';
import type { JSX } from 'solid-js';
import { t } from './i18n/index.ts';

/** For addresses that lead nowhere. */
export default function NotFoundPage(): JSX.Element {
  return (
    <EmptyState title={t('shell.notFound.title')} hint={t('shell.notFound.hint')} icon={SearchX} heading>
      <A href="/" class={buttonClass()}>
        {t('shell.notFound.home')}
      </A>
    </EmptyState>
  );
}
