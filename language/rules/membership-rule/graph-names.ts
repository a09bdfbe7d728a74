/** Names of Graph that rules do not know, and what rules call the same property. */
export const graphNames: { readonly [graph: string]: string } = {
  mobilePhone: 'mobile',
  officeLocation: 'physicalDeliveryOfficeName',
  businessPhones: 'telephoneNumber',
  faxNumber: 'facsimileTelephoneNumber',
  mailNickname: 'mailNickName',
};
