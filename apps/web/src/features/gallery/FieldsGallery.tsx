import {
  all,
  Bento,
  between,
  Card,
  Checkbox,
  Combobox,
  ConflictNotice,
  createForm,
  DateField,
  DecimalField,
  decimal,
  email,
  FileDrop,
  FormFrame,
  MultiSelect,
  NumberField,
  Pile,
  RadioGroup,
  required,
  Select,
  Switch,
  showToast,
  TextArea,
  TextField,
} from '@millwright/ui';
import { createSignal, type JSX } from 'solid-js';

const people = ['陈立', '许宁', '高远', '周敏', '李强', '林海', 'Anna Weber'].map((label, index) => ({
  value: `m${index}`,
  label,
  note: ['电气部', '机械部', '软件部'][index % 3],
}));

export function FieldsGallery(): JSX.Element {
  const [live, setLive] = createSignal(true);
  const [agree, setAgree] = createSignal(false);
  const form = createForm({
    initial: {
      name: '',
      email: 'not an address',
      password: '',
      amount: '1250000.00',
      percent: 60 as number | undefined,
      due: '2026-12-18',
      department: '' as string,
      lead: 'm0' as string,
      team: ['m1', 'm2'] as readonly string[],
      stage: 'fat' as '' | 'internal' | 'fat' | 'sat',
      note: '',
    },
    rules: {
      name: required,
      email: all(required, email),
      amount: decimal,
      percent: between(0, 100),
      department: required,
    },
    draft: 'gallery',
    onSubmit: async () => {
      await new Promise((done) => setTimeout(done, 600));
      showToast({ text: 'Saved', undo: () => {} });
    },
  });
  return (
    <Bento>
      <Card title="Form" span={6}>
        <FormFrame form={form} submit="保存" onCancel={() => form.reset()}>
          <TextField label="名称" required help="客户认得的名字" {...form.field('name')} />
          <TextField label="邮箱" type="email" {...form.field('email')} />
          <TextField label="密码" type="password" {...form.field('password')} />
          <div class="grid sm:grid-cols-2 gap-4">
            <DecimalField label="金额" prefix="¥" {...form.field('amount')} />
            <NumberField label="进度" suffix="%" min={0} max={100} {...form.field('percent')} />
            <DateField label="合同交期" {...form.field('due')} />
            <Select
              label="部门"
              required
              options={['机械部', '电气部', '软件部'].map((value) => ({ value, label: value }))}
              {...form.field('department')}
            />
          </div>
          <Combobox
            label="总负责人"
            search={async (text) => {
              await new Promise((done) => setTimeout(done, 300));
              return people.filter((one) => one.label.includes(text));
            }}
            selected={people[0]}
            {...form.field('lead')}
          />
          <MultiSelect label="成员" options={people} {...form.field('team')} />
          <RadioGroup
            inline
            label="阶段"
            options={[
              { value: 'internal', label: '内部验收' },
              { value: 'fat', label: '出厂验收' },
              { value: 'sat', label: '现场验收' },
            ]}
            {...form.field('stage')}
          />
          <TextArea label="备注" optional {...form.field('note')} />
          <Checkbox
            label="同时通知客户"
            help="客户联系人会收到一封邮件"
            checked={agree()}
            onChange={setAgree}
          />
        </FormFrame>
      </Card>
      <Pile span={6}>
        <Card title="At once">
          <Switch label="对客户可见" help="客户门户立即显示" checked={live()} onChange={setLive} />
          <Switch label="夜间汇总" checked={false} onChange={() => {}} disabled />
        </Card>
        <Card title="Files">
          <FileDrop
            label="任务清单（XLSX 或 CSV）"
            accept={['.xlsx', '.csv']}
            maxBytes={10_000_000}
            onFiles={() => {}}
          />
        </Card>
        <ConflictNotice
          who="周敏"
          fields={[
            { label: '合同交期', theirs: '2026-12-27', mine: '2026-12-20' },
            { label: '总负责人', theirs: '高远', mine: '陈立' },
          ]}
          onTakeTheirs={() => {}}
          onKeepMine={() => {}}
        />
      </Pile>
    </Bento>
  );
}
