/** From a topology to the world that its rehearsal starts in. */
export { seedOf } from './seed.ts';
