/** Pages are plain documents; the few that script makes quicker turn it on themselves. */
export const csr = false;
