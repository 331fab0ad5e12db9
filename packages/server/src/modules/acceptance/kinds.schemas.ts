/** Kinds by name, without anything a browser would have to carry for them. */

export const SEVERITIES = ['minor', 'major', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const CHECK_KINDS = ['yes_no', 'measure', 'text'] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];
