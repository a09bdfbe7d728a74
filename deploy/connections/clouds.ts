import type { Cloud } from '../../language/model/index.ts';

export interface CloudAddresses {
  /** Graph root without version. */
  readonly graph: string;
  readonly authority: string;
}

export const clouds: Readonly<Record<Cloud, CloudAddresses>> = {
  public: { graph: 'https://graph.microsoft.com', authority: 'https://login.microsoftonline.com' },
  usGovernment: { graph: 'https://graph.microsoft.us', authority: 'https://login.microsoftonline.us' },
  usGovernmentDoD: { graph: 'https://dod-graph.microsoft.us', authority: 'https://login.microsoftonline.us' },
  china: { graph: 'https://microsoftgraph.chinacloudapi.cn', authority: 'https://login.chinacloudapi.cn' },
};

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The origin of a Graph root that is not a cloud; loopback addresses only. */
export function loopbackRoot(url: string): string {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw new Error(`"${url}" is not a URL.`);
  }
  if (!/^https?:$/.test(parsed.protocol) || !LOOPBACK.test(parsed.hostname))
    throw new Error(`A Graph root other than a Microsoft cloud must be a loopback address, not ${parsed.host}.`);
  return parsed.origin;
}

export const isLoopback = (root: string): boolean => LOOPBACK.test(new URL(root).hostname);
