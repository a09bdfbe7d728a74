/** Small topologies that tests change by replacing text. */
export const tenants = `
tenant contoso "Contoso" {
  id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01"
  domains: "contoso.com"
}
tenant fabrikam "Fabrikam" {
  id: "8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02"
  domains: "fabrikam.com"
}
`;

export const link = `${tenants}
existing group analysts "Analysts" in contoso
extension socRole: String in fabrikam
mapping socMapping {
  companyName <- "Contoso"
  socRole <- "analyst"
}
sync contoso -> fabrikam {
  scope: all
  filter: department EQUALS "Security"
  mapping: socMapping
  assign: analysts
}
`;

export const governance = `${tenants}
existing group leads "Leads" in fabrikam
existing user tom "tom@fabrikam.com" in fabrikam
existing user ada "ada@fabrikam.com" in fabrikam
group readers "Readers" in fabrikam {
  description: "May read"
}
group writers "Writers" in fabrikam
group security "Security" in fabrikam {
  members: user.department -eq "Security"
}
organization partner "Contoso" in fabrikam {
  tenant: contoso
  internalSponsors: tom
}
catalog shared "Shared" in fabrikam {
  external: true
}
package access "Access" in fabrikam {
  catalog: shared
  grants: group readers, group writers
  policy "On request" {
    requestors: organization partner
    approval: by leads within 2d
    expires: 30d
    review: quarterly by leads within 14d, no response removes access
  }
}
`;
