/** The design system's front door. The palette is apart ('@millwright/ui/palette'), so that it loads when first opened. */

// Actions
export { Button, type ButtonProps, type ButtonVariant, buttonClass } from './actions/Button.tsx';
export { IconButton, type IconButtonProps } from './actions/IconButton.tsx';
export { dataOf, Loaded, type LoadedProps } from './data/Loaded.tsx';
export { createPress, type Press, pressKey } from './data/press-key.ts';
// Display
export { Avatar, initials, People, Person } from './display/Avatar.tsx';
export { Badge, type Tone } from './display/Badge.tsx';
export { Breadcrumbs, type Crumb } from './display/Breadcrumbs.tsx';
export { Bento, Card, type CardProps, Figure, Pile } from './display/Card.tsx';
export { type ConflictField, ConflictNotice, type ConflictNoticeProps } from './display/ConflictNotice.tsx';
export { type Difference, DiffList } from './display/DiffList.tsx';
export { EmptyState } from './display/EmptyState.tsx';
export { ErrorState } from './display/ErrorState.tsx';
export { FileDrop, type FileDropProps } from './display/FileDrop.tsx';
export type { Icon } from './display/icon.ts';
export { isApple, Kbd } from './display/Kbd.tsx';
export { KeyValue, type KeyValueItem } from './display/KeyValue.tsx';
export { ProgressBar, type ProgressBarProps, ProgressRing, StatusStrip } from './display/Progress.tsx';
export { ListSkeleton, PageSkeleton, Skeleton, SkeletonGroup } from './display/Skeleton.tsx';
export { StatusBadge } from './display/StatusBadge.tsx';
export { Stepper } from './display/Stepper.tsx';
export { type Status, statusFill, statusIcon, statusTone } from './display/status.ts';
export { GroupedTabs, type Tab, type TabGroup, Tabs } from './display/Tabs.tsx';
export { type TimeBar, TimeBars } from './display/TimeBars.tsx';
export { Timeline, type TimelineItem } from './display/Timeline.tsx';
export { type DaySpan, spanOf } from './display/time-axis.ts';
export { useTab } from './display/use-tab.ts';
// Fields
export { Checkbox, type CheckboxProps } from './fields/Checkbox.tsx';
export { Combobox, type ComboboxProps, type OptionSource } from './fields/Combobox.tsx';
export { DateField, type DateFieldProps } from './fields/DateField.tsx';
export { DecimalField, type DecimalFieldProps } from './fields/DecimalField.tsx';
export { FieldError, type FieldProps } from './fields/Field.tsx';
export { MultiSelect, type MultiSelectProps } from './fields/MultiSelect.tsx';
export { NumberField, type NumberFieldProps } from './fields/NumberField.tsx';
export { RadioGroup } from './fields/RadioGroup.tsx';
export { type Option, Select, type SelectProps } from './fields/Select.tsx';
export { Switch } from './fields/Switch.tsx';
export { TextArea, type TextAreaProps } from './fields/TextArea.tsx';
export { TextField, type TextFieldProps } from './fields/TextField.tsx';
// Forms
export { createForm, type FieldBinding, type Form, type FormSettings } from './form/create-form.ts';
export { FormConflict, type FormConflictProps } from './form/FormConflict.tsx';
export { FormDialog, type FormDialogProps } from './form/FormDialog.tsx';
export { FormError, FormFrame, type FormFrameProps } from './form/FormFrame.tsx';
export { all, between, decimal, email, maxLength, minLength, type Rule, required } from './form/rules.ts';
// Frames
export { AppFrame, type AppFrameProps, type NavGroup, type NavItem } from './frames/AppFrame.tsx';
export { AuthFrame, type AuthFrameProps } from './frames/AuthFrame.tsx';
export { BrandMark } from './frames/BrandMark.tsx';
export { choiceEntries, LanguageButton, languageNames, ThemeButton } from './frames/Choices.tsx';
export { Page, type PageProps } from './frames/Page.tsx';
export { PortalFrame, type PortalFrameProps } from './frames/PortalFrame.tsx';
// Words, dates, numbers
export * from './i18n/index.ts';
// Lists
export { ExportMenu } from './list/ExportMenu.tsx';
export { ListFrame } from './list/ListFrame.tsx';
export { BulkBar } from './list/ListToolbar.tsx';
export {
  type ListSettings,
  type ListState,
  type ListView,
  type Sort,
  useListState,
} from './list/list-state.ts';
export type {
  BulkAction,
  Column,
  ExportFormat,
  ListFilter,
  ListFrameProps,
  ListQuery,
} from './list/list-types.ts';
export type { SavedView, SavedViews } from './list/saved-views.ts';
export { createSelection, type Selection } from './list/selection.ts';
// Overlays
export { ConfirmDialog, type ConfirmDialogProps } from './overlays/ConfirmDialog.tsx';
export { Dialog, type DialogProps } from './overlays/Dialog.tsx';
export { Drawer, type DrawerProps } from './overlays/Drawer.tsx';
export { Menu, type MenuEntry, type MenuItem, type MenuProps } from './overlays/Menu.tsx';
export { Popover, type PopoverProps } from './overlays/Popover.tsx';
export { Tooltip } from './overlays/Tooltip.tsx';
export { showError, showToast, type Toast, ToastRegion, undoMs } from './overlays/toast.tsx';
export { WholeScreen, type WholeScreenProps } from './overlays/WholeScreen.tsx';
export { type Accent, brandAccents, contrast } from './theme/brand-colours.ts';
export { isNarrow } from './theme/media.ts';
export { setTheme, type ThemeChoice, themeChoice } from './theme/theme.ts';
export { useBrand } from './theme/use-brand.ts';
