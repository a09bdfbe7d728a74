import * as vscode from 'vscode';
import { MemoryFiles } from './memory-files.ts';

const tenants = `tenant contoso "Contoso" {
  id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01"
  domains: "contoso.com"
}

tenant fabrikam "Fabrikam" {
  id: "8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02"
  domains: "fabrikam.com"
}
`;

const elsewhere = `import "./tenants.tenantry"

existing group staff "Staff" in contoso

sync contoso -> fabrikam {
  scope: assigned
  assign: staff
  redemption: automatic
}
`;

/** An extension for tests: a topology that is on no disk. */
export function activate(context: vscode.ExtensionContext): void {
  const files = new MemoryFiles({ '/virtual/tenants.tenantry': tenants, '/virtual/elsewhere.tenantry': elsewhere });
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider('memfs', files, { isCaseSensitive: true }));
}
