// The reader's own browser can do the checking, so this page runs script; without it, the server's own check stands there.
export const csr = true;
