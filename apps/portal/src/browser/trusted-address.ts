/** Chrome and its kin take a worker's address only from a named policy, when a page asks for that. */
export function trustedAddress(policy: string, address: string): string | URL {
  const { trustedTypes } = globalThis as {
    trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createScriptURL(url: string): string },
      ): { createScriptURL(url: string): URL };
    };
  };
  return (
    trustedTypes?.createPolicy(policy, { createScriptURL: (url) => url }).createScriptURL(address) ?? address
  );
}
