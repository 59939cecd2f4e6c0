export { readPressRelease, type PressReleaseReading, type ReadingOptions } from './read-press-release.ts';
export { refusal, REFUSALS, SOURCE_BYTES_MAX, type ReadingRefusal, type RefusalCode } from './refusal.ts';
export { WARNINGS, type WarningCode } from './warning.ts';
export * from './release.ts';
