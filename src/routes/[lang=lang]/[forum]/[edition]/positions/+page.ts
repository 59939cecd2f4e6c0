/** With script the next card comes without a reload, and 1, 2, 3 answer; without it the same forms work. */
export const csr = true;
