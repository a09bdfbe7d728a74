import { drawings } from '../../language/diagram/index.ts';
import type { DrawingParams } from '../engine-protocol.ts';
import { loadTopology } from './load-topology.ts';

/** The picture with colours of its own, for other programs. */
export async function draw(params: DrawingParams): Promise<{ readonly text: string }> {
  const { topology } = await loadTopology(params);
  return { text: drawings[params.format](topology) };
}
