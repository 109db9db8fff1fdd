import { getHeapStatistics } from 'node:v8';

/** How much is read at once. */
export interface ReadLimits {
  /** Bytes of one text. */
  readonly text: number;
  /** Bytes that an archive unpacks to. */
  readonly archive: number;
}

/**
 * A string has at most half a billion characters, and the values of a text take some eight times its size: what exceeds the memory
 * would end the program without a word. The largest FHIR packages unpack to 150 MB.
 */
export const usualLimits: ReadLimits = {
  text: Math.min(500_000_000, Math.floor(getHeapStatistics().heap_size_limit / 8)),
  archive: 500_000_000,
};
