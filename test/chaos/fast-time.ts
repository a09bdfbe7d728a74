// Loaded before a program with `node --import`: its clock runs forty times as fast, so that what it waits for is over soon.
const { now } = Date;
const start = now();
Date.now = () => start + (now() - start) * 40;
