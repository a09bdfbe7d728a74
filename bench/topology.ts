/** A generated topology and the places where the benchmark types and asks. */
export interface Generated {
  readonly text: string;
  /** Behind the last character of a reference in the middle of the file. */
  readonly edit: number;
  /** Inside a reference to a group that a tenth of the declarations refer to. */
  readonly common: number;
}

/**
 * A hub that sends its people to many tenants, with as many declarations as asked for: of ten, one tenant, one link, one
 * mapping, two packages, a catalog, groups, an extension. About eleven lines each where they have a body.
 */
export function generate(declarations: number): Generated {
  const spokes = Math.max(1, Math.round((declarations - 3) / 10));
  const text = [hub, ...Array.from({ length: spokes }, (_, i) => spoke(String(i).padStart(4, '0'), i))].join('\n');
  const middle = String(Math.floor(spokes / 2)).padStart(4, '0');
  const after = (wanted: string, from = 0) => text.indexOf(wanted, from) + wanted.length;
  return { text, edit: after(`approval: by owners${middle}`), common: after('members of peo', after(`package way${middle}`)) };
}

const guid = (i: number): string => `3a1c0f52-7b1e-4a57-9a0c-${i.toString(16).padStart(12, '0')}`;

const hub = `tenant hub "Hub" {
  id: "3a1c0f52-7b1e-4a57-9a0c-ffffffffffff"
  domains: "hub.example.com"
}
existing group people "People" in hub
catalog ways "Ways" in hub {
  description: "Who goes where"
}
`;

const spoke = (n: string, i: number): string => `tenant t${n} "Tenant ${n}" {
  id: "${guid(i)}"
  domains: "t${n}.example.com"
}
existing group owners${n} "Owners" in t${n}
existing group staff${n} "Staff" in t${n}
extension role${n}: String in t${n}
// What people of the hub are in tenant ${n}.
mapping map${n} {
  displayName <- Append([displayName], " (Hub)")
  companyName <- "Hub"
  role${n} <- "analyst"
  department <- Switch([department], "Other", "Security", "SOC", "Identity", "IAM")
  userType <- "Member" on create
}
sync hub -> t${n} "Hub to ${n}" {
  scope: assigned
  filter: department EQUALS "Security" AND accountEnabled IS TRUE
  mapping: map${n}
  redemption: automatic
  trust: mfa
  deletionThreshold: 100
  notify: "identity@hub.example.com"
}
group here${n} "From the hub" in t${n} {
  description: "People of the hub in tenant ${n}"
  members: user.role${n} -eq "analyst" -and user.accountEnabled -eq true
}
package way${n} "Way to ${n}" in hub {
  description: "Into tenant ${n}"
  catalog: ways
  grants: sync to t${n}
  policy "Members" {
    requestors: members of people
    justification: required
    expires: 30d
  }
}
catalog work${n} "Work" in t${n} {
  description: "What people of the hub do here"
}
package read${n} "Read" in t${n} {
  description: "Look, for hours"
  catalog: work${n}
  grants: group staff${n}
  policy "On request" {
    requestors: members of here${n}
    approval: by owners${n} within 1d
    justification: required
    expires: 8h
  }
}
`;
