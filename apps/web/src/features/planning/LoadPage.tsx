import { IconButton, Loaded, Page, RadioGroup } from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import ChevronLeft from 'lucide-solid/icons/chevron-left';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import { createSignal, type JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { LoadTable } from './LoadTable.tsx';
import { monday, plusDays } from './load.model.ts';
import { span } from './plan-words.ts';

type By = 'department' | 'person';
const WEEKS = 10;

/** How much departments and people have to do, week by week, beside how much they can. */
export default function LoadPage(): JSX.Element {
  const [by, setBy] = createSignal<By>('person');
  const [from, setFrom] = createSignal(monday(new Date().toISOString().slice(0, 10)));
  const to = () => plusDays(from(), WEEKS * 7 - 1);
  const load = useQuery(() =>
    api.planning.load.options({ from: from(), to: to(), by: by(), bucket: 'week' }),
  );
  return (
    <Page title={t('planning.load.title')} subtitle={t('planning.load.subtitle')}>
      <div class="mb-4 flex flex-wrap items-center gap-x-6 gap-y-2">
        <RadioGroup<By>
          label={t('planning.load.by')}
          hideLabel
          inline
          value={by()}
          onChange={setBy}
          options={[
            { value: 'person', label: t('planning.load.people') },
            { value: 'department', label: t('planning.load.departments') },
          ]}
        />
        <span class="ml-auto flex items-center gap-1">
          <IconButton
            icon={ChevronLeft}
            label={t('planning.load.earlier')}
            onClick={() => setFrom(plusDays(from(), -7 * (WEEKS / 2)))}
          />
          <span class="num text-sm" aria-live="polite">
            {span(from(), to())}
          </span>
          <IconButton
            icon={ChevronRight}
            label={t('planning.load.later')}
            onClick={() => setFrom(plusDays(from(), 7 * (WEEKS / 2)))}
          />
        </span>
      </div>
      <Loaded query={load}>{(found) => <LoadTable load={found()} />}</Loaded>
    </Page>
  );
}
