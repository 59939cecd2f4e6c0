import { z } from 'zod';
import { sealedTexts } from '#kernel/domain/sealed-texts.ts';
import type { Act } from '#kernel/domain/command.ts';
import { publicly, type Handler } from '#kernel/server/acts/execute.ts';
import {
  GROUP_SIZE_MIN,
  PROOF_BITS_MAX,
  PUBLIC_SIZE_MIN,
  SIZE_MIN_MAX,
} from '#deliberate/domain/deliberate-limits.ts';
import { RESULTS_SHOWN, VISIBILITIES } from '#deliberate/domain/deliberation/deliberation-rules.ts';
import { ANSWERS_SHOWN, PROPOSING } from '#deliberate/domain/positions/proposing.ts';
import {
  announceDeliberation,
  openDeliberation,
  retractDeliberation,
  type DeliberationAnnounced,
  type DeliberationMoved,
  type DeliberationOpened,
  type OneDeliberation,
  type OpeningState,
} from '#deliberate/domain/deliberation/move-deliberation.ts';
import {
  planDeliberation,
  type DeliberationPlanned,
  type PlanDeliberation,
  type PlanState,
} from '#deliberate/domain/deliberation/plan-deliberation.ts';
import {
  closeDeliberation,
  takeSnapshot,
  type DeliberationClosed,
  type SnapshotState,
  type SnapshotTaken,
  type TakeSnapshot,
} from '#deliberate/domain/results/take-snapshot.ts';
import { loadOpening, loadPlanState, writeMove, writeOpening, writePlan } from './deliberations.store.ts';
import { rulesData, snapshotEntry } from '#deliberate/server/log-entries.ts';
import {
  loadForClosing,
  loadForSnapshot,
  writeClosing,
  writeSnapshot,
} from '#deliberate/server/results/snapshots.store.ts';
import { positionOpened } from '#deliberate/server/positions/positions.commands.ts';
import { EPOCH_RELEASED } from '#deliberate/server/results/results-feed.ts';

const words = z.string().trim().normalize('NFC');
const oneDeliberation = z.object({ editionId: z.uuid(), deliberationId: z.uuid() });

const hearing = ({ editionId, deliberationId }: OneDeliberation) => [
  `deliberation/${deliberationId}`,
  `edition/${editionId}/positions`,
];

function actOn({ editionId, deliberationId }: OneDeliberation, kind: string, payload: Act['payload']): Act {
  return { kind, subjectKind: 'deliberation', subjectId: deliberationId, editionId, payload };
}

export const planDeliberationCommand: Handler<PlanDeliberation, PlanState, DeliberationPlanned> = {
  name: 'planDeliberation',
  access: ['secretariat'],
  input: z.object({
    editionId: z.uuid(),
    titles: z.record(z.string(), words),
    publicStratum: z.boolean().default(true),
    invitedOnly: z.boolean().default(false),
    proofBits: z.int().min(0).max(PROOF_BITS_MAX).default(0),
    reasonsShown: z.boolean().default(false),
    proposing: z.enum(PROPOSING).default('nobody'),
    answersShown: z.enum(ANSWERS_SHOWN).default('author'),
    embedOrigins: z.array(z.string().trim()).default([]),
    visibility: z.enum(VISIBILITIES).default('confidential'),
    resultsShown: z.enum(RESULTS_SHOWN).default('always'),
    groupSizeMin: z.int().min(GROUP_SIZE_MIN).max(SIZE_MIN_MAX).default(GROUP_SIZE_MIN),
    publicSizeMin: z.int().min(PUBLIC_SIZE_MIN).max(SIZE_MIN_MAX).default(PUBLIC_SIZE_MIN),
    opensAt: z.coerce.date().nullable().default(null),
    closesAt: z.coerce.date().nullable().default(null),
  }),
  load: loadPlanState,
  decide: planDeliberation,
  write: writePlan,
  acts: ({ isNew, ...planned }) => [
    actOn(planned, isNew ? 'deliberation.planned' : 'deliberation.rules_changed', {
      titles: planned.titles,
      ...rulesData(planned),
    }),
  ],
  topics: publicly(hearing),
};

export const openDeliberationCommand: Handler<OneDeliberation, OpeningState, DeliberationOpened> = {
  name: 'openDeliberation',
  access: ['secretariat'],
  input: oneDeliberation,
  load: loadOpening,
  decide: openDeliberation,
  write: writeOpening,
  acts: (opened) => {
    const { editionId, positions, rules } = opened;
    const data = { positions: positions.length, ...rulesData(rules) };
    const entry = { data, sealed: sealedTexts('title', rules.titles) };
    return [
      { ...actOn(opened, 'deliberation.opened', data), entry },
      ...positions.map((position) => positionOpened({ ...position, editionId })),
    ];
  },
  topics: hearing,
};

export const announceDeliberationCommand: Handler<OneDeliberation, OpeningState, DeliberationAnnounced> = {
  name: 'announceDeliberation',
  access: ['secretariat'],
  input: oneDeliberation,
  load: loadOpening,
  decide: announceDeliberation,
  write: writeMove,
  acts: (announced) => {
    const data = rulesData(announced.rules);
    const entry = { data, sealed: sealedTexts('title', announced.rules.titles) };
    return [{ ...actOn(announced, 'deliberation.announced', data), entry }];
  },
  topics: hearing,
};

export const retractDeliberationCommand: Handler<OneDeliberation, OpeningState, DeliberationMoved> = {
  name: 'retractDeliberation',
  access: ['secretariat'],
  input: oneDeliberation,
  load: loadOpening,
  decide: retractDeliberation,
  write: writeMove,
  acts: (retracted) => [
    {
      ...actOn(retracted, 'deliberation.retracted', {}),
      entry: {
        data: {},
        cites: [{ subjectKind: 'deliberation', subjectId: retracted.deliberationId }],
      },
    },
  ],
  topics: hearing,
};

export const closeDeliberationCommand: Handler<OneDeliberation, SnapshotState, DeliberationClosed> = {
  name: 'closeDeliberation',
  access: ['secretariat'],
  input: oneDeliberation,
  load: loadForClosing,
  decide: closeDeliberation,
  write: writeClosing,
  acts: (closed) => [
    {
      ...actOn(closed, 'deliberation.closed', {}),
      entry: {
        data: { epoch: closed.snapshot.outputs.epoch },
        cites: [{ subjectKind: 'deliberation', subjectId: closed.deliberationId }],
      },
    },
    snapshotTaken(closed.snapshot),
  ],
  topics: (closed) => [...hearing(closed), EPOCH_RELEASED],
};

export const takeSnapshotCommand: Handler<TakeSnapshot, SnapshotState, SnapshotTaken> = {
  name: 'takeSnapshot',
  access: ['secretariat'],
  input: oneDeliberation.extend({ cause: z.enum(['asked', 'due']).default('asked') }),
  load: loadForSnapshot,
  decide: takeSnapshot,
  write: writeSnapshot,
  acts: (taken) => [snapshotTaken(taken)],
  topics: (taken) => [...hearing(taken), EPOCH_RELEASED],
};

function snapshotTaken(taken: SnapshotTaken): Act {
  return {
    kind: 'snapshot.taken',
    subjectKind: 'snapshot',
    subjectId: taken.snapshotId,
    editionId: taken.editionId,
    payload: { deliberationId: taken.deliberationId, epoch: taken.outputs.epoch },
    entry: snapshotEntry(taken),
  };
}
