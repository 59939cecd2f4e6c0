// The part of the package a browser loads: no import of Node, all cryptography by WebCrypto.
export { canonicalJson } from './encoding/canonical-json.ts';
export { parseEntry, type Entry } from './entries/entry.ts';
export { type Finding, type FindingCode, type Verdict } from './verify/findings.ts';
export { type Opening, opensField, parseOpening } from './entries/commitment.ts';
export { parsePolicy, type Policy } from './notes/policy.ts';
export { describeProof } from './verify/proof-text.ts';
export { describeFinding, describeReport, describeVerdict, type Language } from './verify/report-text.ts';
export { parseTlogProof, type TlogProof } from './notes/tlog-proof.ts';
export { verifyProof, type ProofReport } from './verify/verify-proof.ts';
export { type Report, verifyRecord, type VerifyOptions } from './verify/verify.ts';
export { type Source } from './tree/tile-reader.ts';
export { urlSource } from './sources/url-source.ts';
export { hasWebCrypto, webPrimitives } from './primitives/web-primitives.ts';
export { webInflate } from './sources/web-inflate.ts';
export { zipSource } from './sources/zip.ts';
export { type ZipBytes } from './sources/zip-directory.ts';
