export * from './web.ts';
export {
  EDITION_OPENED,
  EDITION_SEALED,
  editionOpenedData,
  ERASURE_DONE,
  ERASURE_DONE_ELSEWHERE,
  type Erasure,
  erasureDoneData,
} from './act-kinds.ts';
export { canonicalJson, type Json, parseCanonicalJson } from './canonical-json.ts';
export { type Checkpoint, formatCheckpoint, parseCheckpoint, type TreeHead } from './checkpoint.ts';
export { commitField, COMMITMENT_KEY_BYTES, formatOpening } from './commitment.ts';
export { type Citation, type DocumentRef, encodeEntry, ENTRY_BYTES_MAX, ENTRY_LIST_MAX } from './entry.ts';
export { type ExportDocument, type ExportInput, exportRecord, formatErasures } from './export.ts';
export { folderStore, sweepUnfinished } from './folder-store.ts';
export { formatKeyId, formatVerifierKey, type KeyType, parseVerifierKey, type VerifierKey } from './keys.ts';
export { readSignedCheckpoint, type SignedCheckpoint } from './log-checkpoint.ts';
export { type Incident, type IncidentCode } from './log-recovery.ts';
export {
  type Appended,
  type Cosignature,
  type LogWriter,
  type LogWriterOptions,
  openLog,
} from './log-writer.ts';
export { memoryStore } from './memory-store.ts';
export {
  consistencyProof,
  inclusionProof,
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from './merkle-proof.ts';
export { leafHashes, rootAt } from './merkle.ts';
export { nodePrimitives } from './node-primitives.ts';
export { nodeInflate, openSource } from './node-source.ts';
export { formatNote, type Note, type NoteSignature, parseNote, parseSignatureLine } from './note.ts';
export { quorumMet } from './policy.ts';
export { type Primitives } from './primitives.ts';
export { fail, type Failure, ok, type Result } from './result.ts';
export { createSigner, hasMlDsa44, parseSigner, type Signer, signerFromSeed } from './signer.ts';
export { type FileStore } from './store.ts';
export { coversTile, readEntries, tileNodes, UnreadableTree } from './tile-reader.ts';
export { formatTlogProof, makeTlogProof } from './tlog-proof.ts';
export { runVerify, type VerifyExit, type VerifyIo } from './verify-command.ts';
export { askWitness, type WitnessReply } from './witness-client.ts';
export { serveWitness, type WitnessServer } from './witness-server.ts';
export { createWitnessFile, type OpenedWitness, openWitnessFile, readWitnessFile } from './witness-file.ts';
export { formatAddCheckpoint, parseAddCheckpoint } from './witness-request.ts';
export { answerAddCheckpoint, trustLog, type WitnessAnswer, type WitnessState } from './witness.ts';
export { zipParts, zipSource } from './zip.ts';
