import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountOf, certify, type Certificate } from './certificate.ts';
import { choose } from '../rules/choose.ts';
import type { Election } from '../profiles/election.ts';
import { randomElections } from '../../tests/random-elections.ts';
import { add, compare, format, ZERO } from '../numbers/rational.ts';
import { verifyCertificate } from './verify-certificate.ts';

const COMPLETIONS = ['', '+phragmen', '+add1', '+add1-exhaustive'];
const RULES = [
  ...COMPLETIONS.flatMap((completion) => [`equal-shares${completion}`, `equal-shares${completion}+fill`]),
  'phragmen',
  'pav',
  'approval',
];

const overJson = (certificate: Certificate): unknown => JSON.parse(JSON.stringify(certificate));

const ELECTION: Election = {
  candidates: ['health', 'cyber', 'ai', 'space', 'biology'].map((id, at) => ({
    id,
    cost: 20 + 7 * at,
    groups: [`g${at % 2}`],
  })),
  caps: { g1: 2 },
  budget: 95,
  ballots: [
    { approves: ['health', 'cyber'], weight: 5 },
    { approves: ['cyber', 'ai'], weight: '7/2' },
    { approves: ['ai', 'space', 'biology'], weight: 4 },
    { approves: ['space'], weight: 2 },
    { approves: ['health', 'biology'], weight: '1/3' },
    { approves: [], weight: 1 },
  ],
};

/** Every leaf of the certificate changed a little, and every list with an entry taken out, doubled or swapped. */
function* mutants(value: unknown, path: string): Generator<{ path: string; mutant: unknown }> {
  if (typeof value === 'string') {
    const fraction = /^(-?\d+)\/(\d+)$/.exec(value);
    if (fraction) {
      yield { path, mutant: `${BigInt(fraction[1]!) + 1n}/${fraction[2]}` };
      yield { path, mutant: `${fraction[1]}/${BigInt(fraction[2]!) + 1n}` };
    } else yield { path, mutant: `${value}x` };
  } else if (typeof value === 'number') {
    yield { path, mutant: value + 1 };
    if (value > 0) yield { path, mutant: value - 1 };
  } else if (Array.isArray(value)) {
    for (const at of value.keys()) {
      yield { path: `${path}[-${at}]`, mutant: value.toSpliced(at, 1) };
      yield { path: `${path}[+${at}]`, mutant: value.toSpliced(at, 0, value[at]) };
      if (at > 0 && JSON.stringify(value[at]) !== JSON.stringify(value[at - 1])) {
        yield { path: `${path}[${at}<>]`, mutant: value.toSpliced(at - 1, 2, value[at], value[at - 1]) };
      }
      for (const each of mutants(value[at], `${path}[${at}]`)) {
        yield { path: each.path, mutant: value.toSpliced(at, 1, each.mutant) };
      }
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, field] of Object.entries(value)) {
      const { [key]: _, ...without } = value as Record<string, unknown>;
      yield { path: `${path}.-${key}`, mutant: without };
      for (const each of mutants(field, `${path}.${key}`)) {
        yield { path: each.path, mutant: { ...value, [key]: each.mutant } };
      }
    }
  }
}

/** Changes that leave every statement of the certificate true: the order of its lists, and a seed that decided nothing. */
const HARMLESS = /^\.(ballots|candidates)\[\d+<>\]$|^\.ballots\[\d+\]\.approvals\[\d+<>\]$|^\.ties\.seed$/;

