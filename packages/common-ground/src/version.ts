/** Changes whenever equal reactions could give different results. Stands in every result. */
export const ALGORITHM_VERSION = 'common-ground/1.6.0';
