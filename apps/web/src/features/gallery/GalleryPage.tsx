import { AppFrame, Avatar, LanguageButton, Page, Tabs, ThemeButton, useTab } from '@millwright/ui';
import { type JSX, Match, Switch } from 'solid-js';
import { setLocale } from '../../i18n/index.ts';
import { navigation } from '../../navigation.ts';
import { DisplayGallery } from './DisplayGallery.tsx';
import { FieldsGallery } from './FieldsGallery.tsx';
import { ListGallery } from './ListGallery.tsx';
import { OverlaysGallery } from './OverlaysGallery.tsx';

const everything = [
  'Task.read',
  'Contract.read',
  'Customer.read',
  'Member.read',
  'Role.read',
  'AuditEvent.read',
];

/** Every component with believable contents, for looking at; only in development. */
export default function GalleryPage(): JSX.Element {
  const tab = useTab(['display', 'fields', 'list', 'overlays']);
  return (
    <AppFrame
      brand={{ name: '恒达自动化' }}
      nav={navigation(everything)}
      onSearch={() => {}}
      searchLabel="Gallery"
      offline={tab() === 'overlays'}
      topRight={
        <>
          <LanguageButton onChange={(next) => void setLocale(next)} />
          <ThemeButton />
          <Avatar name="陈立" />
        </>
      }
    >
      <Page title="Gallery" subtitle="Every component, with believable contents">
        <Tabs
          value={tab()}
          tabs={[
            { value: 'display', label: 'Display' },
            { value: 'fields', label: 'Fields', count: 12 },
            { value: 'list', label: 'List' },
            { value: 'overlays', label: 'Overlays' },
          ]}
        />
        <Switch>
          <Match when={tab() === 'display'}>
            <DisplayGallery />
          </Match>
          <Match when={tab() === 'fields'}>
            <FieldsGallery />
          </Match>
          <Match when={tab() === 'list'}>
            <ListGallery />
          </Match>
          <Match when={tab() === 'overlays'}>
            <OverlaysGallery />
          </Match>
        </Switch>
      </Page>
    </AppFrame>
  );
}
