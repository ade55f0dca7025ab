const COMPANY_ADDRESS = `
fragment Place on CompanyAddress {
  recipient companyName address1 address2 city zoneCode zip countryCode phone
}`;

/** One company with its places. A shop without companies answers an error. */
export const COMPANY_QUERY = `
query Company($id: ID!) {
  shop { currencyCode }
  company(id: $id) {
    id name note createdAt updatedAt
    mainContact {
      customer { firstName lastName defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber } }
    }
    locations(first: 50) {
      nodes {
        id name phone
        taxSettings { taxExempt }
        buyerExperienceConfiguration { paymentTermsTemplate { name } }
        billingAddress { ...Place }
        shippingAddress { ...Place }
      }
    }
  }
}${COMPANY_ADDRESS}`;