describe('a certificate', () => {
  it.each(RULES)('of %s is accepted, also after a journey as JSON', (rule) => {
    fc.assert(
      fc.property(
        randomElections({ weighted: true }),
        fc.constantFrom('cost', 'cardinality'),
        (election, utility) => {
          const outcome = choose(election, { rule, utility: utility as 'cost' });
          expect(verifyCertificate(overJson(certify(outcome)), election)).toEqual({ ok: true });
        },
      ),
      { numRuns: 120 },
    );
  });

  it.each(RULES)('of %s is accepted for scored ballots', (rule) => {
    fc.assert(
      fc.property(randomElections({ scored: true }), (election) => {
        const outcome = choose(election, { rule, ties: { kind: 'id' } });
        expect(verifyCertificate(overJson(certify(outcome)), election)).toEqual({ ok: true });
      }),
      { numRuns: 60 },
    );
  });

  it.each(RULES)('of %s is refused when any part of it is changed', (rule) => {
    const certificate = certify(choose(ELECTION, { rule, utility: 'cost' }));
    expect(verifyCertificate(certificate, ELECTION)).toEqual({ ok: true });
    const accepted: string[] = [];
    let tried = 0;
    for (const { path, mutant } of mutants(overJson(certificate), '')) {
      if (HARMLESS.test(path)) continue;
      tried += 1;
      if (verifyCertificate(mutant, ELECTION).ok) accepted.push(path);
    }
    expect(accepted).toEqual([]);
    expect(tried).toBeGreaterThan(200);
  });

  it.each(RULES)('of %s is accepted where nobody voted, nobody approves or nothing can be chosen', (rule) => {
    const elections: Election[] = [
      { candidates: [{ id: 'a' }, { id: 'b' }], k: 1, ballots: [] },
      { candidates: [{ id: 'a' }, { id: 'b' }], k: 1, ballots: [{ approves: [] }] },
      { candidates: [], budget: 5, ballots: [{ approves: [] }] },
      {
        candidates: [
          { id: 'a', cost: 1 },
          { id: 'b', cost: 0 },
        ],
        budget: 0,
        ballots: [{ approves: ['a', 'b'] }],
      },
      { candidates: [{ id: 'a', cost: 9 }], budget: 5, ballots: [{ approves: ['a'] }] },
    ];
    for (const election of elections) {
      expect(verifyCertificate(certify(choose(election, { rule })), election)).toEqual({ ok: true });
    }
  });

  it('is refused when the winners are those of another rule', () => {
    fc.assert(
      fc.property(
        randomElections(),
        fc.constantFrom(...RULES),
        fc.constantFrom(...RULES),
        (election, one, other) => {
          // A certificate of add1 proves its last step, not that no earlier one was exhaustive.
          fc.pre(!(one.includes('add1') && other.includes('add1')));
          const first = choose(election, { rule: one });
          const second = choose(election, { rule: other });
          fc.pre(first.winners.toSorted().join() !== second.winners.toSorted().join());
          const swapped = { ...certify(second), rule: certify(first).rule };
          expect(verifyCertificate(swapped, election).ok).toBe(false);
        },
      ),
    );
  });

  it.each([null, 7, [], {}, { version: 1 }, 'certificate'])('that is %j is malformed', (value) => {
    expect(verifyCertificate(value)).toEqual({ ok: false, code: 'malformed' });
  });

  it('is the same for every order of ballots and approvals', () => {
    fc.assert(
      fc.property(randomElections({ weighted: true }), (election) => {
        const turned = {
          ...election,
          ballots: election.ballots
            .toReversed()
            .map((ballot) => ({ ...ballot, approves: ballot.approves.toReversed() })),
        };
        expect(certify(choose(turned))).toEqual(certify(choose(election)));
      }),
    );
  });
});

describe('the account of one voter', () => {
  it('adds up: payments and what is left are the share', () => {
    fc.assert(
      fc.property(randomElections({ weighted: true }), (election) => {
        const outcome = choose(election, { rule: 'equal-shares' });
        election.ballots.forEach((ballot, at) => {
          const account = accountOf(outcome, at);
          const paid = account.payments.reduce((sum, { amount }) => add(sum, amount), ZERO);
          expect(format(add(paid, account.left))).toBe(format(account.share));
          expect(compare(account.left, ZERO)).toBeGreaterThanOrEqual(0);
          for (const { winner } of account.payments) expect(ballot.approves).toContain(winner);
        });
      }),
    );
  });
});
