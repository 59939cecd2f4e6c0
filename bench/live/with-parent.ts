// Loaded into every process under measurement: it ends with the one that started it, however that one ends.
process.once('disconnect', () => process.exit(0));
