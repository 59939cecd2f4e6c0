export { readPressRelease, type PressReleaseReading, type ReadingOptions } from './read-press-release.ts';
export { refusal, REFUSALS, SOURCE_BYTES_MAX, type ReadingRefusal, type RefusalCode } from './refusal.ts';
export { WARNINGS, type WarningCode } from './warning.ts';
export * from './release.ts';
export { particle, withParticle, type ParticlePair } from './writing/particles.ts';
export * from './writing/record.ts';
export { writePressReleaseKo, speakerKo } from './writing/write-korean.ts';
export { writePressReleaseEn, speakerEn, ordinalEn } from './writing/write-english.ts';
