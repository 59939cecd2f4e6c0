export * from './web.ts';
export {
  EDITION_OPENED,
  EDITION_SEALED,
  editionOpenedData,
  ERASURE_DONE,
  ERASURE_DONE_ELSEWHERE,
  type Erasure,
  erasureDoneData,
} from './entries/act-kinds.ts';
export { canonicalJson, type Json, parseCanonicalJson } from './encoding/canonical-json.ts';
export { type Checkpoint, formatCheckpoint, parseCheckpoint, type TreeHead } from './notes/checkpoint.ts';
export { commitField, COMMITMENT_KEY_BYTES, formatOpening } from './entries/commitment.ts';
export {
  type Citation,
  type DocumentRef,
  encodeEntry,
  ENTRY_BYTES_MAX,
  ENTRY_LIST_MAX,
} from './entries/entry.ts';
export { type ExportDocument, type ExportInput, exportRecord, formatErasures } from './export/export.ts';
export { folderStore, sweepUnfinished } from './tree/folder-store.ts';
export {
  formatKeyId,
  formatVerifierKey,
  type KeyType,
  parseVerifierKey,
  type VerifierKey,
} from './notes/keys.ts';
export { readSignedCheckpoint, type SignedCheckpoint } from './notes/log-checkpoint.ts';
export { type Incident, type IncidentCode } from './log/log-recovery.ts';
export {
  type Appended,
  type Cosignature,
  type LogWriter,
  type LogWriterOptions,
  openLog,
} from './log/log-writer.ts';
export { memoryStore } from './tree/memory-store.ts';
export {
  consistencyProof,
  inclusionProof,
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from './tree/merkle-proof.ts';
export { leafHashes, rootAt } from './tree/merkle.ts';
export { nodePrimitives } from './primitives/node-primitives.ts';
export { nodeInflate, openSource } from './sources/node-source.ts';
export { formatNote, type Note, type NoteSignature, parseNote, parseSignatureLine } from './notes/note.ts';
export { quorumMet } from './notes/policy.ts';
export { type Primitives } from './primitives/primitives.ts';
export { fail, type Failure, ok, type Result } from './encoding/result.ts';
export { createSigner, hasMlDsa44, parseSigner, type Signer, signerFromSeed } from './notes/signer.ts';
export { type FileStore } from './tree/store.ts';
export { coversTile, readEntries, tileNodes, UnreadableTree } from './tree/tile-reader.ts';
export { formatTlogProof, makeTlogProof } from './notes/tlog-proof.ts';
export { runVerify, type VerifyExit, type VerifyIo } from './verify/verify-command.ts';
export { askWitness, type WitnessReply } from './witness/witness-client.ts';
export { serveWitness, type WitnessServer } from './witness/witness-server.ts';
export {
  createWitnessFile,
  type OpenedWitness,
  openWitnessFile,
  readWitnessFile,
} from './witness/witness-file.ts';
export { formatAddCheckpoint, parseAddCheckpoint } from './witness/witness-request.ts';
export { answerAddCheckpoint, trustLog, type WitnessAnswer, type WitnessState } from './witness/witness.ts';
export { zipParts, zipSource } from './sources/zip.ts';
