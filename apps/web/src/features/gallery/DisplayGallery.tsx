import {
  Badge,
  Bento,
  Button,
  Card,
  DiffList,
  EmptyState,
  ErrorState,
  Figure,
  formatMoney,
  formatMoneyShort,
  Kbd,
  KeyValue,
  ListSkeleton,
  People,
  Person,
  ProgressBar,
  ProgressRing,
  RelativeTime,
  StatusBadge,
  StatusStrip,
  Stepper,
  Timeline,
} from '@millwright/ui';
import Activity from 'lucide-solid/icons/activity';
import Clock from 'lucide-solid/icons/clock';
import { For, type JSX } from 'solid-js';
import { statuses } from './samples.ts';

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

export function DisplayGallery(): JSX.Element {
  return (
    <Bento>
      <Figure label="进行中合同" value="12" note="比上月 +2" href="/contracts">
        <StatusStrip
          label="合同"
          parts={statuses.map((status, index) => ({
            status,
            count: [2, 3, 4, 1, 1, 1][index] ?? 0,
            label: status,
          }))}
        />
      </Figure>
      <Figure label="我的待办" value="7" note="2 项今天到期" href="/my-tasks" />
      <Figure
        label="本月交付"
        value="3"
        note={<span class="text-overdue">1 项有延误风险</span>}
        href="/contracts"
      />
      <Figure
        label="在手合同额"
        value={formatMoneyShort('38412500.00', 'CNY')}
        note="回款 61%"
        href="/contracts"
      >
        <ProgressBar value={61} label="回款" />
      </Figure>
      <Card title="总进度" span={3}>
        <div class="flex items-center gap-4">
          <ProgressRing value={62} planned={68} label="总进度" />
          <div class="text-xs text-ink-3">
            计划 68%
            <br />
            <span class="text-overdue">落后 6%</span>
            <br />由 214 条进度填报得出
          </div>
        </div>
      </Card>
      <Card title="States" span={5} icon={Clock} more={<a href="/contracts">All contracts</a>}>
        <div class="flex flex-wrap gap-2">
          <For each={statuses}>{(status) => <StatusBadge value={status} />}</For>
          <StatusBadge value="overdue" label="逾期 5 天" />
          <Badge>电气部</Badge>
          <Badge tone="accent" name="陈立" onRemove={() => {}}>
            陈立
          </Badge>
        </div>
        <div class="grid gap-2 mt-4">
          <For each={statuses}>
            {(status, index) => (
              <ProgressBar value={index() * 18 + 6} label={status} tone={status} showValue />
            )}
          </For>
        </div>
      </Card>
      <Card title="等您确认" span={4} waiting>
        <p class="font-semibold">交期变更 12-18 → 12-27</p>
        <p class="mt-1 mb-3 text-xs text-ink-3">
          原因：长周期件（伺服电机）延期 9 天。变更单 CO-03，可下载查看。
        </p>
        <div class="flex gap-2">
          <Button variant="primary">查看并签署</Button>
          <Button>提出疑问</Button>
        </div>
      </Card>
      <Card title="最近动态" span={7} icon={Activity}>
        <Timeline
          items={[
            {
              id: '1',
              who: '周敏',
              text: '周敏 把「电柜装配」进度报到 60%',
              note: '包装线 PL-3000',
              at: ago(4),
            },
            {
              id: '2',
              who: 'Lin Hai',
              text: 'Lin Hai changed the promised date',
              at: ago(220),
              details: (
                <DiffList
                  changes={[
                    { label: '合同交期', before: '2026-12-18', after: '2026-12-27' },
                    { label: '总负责人', before: '', after: '陈立' },
                  ]}
                />
              ),
            },
            {
              id: '3',
              who: '王工',
              text: '客户 王工 在门户提交缺陷：光幕误触发',
              note: '码垛机器人',
              at: ago(60 * 30),
            },
          ]}
        />
      </Card>
      <Card title="合同" span={5}>
        <KeyValue
          items={[
            { label: '合同编号', value: <span class="num">HD-2611</span> },
            { label: '客户', value: '华东食品' },
            { label: '金额', value: <span class="num">{formatMoney('12345678901234567.89', 'CNY')}</span> },
            { label: '总负责人', value: <Person name="陈立" note="电气部" /> },
            { label: '团队', value: <People names={['陈立', '许宁', '高远', '周敏', '李强']} /> },
            { label: '备注', value: '' },
            { label: '更新', value: <RelativeTime value={ago(90)} /> },
            { label: '搜索', value: <Kbd>/</Kbd> },
          ]}
        />
      </Card>
      <Card title="导入" span={12}>
        <Stepper steps={['选择文件', '对应列', '检查', '完成']} current={1} />
      </Card>
      <Card span={4} flush>
        <EmptyState title="还没有合同" hint="从第一份合同开始：录入编号、客户和交期。">
          <Button variant="primary">新建合同</Button>
        </EmptyState>
      </Card>
      <Card span={4} flush>
        <ErrorState error={{ kind: 'forbidden', code: 'contracts.none' }} onRetry={() => {}} />
      </Card>
      <Card span={4} flush>
        <ListSkeleton rows={5} />
      </Card>
    </Bento>
  );
}
