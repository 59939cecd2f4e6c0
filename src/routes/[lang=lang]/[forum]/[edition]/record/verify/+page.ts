// The reader's own browser does the checking, so this page runs script; without it, it says how to check by hand.
export const csr = true;
