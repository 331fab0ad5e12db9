import { DropdownMenu } from '@kobalte/core/dropdown-menu';
import { useNavigate } from '@solidjs/router';
import Check from 'lucide-solid/icons/check';
import { type ComponentProps, For, type JSX, Match, Show, Switch } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { MenuItem, MenuProps } from './Menu.tsx';

/** The menu itself, open from its first moment: it is only loaded when somebody asks for it. */
export default function MenuPanel(props: MenuProps): JSX.Element {
  const navigate = useNavigate();
  const select = (item: MenuItem) => {
    item.onSelect?.();
    if (item.href) navigate(item.href);
  };
  // Over a dialog the menu must hold the focus itself: the dialog would take it back and so close the menu.
  const overDialog = document.querySelector('[role=dialog], [role=alertdialog]') !== null;
  return (
    <DropdownMenu defaultOpen placement={props.placement ?? 'bottom-end'} gutter={6} modal={overDialog}>
      <DropdownMenu.Trigger as={(attributes: ComponentProps<'button'>) => props.trigger(attributes)} />
      <DropdownMenu.Portal>
        <DropdownMenu.Content class="floating appear min-w-[180px] max-w-[320px] max-h-[70vh] overflow-y-auto p-1 outline-none">
          <For each={props.entries}>
            {(entry) => (
              <Switch
                fallback={<MenuRow item={entry as MenuItem} onSelect={() => select(entry as MenuItem)} />}
              >
                <Match when={entry === 'separator'}>
                  <DropdownMenu.Separator class="my-1 border-line" />
                </Match>
                <Match when={typeof entry === 'object' && 'heading' in entry && entry}>
                  {(heading) => <div class="px-2.5 pt-2 pb-1 text-2xs text-ink-3">{heading().heading}</div>}
                </Match>
              </Switch>
            )}
          </For>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}

function MenuRow(props: { item: MenuItem; onSelect: () => void }): JSX.Element {
  const words = () => (
    <>
      <Show when={props.item.icon}>
        {(icon) => <Dynamic component={icon()} class="text-ink-3" aria-hidden="true" />}
      </Show>
      <span class="flex-1 min-w-0 truncate" classList={{ 'text-overdue': props.item.danger }}>
        {props.item.label}
      </span>
      <Show when={props.item.note}>
        <span class="text-xs text-ink-3">{props.item.note}</span>
      </Show>
    </>
  );
  return (
    <Show
      when={props.item.checked !== undefined}
      fallback={
        <DropdownMenu.Item class="menu-item" disabled={props.item.disabled} onSelect={props.onSelect}>
          {words()}
        </DropdownMenu.Item>
      }
    >
      <DropdownMenu.CheckboxItem
        class="menu-item"
        checked={props.item.checked}
        disabled={props.item.disabled}
        closeOnSelect={false}
        onChange={props.onSelect}
      >
        <span class="grid place-items-center size-4">
          <DropdownMenu.ItemIndicator>
            <Check class="text-accent" aria-hidden="true" />
          </DropdownMenu.ItemIndicator>
        </span>
        {words()}
      </DropdownMenu.CheckboxItem>
    </Show>
  );
}
