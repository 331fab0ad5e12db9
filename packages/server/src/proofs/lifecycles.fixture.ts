import { BACK, type Lifecycle } from '@millwright/platform/browser';
import {
  AMENDMENT_STATES,
  amendmentLifecycle,
} from '../modules/contracts/amendments/amendments.lifecycle.ts';
import { CONTRACT_STATES, contractLifecycle } from '../modules/contracts/contracts.lifecycle.ts';
import { type Column, HEADS, reachOfRule, SHOWN } from './permission-matrix.fixture.ts';

interface Documented {
  title: string;
  /** The noun whose permissions are named after the verbs. */
  subject: string;
  states: readonly string[];
  lifecycle: Lifecycle<string, string>;
}

/** The lifecycles of contracts and what belongs to them. Other modules write theirs beside this one, in docs/lifecycles. */
const LIFECYCLES: readonly Documented[] = [
  {
    title: 'Contract 合同',
    subject: 'Contract',
    states: CONTRACT_STATES,
    lifecycle: contractLifecycle as unknown as Lifecycle<string, string>,
  },
  {
    title: 'Amendment 合同变更单',
    subject: 'ContractAmendment',
    states: AMENDMENT_STATES,
    lifecycle: amendmentLifecycle as unknown as Lifecycle<string, string>,
  },
];

const ROLES: readonly Column[] = ['boss', 'leader', 'projectLead', 'staff'];
const rule = (cells: readonly unknown[]) => `|${cells.map(() => '---|').join('')}`;
const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function section({ title, subject, states, lifecycle }: Documented): string[] {
  const when = ['Verb 动作', ...states];
  const who = ['Verb 动作', ...ROLES.map((role) => HEADS[role])];
  const leadsTo = (to: string) => (to === BACK ? '↩' : `→ ${to}`);
  return [
    `## ${title}`,
    '',
    'When 何时',
    '',
    line(when),
    rule(when),
    ...lifecycle.verbs.map((verb) => {
      const { from, to } = lifecycle.table[verb]!;
      return line([`\`${verb}\``, ...states.map((state) => (from.includes(state) ? leadsTo(to) : '–'))]);
    }),
    '',
    'Who 何人',
    '',
    line(who),
    rule(who),
    ...lifecycle.verbs.map((verb) =>
      line([`\`${verb}\``, ...ROLES.map((role) => SHOWN[reachOfRule(role, verb, subject)])]),
    ),
    '',
  ];
}

/** docs/lifecycles/contracts.md: which verb may be used in which state and by whom, read off the tables and the rules. */
export const lifecycleDocument = (): string =>
  [
    '# Lifecycle of a contract / 合同的生命周期',
    '',
    '<!-- Written by packages/server/src/proofs/lifecycles.test.ts: run it with `-u` after a change. -->',
    '',
    'Which verb leads from which state where (↩ back to where it was, – not possible), and who may use it with the role alone.',
    'The same tables drive the guards, the buttons and the tests. What else may stand in the way of a verb is named on the page.',
    '',
    '各动作在哪些状态下可用、转到哪个状态（↩ 回到之前的状态，– 不可用），以及仅凭角色谁可以使用。校验、按钮和测试都出自同一张表；其他阻碍事项会在页面上列出。',
    '',
    ...LIFECYCLES.flatMap(section),
  ].join('\n');
