/**
 * Intuit's own issuer, never our address: its client library holds the `iss` of an id token against this constant.
 */
export const ISSUER = "https://oauth.platform.intuit.com/op/v1";

/** The discovery document, with endpoints on our own address; the two documents differ in userinfo only. */
export function discoveryDocument(baseUrl: string, isSandbox: boolean): Record<string, unknown> {
  return {
    issuer: ISSUER,
    authorization_endpoint: `${baseUrl}/connect/oauth2`,
    token_endpoint: `${baseUrl}/oauth2/v1/tokens/bearer`,
    userinfo_endpoint: `${baseUrl}${isSandbox ? "/sandbox" : ""}/v1/openid_connect/userinfo`,
    revocation_endpoint: `${baseUrl}/v2/oauth2/tokens/revoke`,
    jwks_uri: `${baseUrl}/op/v1/jwks`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    scopes_supported: ["openid", "email", "profile", "address", "phone"],
    token_endpoint_auth_methods_supported: ["client_secret_post", "client_secret_basic"],
    claims_supported: ["aud", "exp", "iat", "iss", "realmid", "sub"],
  };
}
