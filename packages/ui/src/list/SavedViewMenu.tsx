import Bookmark from 'lucide-solid/icons/bookmark';
import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import { IconButton } from '../actions/IconButton.tsx';
import { uiText } from '../i18n/ui-text.ts';
import { Menu, type MenuEntry } from '../overlays/Menu.tsx';
import { attempt, type SavedView, type ViewsOfList } from './saved-views.ts';

const SavedViewName = lazy(() => import('./SavedViewName.tsx'));

/** What can be done with the view that is open; and keeping what the list shows as another one. */
export function SavedViewMenu(props: { views: ViewsOfList }): JSX.Element {
  const [naming, setNaming] = createSignal<{ view?: SavedView }>();
  const ofCurrent = (view: SavedView): MenuEntry[] => {
    const may = (action: string) => view.allowed.includes(action);
    const { views } = props;
    return [
      ...(view.allowed.length > 0 ? ['separator' as const, { heading: view.name }] : []),
      ...(may('update') && views.changed()
        ? [{ label: uiText('list.updateView'), onSelect: () => attempt(views.update(view)) }]
        : []),
      ...(may('update') ? [{ label: uiText('list.renameView'), onSelect: () => setNaming({ view }) }] : []),
      ...(may('share')
        ? [
            {
              label: uiText(view.shared ? 'list.unshareView' : 'list.shareView'),
              onSelect: () => attempt(views.share(view, !view.shared)),
            },
          ]
        : []),
      ...(may('delete')
        ? [{ label: uiText('list.deleteView'), danger: true, onSelect: () => attempt(views.remove(view)) }]
        : []),
    ];
  };
  const entries = (): MenuEntry[] => {
    const current = props.views.current();
    return [
      { label: uiText('list.saveView'), onSelect: () => setNaming({}) },
      ...(current ? ofCurrent(current) : []),
    ];
  };
  const take = (name: string) => {
    const view = naming()?.view;
    return view ? props.views.rename(view, name) : props.views.save(name);
  };
  return (
    <>
      <Menu
        trigger={(attributes) => (
          <IconButton {...attributes} icon={Bookmark} label={uiText('list.savedViews')} />
        )}
        entries={entries()}
      />
      <Suspense>
        <Show when={naming()}>
          {(what) => (
            <SavedViewName name={what().view?.name} onName={take} onClose={() => setNaming(undefined)} />
          )}
        </Show>
      </Suspense>
    </>
  );
}
