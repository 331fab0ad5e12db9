import { Checkbox, MultiSelect, type Option } from '@millwright/ui';
import { For, type JSX } from 'solid-js';
import { t } from '../../i18n/index.ts';
import { searchPeople } from '../org/org.model.ts';

/** People something is shared with by name, as the server wants them. */
export const peopleOf = (people: readonly string[], editors: readonly string[]) =>
  people.map((memberId) => ({ memberId, mayEdit: editors.includes(memberId) }));

/** Colleagues something is shared with by name, and which of them may add versions. */
export function PeopleFields(props: {
  people: readonly string[];
  editors: readonly string[];
  /** Those it is shared with so far. */
  known: readonly { id: string; name: string }[];
  onPeople: (people: readonly string[]) => void;
  onEditors: (editors: readonly string[]) => void;
}): JSX.Element {
  const names = new Map<string, string>(props.known.map(({ id, name }) => [id, name]));
  const search = async (text: string): Promise<Option[]> => {
    const found = await searchPeople(text);
    for (const { value, label } of found) names.set(value, label);
    return found;
  };
  return (
    <>
      <MultiSelect
        label={t('files.share.people')}
        help={t('files.share.peopleHint')}
        search={search}
        selected={props.known.map(({ id, name }) => ({ value: id, label: name }))}
        value={props.people}
        onChange={props.onPeople}
      />
      <For each={props.people}>
        {(id) => (
          <Checkbox
            label={t('files.share.mayEdit', { name: names.get(id) ?? '' })}
            checked={props.editors.includes(id)}
            onChange={(checked) =>
              props.onEditors(
                checked ? [...props.editors, id] : props.editors.filter((other) => other !== id),
              )
            }
          />
        )}
      </For>
    </>
  );
}
