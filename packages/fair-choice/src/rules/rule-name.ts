/** What follows Equal Shares while money is left; part of the rule, so always named. */
export type Completion = 'none' | 'phragmen' | 'add1' | 'add1-exhaustive';

export type Rule =
  | { readonly base: 'equal-shares'; readonly completion: Completion; readonly fill: boolean }
  | { readonly base: 'phragmen' | 'pav' | 'approval' };

const EQUAL_SHARES = /^equal-shares(?:\+(phragmen|add1-exhaustive|add1))?(\+fill)?$/;

/** Reads `equal-shares[+phragmen|+add1|+add1-exhaustive][+fill]`, `phragmen`, `pav` or `approval`. */
export function parseRule(name: string): Rule | undefined {
  if (name === 'phragmen' || name === 'pav' || name === 'approval') return { base: name };
  const match = EQUAL_SHARES.exec(name);
  if (match === null) return undefined;
  const completion = match[1];
  const known = completion === 'phragmen' || completion === 'add1' || completion === 'add1-exhaustive';
  return { base: 'equal-shares', completion: known ? completion : 'none', fill: match[2] !== undefined };
}

export function ruleName(rule: Rule): string {
  if (rule.base !== 'equal-shares') return rule.base;
  const completion = rule.completion === 'none' ? '' : `+${rule.completion}`;
  return `equal-shares${completion}${rule.fill ? '+fill' : ''}`;
}
