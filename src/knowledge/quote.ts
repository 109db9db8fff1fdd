import type { Place } from '../diagnostic.ts';

/** Words of the source with the place where they stand. */
export interface Quote {
  readonly text: string;
  readonly place: Place;
}
