import { adopt, plan } from '../../deploy/index.ts';
import { formatTopology } from '../../language/services/formatting/format.ts';
import type { AdoptParams, AdoptResult } from '../engine-protocol.ts';
import { loadTopology } from './load-topology.ts';
import { connectTo, type Targets } from './targets.ts';

/** What the files of a topology have to say so that some differences are none. Writes nothing, neither files nor tenants. */
export async function adoptDrift(params: AdoptParams, signal: AbortSignal, targets: Targets): Promise<AdoptResult> {
  const { target, sandbox, skip, ids } = params;
  const { topology, problems, textOf } = await loadTopology(params);
  const connections = await connectTo({ target, sandbox, signal }, topology, targets);
  const made = await plan(topology, connections, { skip });
  const errors = [...problems, ...made.problems].filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { files: [], refused: errors.map(({ message }) => message), warnings: [] };
  const { files, refused, warnings } = await adopt(made, topology, ids, {
    connections,
    textOf,
    readAgain: texts => loadTopology({ ...params, overlay: { ...params.overlay, ...Object.fromEntries(texts) } }),
    format: formatTopology,
  });
  return { files: [...files].map(([uri, text]) => ({ uri, text })), refused, warnings };
}
