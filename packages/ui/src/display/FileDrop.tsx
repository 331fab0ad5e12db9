import FileUp from 'lucide-solid/icons/file-up';
import { createSignal, createUniqueId, type JSX } from 'solid-js';
import { FieldError } from '../fields/Field.tsx';
import { formatBytes } from '../i18n/format.ts';
import { uiText } from '../i18n/ui-text.ts';

export interface FileDropProps {
  onFiles: (files: File[]) => void;
  /** What belongs here: 'Task list (XLSX or CSV)'. */
  label: string;
  /** File name endings: ['.xlsx', '.csv']. */
  accept?: readonly string[];
  /** The largest file taken, in bytes. */
  maxBytes?: number;
  multiple?: boolean;
  error?: string;
  disabled?: boolean;
}

/** Takes files by drop, by click or by keyboard; refuses wrong ones with a reason. */
export function FileDrop(props: FileDropProps): JSX.Element {
  const id = createUniqueId();
  const [over, setOver] = createSignal(false);
  const [refusal, setRefusal] = createSignal<string>();
  const take = (list: FileList | null | undefined) => {
    const files = [...(list ?? [])].slice(0, props.multiple ? undefined : 1);
    setRefusal(files.map(refuse).find((reason) => reason !== undefined));
    if (files.length > 0 && !refusal()) props.onFiles(files);
  };
  const refuse = (file: File): string | undefined => {
    const kinds = props.accept ?? [];
    if (kinds.length > 0 && !kinds.some((kind) => file.name.toLowerCase().endsWith(kind)))
      return uiText('fileDrop.wrongKind', { name: file.name, kinds: kinds.join(' ') });
    if (props.maxBytes && file.size > props.maxBytes)
      return uiText('fileDrop.tooLarge', { name: file.name, size: formatBytes(props.maxBytes) });
    return undefined;
  };
  return (
    <div class="grid gap-1.5">
      <label
        for={id}
        class="grid justify-items-center gap-1 px-4 py-8 border border-dashed rounded-lg text-center transition has-focus-visible:outline-2 has-focus-visible:outline-focus"
        classList={{
          'border-accent bg-accent-soft': over(),
          'border-line-strong bg-surface hover:bg-surface-2': !over(),
          'opacity-60': props.disabled,
        }}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (!props.disabled) take(event.dataTransfer?.files);
        }}
      >
        <FileUp class="size-5 text-ink-3" aria-hidden="true" />
        <span class="font-medium">{props.label}</span>
        <span class="text-xs text-ink-3">
          {uiText(props.multiple ? 'fileDrop.promptMany' : 'fileDrop.prompt')}
        </span>
        <input
          id={id}
          type="file"
          class="sr-only"
          accept={props.accept?.join(',')}
          multiple={props.multiple}
          disabled={props.disabled}
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
      </label>
      <FieldError text={refusal() ?? props.error} />
    </div>
  );
}
