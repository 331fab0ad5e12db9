import {
  Button,
  Card,
  ConfirmDialog,
  createForm,
  Dialog,
  Drawer,
  FormDialog,
  IconButton,
  Menu,
  Popover,
  required,
  showError,
  showToast,
  TextField,
  Timeline,
} from '@millwright/ui';
import { CommandPalette, ShortcutsDialog } from '@millwright/ui/palette';
import Bell from 'lucide-solid/icons/bell';
import FileText from 'lucide-solid/icons/file-text';
import Pencil from 'lucide-solid/icons/pencil';
import Trash from 'lucide-solid/icons/trash';
import { createSignal, type JSX } from 'solid-js';
import { samples } from './samples.ts';

type Which = 'dialog' | 'form' | 'confirm' | 'drawer' | 'palette' | 'keys';

export function OverlaysGallery(): JSX.Element {
  const [open, setOpen] = createSignal<Which>();
  const close = () => setOpen(undefined);
  const form = createForm({
    initial: { name: '' },
    rules: { name: required },
    onSubmit: () => new Promise((done) => setTimeout(done, 500)),
  });
  const button = (which: Which) => <Button onClick={() => setOpen(which)}>{which}</Button>;
  return (
    <Card title="Overlays">
      <div class="flex flex-wrap gap-2">
        {button('dialog')}
        {button('form')}
        {button('confirm')}
        {button('drawer')}
        {button('palette')}
        {button('keys')}
        <Menu
          trigger={(attributes) => <Button {...attributes}>menu</Button>}
          entries={[
            { heading: 'HD-2611' },
            { label: '编辑', icon: Pencil, note: 'e', onSelect: () => {} },
            { label: '打开合同', icon: FileText, href: '/contracts/c0' },
            'separator',
            { label: '显示已验收', checked: true, onSelect: () => {} },
            { label: '删除', icon: Trash, danger: true, onSelect: () => {} },
            { label: '归档', disabled: true },
          ]}
        />
        <Popover label="popover" trigger={(attributes) => <Button {...attributes}>popover</Button>}>
          {(done) => <Button onClick={done}>Done</Button>}
        </Popover>
        <IconButton icon={Bell} label="通知" />
        <Button onClick={() => showToast({ text: '已移除「电柜装配」', undo: () => {} })}>toast</Button>
        <Button onClick={() => showError(new Error('x'))}>error toast</Button>
        <Button variant="primary" icon={Bell}>
          Primary
        </Button>
        <Button variant="ghost">Ghost</Button>
        <Button variant="danger">Danger</Button>
        <Button loading>Loading</Button>
        <Button disabled>Disabled</Button>
      </div>
      <Dialog
        open={open() === 'dialog'}
        onClose={close}
        title="看影响"
        description="延期 9 天会影响这些合同"
        footer={<Button onClick={close}>关闭</Button>}
      >
        <p>伺服电机延期使总装推迟到 12 月 9 日。</p>
      </Dialog>
      <FormDialog form={form} open={open() === 'form'} onClose={close} title="修改名称" submit="保存">
        <TextField label="名称" required {...form.field('name')} />
      </FormDialog>
      <ConfirmDialog
        open={open() === 'confirm'}
        onClose={close}
        title="关闭合同 HD-2611？"
        description="关闭后条款和任务不能再修改，客户仍可查看。"
        confirm="关闭合同"
        typeName="HD-2611"
        onConfirm={() => new Promise((done) => setTimeout(done, 400))}
      />
      <Drawer
        open={open() === 'drawer'}
        onClose={close}
        title="电柜装配"
        footer={<Button variant="primary">填报进度</Button>}
      >
        <Timeline items={[{ id: '1', who: '周敏', text: '进度报到 60%', at: new Date().toISOString() }]} />
      </Drawer>
      <CommandPalette
        open={open() === 'palette'}
        onClose={close}
        sources={[
          {
            label: '页面',
            items: samples.slice(0, 5).map((one) => ({
              id: one.id,
              label: one.name,
              note: one.no,
              icon: FileText,
              onSelect: () => {},
            })),
          },
          {
            label: '合同',
            search: async (text) =>
              samples
                .filter((one) => one.name.includes(text))
                .slice(0, 5)
                .map((one) => ({ id: `s${one.id}`, label: one.name, note: one.no, onSelect: () => {} })),
          },
        ]}
      />
      <ShortcutsDialog open={open() === 'keys'} onClose={close} />
    </Card>
  );
}
