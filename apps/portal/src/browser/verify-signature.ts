type Bytes = Uint8Array<ArrayBuffer>;

/** Ed25519 by the browser, or, on an older one, by a library that is fetched only then. */
export async function verifies(key: Bytes, text: Bytes, signature: Bytes): Promise<boolean> {
  try {
    const imported = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', imported, signature, text);
  } catch {
    // The browser does not know this kind of key, or it is none; the library tells the two apart.
    const { verifyAsync } = await import('@noble/ed25519');
    return verifyAsync(signature, text, key);
  }
}
