import { z } from 'zod';
import { STAKEHOLDER_GROUPS } from '#kernel/domain/viewer.ts';
import { STANDINGS } from '#deliberate/domain/results/common-ground.ts';
import { GAPS } from '#deliberate/domain/opinion/gap-between.ts';
import { ANY_GROUPS, OPINION_GROUPS } from '#deliberate/domain/opinion/opinion-group.ts';

/** The released results as the API answers them: the same outputs as everywhere else. */
const side = z.enum(['agree', 'disagree', 'pass']);
const anyGroup = z.enum(ANY_GROUPS);

const cell = z.union([
  z.object({ shown: z.literal(false) }),
  z.object({
    shown: z.literal(true),
    epoch: z.int(),
    n: z.int(),
    nearlyAll: side.nullable(),
    agree: z.int().nullable(),
    disagree: z.int().nullable(),
    pass: z.int().nullable(),
    importantMin: z.int(),
  }),
]);

const score = z
  .object({
    permille: z.int(),
    lowPermille: z.int(),
    highPermille: z.int(),
    leastGroup: anyGroup,
    blockedBy: anyGroup.nullable(),
  })
  .nullable();

const ground = z.object({
  positionId: z.uuid(),
  standing: z.enum(STANDINGS),
  least: z
    .object({
      group: anyGroup,
      bound: z.enum(['exactly', 'at_least', 'at_most']),
      permille: z.int(),
      lowPermille: z.int(),
      highPermille: z.int(),
    })
    .nullable(),
  scores: z.object({ declared: score, opinion: score, both: score }).optional(),
});

const divides = z.array(
  z.object({
    positionId: z.uuid(),
    between: z.tuple([anyGroup, anyGroup]),
    differencePermille: z.int(),
    lowPermille: z.int(),
  }),
);

const opinion = z.object({
  epoch: z.int(),
  state: z.enum(['found', 'none_found', 'too_few']),
  algorithm: z.string(),
  codeSha256: z.string(),
  groups: z.array(
    z.object({
      group: z.enum(OPINION_GROUPS),
      sizeMin: z.int().nullable(),
      holds: z.array(
        z.object({
          positionId: z.uuid(),
          side: z.enum(['agree', 'disagree']),
          insidePermille: z.int(),
          outsidePermille: z.int(),
          effectPermille: z.int(),
        }),
      ),
    }),
  ),
  waiting: z.array(z.uuid()),
  bridging: z.array(z.uuid()),
  silhouettePermille: z.int().nullable(),
  stabilityPermille: z.int().nullable(),
  between: z.enum(GAPS).nullable().optional(),
  map: z.object({ sha256: z.string(), points: z.int() }).nullable(),
  divides: z.object({ declared: divides, opinion: divides }),
  background: divides.optional(),
  minority: z.array(z.object({ positionId: z.uuid(), group: anyGroup, side: z.enum(['agree', 'disagree']) })),
  unclear: z.array(z.uuid()),
});

export const resultCells = {
  accredited: z.record(z.enum(STAKEHOLDER_GROUPS), cell),
  public: cell,
  ground,
  publicGround: ground.nullable(),
  opinion: z.object({ accredited: z.array(cell), public: z.array(cell) }),
};

export const opinionAnswer = z.object({ accredited: opinion.nullable(), public: opinion.nullable() });
