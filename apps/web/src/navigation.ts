/** The places of the staff app, and what one must be allowed to see them. */
import type { NavGroup, NavItem } from '@millwright/ui';
import Archive from 'lucide-solid/icons/archive';
import Banknote from 'lucide-solid/icons/banknote';
import Building from 'lucide-solid/icons/building';
import CalendarDays from 'lucide-solid/icons/calendar-days';
import ChartColumn from 'lucide-solid/icons/chart-column';
import ClipboardCheck from 'lucide-solid/icons/clipboard-check';
import FileText from 'lucide-solid/icons/file-text';
import Gauge from 'lucide-solid/icons/gauge';
import HardDrive from 'lucide-solid/icons/hard-drive';
import House from 'lucide-solid/icons/house';
import Inbox from 'lucide-solid/icons/inbox';
import KeyRound from 'lucide-solid/icons/key-round';
import ListChecks from 'lucide-solid/icons/list-checks';
import ListTodo from 'lucide-solid/icons/list-todo';
import MessageSquareWarning from 'lucide-solid/icons/message-square-warning';
import Package from 'lucide-solid/icons/package';
import ScrollText from 'lucide-solid/icons/scroll-text';
import Settings from 'lucide-solid/icons/settings';
import ShieldCheck from 'lucide-solid/icons/shield-check';
import Truck from 'lucide-solid/icons/truck';
import Users from 'lucide-solid/icons/users';
import { t } from './i18n/index.ts';

interface Place extends NavItem {
  /** The permission without which the place is not offered. */
  needs?: string;
}

function places(): NavGroup<Place>[] {
  return [
    {
      items: [
        { href: '/', label: t('shell.nav.home'), icon: House, tabbar: true },
        { href: '/todos', label: t('shell.nav.todos'), icon: Inbox, needs: 'Todo.read' },
        {
          href: '/my-tasks',
          label: t('shell.nav.myTasks'),
          icon: ListTodo,
          needs: 'Task.read',
          tabbar: true,
        },
      ],
    },
    {
      key: 'projects',
      label: t('shell.groups.projects'),
      items: [
        {
          href: '/contracts',
          label: t('shell.nav.contracts'),
          icon: FileText,
          needs: 'Contract.read',
          tabbar: true,
        },
        { href: '/tasks', label: t('shell.nav.tasks'), icon: ListChecks, needs: 'Task.read', tabbar: true },
        { href: '/load', label: t('shell.nav.load'), icon: ChartColumn, needs: 'PersonLeave.read' },
        {
          href: '/acceptance',
          label: t('shell.nav.acceptance'),
          icon: ShieldCheck,
          needs: 'Acceptance.read',
        },
        { href: '/archive', label: t('contracts.archiveTitle'), icon: Archive, needs: 'Contract.read' },
      ],
    },
    {
      key: 'buying',
      label: t('shell.groups.buying'),
      items: [
        {
          href: '/procurement',
          label: t('shell.nav.procurement'),
          icon: Package,
          needs: 'ProcurementItem.read',
        },
        { href: '/suppliers', label: t('shell.nav.suppliers'), icon: Truck, needs: 'Supplier.read' },
      ],
    },
    {
      key: 'customers',
      label: t('shell.groups.customers'),
      items: [
        { href: '/customers', label: t('shell.nav.customers'), icon: Building, needs: 'Customer.read' },
        {
          href: '/feedback',
          label: t('shell.nav.feedback'),
          icon: MessageSquareWarning,
          needs: 'Feedback.read',
        },
        {
          href: '/payments',
          label: t('shell.nav.openPayments'),
          icon: Banknote,
          needs: 'PaymentMilestone.read',
        },
      ],
    },
    {
      key: 'firm',
      label: t('shell.groups.firm'),
      items: [
        { href: '/people', label: t('shell.nav.people'), icon: Users, needs: 'Member.read' },
        {
          href: '/work-days',
          label: t('shell.nav.workDays'),
          icon: CalendarDays,
          needs: 'WorkCalendar.read',
        },
        { href: '/performance', label: t('shell.nav.performance'), icon: Gauge, needs: 'Performance.read' },
      ],
    },
    {
      // What is set up once and looked up now and then.
      key: 'administration',
      label: t('shell.groups.administration'),
      folded: true,
      items: [
        { href: '/roles', label: t('shell.nav.roles'), icon: KeyRound, needs: 'Role.read' },
        {
          href: '/acceptance-setup',
          label: t('shell.nav.acceptanceSetup'),
          icon: ClipboardCheck,
          needs: 'AcceptanceSetup.update',
        },
        {
          href: '/storage',
          label: t('shell.nav.fileSettings'),
          icon: HardDrive,
          needs: 'FileStorage.read',
        },
        { href: '/audit', label: t('shell.nav.audit'), icon: ScrollText, needs: 'AuditEvent.read' },
        { href: '/settings', label: t('shell.nav.settings'), icon: Settings, needs: 'Tenant.update' },
      ],
    },
  ];
}

/** The navigation of someone with these permissions; groups without a place fall away. */
export function navigation(allowed: readonly string[]): NavGroup[] {
  return places()
    .map((group) => ({
      ...group,
      items: group.items.filter((place) => !place.needs || allowed.includes(place.needs)),
    }))
    .filter((group) => group.items.length > 0);
}
