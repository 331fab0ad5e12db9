export {
  CommandPalette,
  type CommandPaletteProps,
  type PaletteItem,
  type PaletteSource,
} from './CommandPalette.tsx';
export { ShortcutsDialog } from './ShortcutsDialog.tsx';
