// The part of the package a browser loads: no import of Node, all cryptography by WebCrypto.
export { canonicalJson } from './canonical-json.ts';
export { parseEntry, type Entry } from './entry.ts';
export { type Finding, type FindingCode, type Verdict } from './findings.ts';
export { type Opening, opensField, parseOpening } from './commitment.ts';
export { parsePolicy, type Policy } from './policy.ts';
export { describeProof } from './proof-text.ts';
export { describeFinding, describeReport, describeVerdict, type Language } from './report-text.ts';
export { parseTlogProof, type TlogProof } from './tlog-proof.ts';
export { verifyProof, type ProofReport } from './verify-proof.ts';
export { type Report, verifyRecord, type VerifyOptions } from './verify.ts';
export { type Source } from './tile-reader.ts';
export { urlSource } from './url-source.ts';
export { hasWebCrypto, webPrimitives } from './web-primitives.ts';
export { webInflate } from './web-inflate.ts';
export { zipSource } from './zip.ts';
export { type ZipBytes } from './zip-directory.ts';
