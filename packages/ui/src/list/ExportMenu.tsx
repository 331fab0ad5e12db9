import Download from 'lucide-solid/icons/download';
import { createSignal, type JSX } from 'solid-js';
import { IconButton } from '../actions/IconButton.tsx';
import { uiText } from '../i18n/ui-text.ts';
import { Menu } from '../overlays/Menu.tsx';
import { showError } from '../overlays/toast.tsx';
import type { ExportFormat } from './list-types.ts';

/** A list as a file to take home; a refusal is said in words. */
export function ExportMenu(props: {
  onExport: (format: ExportFormat) => unknown;
  /** Names the button where a page has more than one list. */
  label?: string;
  size?: 'sm' | 'md';
  /** Whether the list has filters that the file obeys, so that the menu says so. */
  filtered?: boolean;
}): JSX.Element {
  const [exporting, setExporting] = createSignal(false);
  const run = async (format: ExportFormat) => {
    setExporting(true);
    try {
      await props.onExport(format);
    } catch (error) {
      showError(error);
    } finally {
      setExporting(false);
    }
  };
  return (
    <Menu
      trigger={(attributes) => (
        <IconButton
          {...attributes}
          icon={Download}
          size={props.size}
          label={props.label ?? uiText('list.export')}
          disabled={exporting()}
        />
      )}
      entries={[
        ...(props.filtered ? [{ heading: uiText('list.exportNote') }] : []),
        { label: uiText('list.exportXlsx'), onSelect: () => void run('xlsx') },
        { label: uiText('list.exportCsv'), onSelect: () => void run('csv') },
      ]}
    />
  );
}
